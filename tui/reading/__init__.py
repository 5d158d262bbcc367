"""Bytes to a report: fetched, decoded, repaired, taken apart into blocks and sections."""
