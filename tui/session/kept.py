"""The items that were ever decided on, as the store keeps them: read when they are asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from tui.domain.review import Item
from tui.store.database import Store


class KeptItems(Mapping[str, Item]):
    """The items of a report that were ever decided on, by id."""

    def __init__(self, store: Store, report_id: str, items: Iterable[Item] | None = None) -> None:
        """Hold all of them, or read them from the store when None is given."""
        self._store = store
        self._report_id = report_id
        self._items = {item.id: item for item in items or ()}
        self._is_whole = items is not None

    def __getitem__(self, name: str) -> Item:
        if name not in self._items and not self._is_whole:
            self.add(self._store.items_named(self._report_id, (name,)))
        return self._items[name]

    def __len__(self) -> int:
        return len(self._read())

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def add(self, items: Iterable[Item]) -> None:
        """Take in items as they were first decided on; those that are known stay as they are."""
        for item in items:
            self._items.setdefault(item.id, item)

    def some(self, names: Collection[str]) -> dict[str, Item]:
        """Return those of the items that were ever decided on, asking the store for all of them at once."""
        unknown = self._unknown(names)
        if unknown and not self._is_whole:
            self.add(self._store.items_named(self._report_id, unknown))
        return {name: self._items[name] for name in names if name in self._items}

    def read(self, names: Collection[str]) -> dict[str, Item]:
        """Return what `some` does, keeping nothing of what has to be read for that."""
        unknown = set() if self._is_whole else set(names) - self._items.keys()
        found = {item.id: item for item in self._store.items_named(self._report_id, unknown)} if unknown else {}
        return {name: self._items.get(name) or found[name] for name in names if name in self._items or name in found}

    def missing(self, names: Collection[str]) -> set[str]:
        """Return those of the items that were never decided on."""
        unknown = self._unknown(names)
        return unknown if self._is_whole else unknown - self._store.decided_on(self._report_id, unknown)

    def _unknown(self, names: Collection[str]) -> set[str]:
        """Return those of the ids that nothing is known of yet: what is known need not be gone through for that."""
        return {name for name in names if name not in self._items}

    def _read(self) -> Mapping[str, Item]:
        if not self._is_whole:
            self.add(self._store.items(self._report_id))
            self._is_whole = True
        return self._items
