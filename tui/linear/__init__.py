"""The plain terminal: a review in lines and prompts, without colour or cursor addressing, for screen readers."""
