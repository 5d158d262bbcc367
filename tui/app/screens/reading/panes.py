"""The panes of the reading screen."""

PANES = ("outline", "article", "card")
"""Their ids, from left to right."""
