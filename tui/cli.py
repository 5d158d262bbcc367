"""argv to a command; the app is imported last."""


def main() -> int:
    """Run the command line and return the exit code."""
    return 2
