"""Figures to findings, each with its formula, operands and tolerance."""
