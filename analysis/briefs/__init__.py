"""Briefs: what the rows say, for a reader who never opens a notebook. One content, two small renderers."""

from analysis.briefs.blocks import Brief
from analysis.briefs.content import brief

__all__ = ["Brief", "brief"]
