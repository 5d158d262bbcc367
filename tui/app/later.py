"""Modules that others import and rarely use, imported when something of them is used for the first time.

Of what `import textual.app` takes, a fifth is for the command palette and all the widgets that it is made of, for
tables, markup and the folder of downloads, which neither the first screen nor the first key needs. As long as others
are being imported, such a module hands out stand-ins for what they take from it. Whatever is then done with one of
them, or with the module, imports the module as usual, and puts the real things where the stand-ins were. Classes are
made from a stand-in without it: they get their real base then.
"""

import sys
from abc import ABC, ABCMeta
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_UNNEEDED = (
    *("difflib", "mimetypes", "platformdirs"),
    *("rich.markup", "rich.panel", "rich.table", "rich.tree"),
    *("textual.canvas", "textual.command", "textual.markup", "textual.renderables.text_opacity"),
    *("textual.css._help_renderables", "textual.css._help_text"),
)
"""What Textual is imported without: what it calls for palettes, tables, markup, mistakes in styles and lines between
panes. Of each it takes only what is called. A name that another Textual takes nothing from does nothing."""


class _Later(ModuleType):
    """A module that is not yet imported."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.is_lent = True
        """Whether stand-ins are given out for what is asked for."""
        self.lent: dict[str, _StandIn] = {}
        """What they were given out for."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what a module holds may be anything
        # What begins so is asked for by the import system, of which nothing is lent.
        if name.startswith("__"):
            raise AttributeError(name)
        if not self.is_lent:
            return getattr(self.real(), name)
        return self.lent.setdefault(name, _StandIn(self, name))

    def real(self) -> ModuleType:
        """Import the module, unless that was done, and put what it holds in the place of all stand-ins."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
            module = import_module(self.__name__)
            self._replace(module)
            return module
        return import_module(self.__name__)

    def _replace(self, module: ModuleType) -> None:
        for stand_in in self.lent.values():
            classes: list[type] = stand_in.base.__subclasses__()
            for made in classes:
                real: type = getattr(module, stand_in.name)
                made.__bases__ = tuple(real if base is stand_in.base else base for base in made.__bases__)
        for holder in [held for held in sys.modules.values() if isinstance(held, ModuleType)]:
            for name, held in list(vars(holder).items()):
                if isinstance(held, _StandIn) and held.of is self:
                    setattr(holder, name, getattr(module, held.name))


class _StandIn:
    """Something of a module that is not yet imported."""

    def __init__(self, of: _Later, name: str) -> None:
        self.of = of
        self.name = name
        # A class can be given another base only where both have the same one below: what others derive from is an ABC.
        self.base = ABCMeta(name, (ABC,), {})
        """What is below the classes that are made of it, until they have their real base."""

    def _real(self) -> Any:  # noqa: ANN401 - as above
        return getattr(self.of.real(), self.name)

    def __mro_entries__(self, _bases: tuple[object, ...]) -> tuple[type, ...]:
        return (self.base,)

    def __call__(self, *values: object, **named: object) -> Any:  # noqa: ANN401 - as above
        return self._real()(*values, **named)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as above
        return getattr(self._real(), name)

    def __instancecheck__(self, one: object) -> bool:
        return isinstance(one, self._real())

    def __subclasscheck__(self, one: type) -> bool:
        return issubclass(one, self._real())


def import_textual() -> None:
    """Import what apps are made of, without what they rarely use."""
    with lent(_UNNEEDED):
        import_module("textual.app")


@contextmanager
def lent(names: Sequence[str]) -> Iterator[None]:
    """Have what is imported meanwhile take stand-ins from modules that are not imported yet.

    Args:
        names: The modules.
    """
    later = [_Later(name) for name in names if name not in sys.modules]
    sys.modules.update((module.__name__, module) for module in later)
    try:
        yield
    finally:
        for module in later:
            module.is_lent = False
            package, _, name = module.__name__.rpartition(".")
            if sys.modules.get(module.__name__) is module and package in sys.modules:
                # As the import system does it.
                setattr(sys.modules[package], name, module)
