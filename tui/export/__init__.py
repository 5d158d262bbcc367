"""One module a format; pure: a review in, text or bytes out."""
