"""argparse without gettext: all that it says is told by `spoken`, and looking for catalogues takes long."""

import sys
from types import ModuleType


def _said_once(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


_gettext = ModuleType("gettext")
vars(_gettext).update(gettext=str, ngettext=_said_once)
_known = sys.modules.get("gettext")
sys.modules["gettext"] = _gettext
try:
    import argparse
finally:
    # Whoever else wants it gets the real one.
    del sys.modules["gettext"]
    if _known is not None:
        sys.modules["gettext"] = _known

__all__ = ["argparse"]
