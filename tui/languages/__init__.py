"""What the interface says in other languages than English: data alone, loaded when it is wanted."""
