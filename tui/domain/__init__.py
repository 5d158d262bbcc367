"""The words of tieout as types. The standard library and msgspec only; no input or output."""
