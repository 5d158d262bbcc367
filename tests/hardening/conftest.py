"""What every test of the running app has: keys that are waited for."""

from tests.app.pressing import keys_are_acted_on

__all__ = ["keys_are_acted_on"]
