"""The words of tieout as types. Standard library only; no input or output."""
