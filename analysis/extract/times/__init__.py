"""Expressions of time: one room for each way in which a text tells a time."""
