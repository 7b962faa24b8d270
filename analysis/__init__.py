"""Isnad: Arabic war reporting, turned into evidence."""

__version__ = "0.1.0"
