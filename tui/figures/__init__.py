"""Text to figures: what numbers stand in it, what they say and what they measure."""
