"""Ties: the relations that a report's own figures must satisfy, each worked out with the precision that is printed."""
