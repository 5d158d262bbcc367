"""What the interface says in other languages: data alone."""
