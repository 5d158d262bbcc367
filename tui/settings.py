"""settings.toml to frozen settings. A missing file is no error; a wrong one is named by its line or key."""

import getpass
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import asdict, fields, replace

from tui.domain.additions import NO_ADDITIONS, Additions
from tui.domain.evidence import legend_with
from tui.domain.figure import FigureKind
from tui.domain.publication import NO_PUBLICATION, Publication, Rating
from tui.domain.review import Status
from tui.errors import SettingsError
from tui.language import LANGUAGES

_LARGEST_FILE_BYTES = 1_000_000
_NOT_APPLIED = "The defaults are used until then."
_WORDS = ("reviewer", "theme", "preset", "language")
"""The settings that are one line of words."""
_TABLES = ("claimreview", "figures", "keys", "panes", "ticks")
"""The settings that are tables."""
_MOST_CELLS = 500
"""Larger than any terminal: a larger pane is a slip."""
_LONGEST_SIGN = 8
_UNIT_ROW = ('"spelling"', '"kind"', '"unit"', '"factor"')
_SCALE = (("worst", NO_PUBLICATION.worst), ("best", NO_PUBLICATION.best))
_RATING_ROW = ("number", '"words"')
_PLACE = re.compile(r"line (\d+), column")
"""Where the TOML parser says that something is wrong; otherwise it is at the end."""
_FACTOR = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?")


class Panes(Struct, frozen=True):
    """How large the panes beside the text are, in cells; each 0 for what the program takes for good."""

    outline: int = 0
    """The columns of the outline."""
    card: int = 0
    """The columns of the card, where it stands at the right."""
    card_rows: int = 0
    """The rows of the card, where it lies below the text."""


class Settings(Struct, frozen=True):
    """What the reviewer can set."""

    reviewer: str
    """The name on each decision; the login name when the file says nothing."""
    theme: str = "tieout-dark"
    """The name of the colours."""
    preset: str = "vim"
    """The name of a set of keys."""
    language: str = "auto"
    """What the interface speaks: `en`, `zh`, or as the environment says."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The user's own keys: the id of a binding to keys with commas between them."""
    figures: Additions = NO_ADDITIONS
    """The user's own units, classifiers and set phrases."""
    publication: Publication = NO_PUBLICATION
    """Who publishes claim reviews, and with which ratings."""
    panes: Panes = Panes()
    """How large the panes are."""
    ticks: Mapping[str, str] = field(default_factory=dict)
    """What tick marks of the user's own stand for, by sign, and those of `LEGEND` that mean something else here."""

    @property
    def legend(self) -> Mapping[str, str]:
        """The tick marks and what each says was done."""
        return legend_with(self.ticks)


def default_settings() -> Settings:
    """Return the settings that hold without a file."""
    return Settings(reviewer=_login_name())


def load_settings(path: Path) -> Settings:
    """Return the settings of a file, or the defaults when there is none.

    Raises:
        SettingsError: The file can't be read, is no TOML, or has an unknown key or a value of the wrong type.
    """
    table = _table(path)
    own = _additions(path, table.pop("figures", {}))
    publication = _publication(path, table.pop("claimreview", {}))
    keys = _keys(path, table.pop("keys", {}))
    panes = _panes(path, table.pop("panes", {}))
    ticks = _ticks(path, table.pop("ticks", {}))
    words = {"reviewer": _login_name()}
    for key, value in table.items():
        if key not in _WORDS:
            hint = f"Known are: {', '.join(sorted((*_WORDS, *_TABLES)))}. {_NOT_APPLIED}"
            raise SettingsError(f"{_at(path, key)}: there is no setting `{key}`.", hint)
        words[key] = _word(path, key, value)
    if words.get("language", "auto") not in LANGUAGES:
        message = f"{_at(path, 'language')}: there is no language “{words['language']}”."
        raise SettingsError(message, f"Known are: {', '.join(LANGUAGES)}. {_NOT_APPLIED}")
    return Settings(**words, keys=keys, figures=own, publication=publication, panes=panes, ticks=ticks)


def _word(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{_at(path, key)}: `{key}` has to be a text in quotes.", _NOT_APPLIED)
    if not value.strip() or not value.isprintable():
        raise SettingsError(f"{_at(path, key)}: `{key}` has to be one line of readable characters.", _NOT_APPLIED)
    return value.strip()


def _keys(path: Path, table: object) -> Mapping[str, str]:
    """Return the user's own keys from the table `[keys]`."""
    return {name: _word(path, f"keys.{name}", value) for name, value in _subtable(path, "keys", table).items()}


def _panes(path: Path, table: object) -> Panes:
    """Return the sizes of the panes from the table `[panes]`."""
    known = tuple(field.name for field in fields(Panes))
    sizes = {}
    for name, value in _subtable(path, "panes", table, known).items():
        sizes[name] = _whole_number(path, f"panes.{name}", value)
        if not 0 <= sizes[name] <= _MOST_CELLS:
            raise SettingsError(
                f"{_at(path, f'panes.{name}')}: `panes.{name}` is not between 0 and {_MOST_CELLS}.", _NOT_APPLIED
            )
    return Panes(**sizes)


def _ticks(path: Path, table: object) -> Mapping[str, str]:
    """Return what tick marks stand for from the table `[ticks]`."""
    ticks = {}
    for sign, meaning in _subtable(path, "ticks", table).items():
        _refuse_sign(path, sign)
        ticks[sign] = _word(path, f"ticks.{sign}", meaning)
    return ticks


def _refuse_sign(path: Path, sign: str) -> None:
    """The journal keeps an item's tick marks with blanks between them, and a column shows them."""
    if not 0 < len(sign) <= _LONGEST_SIGN or sign.split() != [sign] or not sign.isprintable():
        message = (
            f"{_at(path, f'ticks.{sign}')}: a tick mark is a sign of up to {_LONGEST_SIGN} characters without blanks."
        )
        raise SettingsError(message, _NOT_APPLIED)


def _subtable(path: Path, name: str, table: object, known: tuple[str, ...] = ()) -> dict[str, object]:
    """Return a table of the file; `known` are the only keys that it may have, where there are some."""
    if not isinstance(table, dict):
        raise SettingsError(f"{_at(path, name)}: `{name}` has to be a table: [{name}].", _NOT_APPLIED)
    unknown = sorted(table.keys() - set(known)) if known else []
    if unknown:
        message = f"{_at(path, f'{name}.{unknown[0]}')}: there is no setting `{name}.{unknown[0]}`."
        raise SettingsError(message, f"Known are: {', '.join(sorted(known))}. {_NOT_APPLIED}")
    return table


def save_word(path: Path, key: str, value: str) -> None:
    """Set one line of words in a settings file; all else in it stays as the user wrote it.

    Raises:
        SettingsError: The file can't be read or written, or is no TOML; it was not touched then.
    """
    with _before_keeping():
        _word(path, key, value)
    _save(path, {key: value})


def save_panes(path: Path, panes: Panes) -> None:
    """Set the sizes of the panes in a settings file; all else in it stays as the user wrote it.

    Raises:
        SettingsError: The file can't be read or written, or is no TOML; it was not touched then.
    """
    with _before_keeping():
        _panes(path, asdict(panes))
    _save(path, asdict(panes), "panes")


def save_tick(path: Path, sign: str, meaning: str) -> None:
    """Set what a tick mark stands for in a settings file; all else in it stays as the user wrote it.

    Args:
        path: The file.
        sign: The tick mark.
        meaning: What it says was done; empty to have the file say nothing of it.

    Raises:
        SettingsError: It is no tick mark, or the file can't be read or written, or is no TOML; it was not touched then.
    """
    with _before_keeping():
        _refuse_sign(path, sign)
        told = _word(path, f"ticks.{sign}", meaning) if meaning else None
    _save(path, {sign: told}, "ticks")


@contextmanager
def _before_keeping() -> Iterator[None]:
    """Check what is to be kept as what is read is checked; only the hint is another."""
    try:
        yield
    except SettingsError as error:
        raise SettingsError(error.message, "Nothing was kept.") from error


def _save(path: Path, values: Mapping[str, str | int | None], name: str = "") -> None:
    """Set values in a settings file, or in the table of a name in it; None takes one out."""
    from tomlkit import dumps, parse, table  # noqa: PLC0415 - only what changes the settings needs it

    _subtable(path, name, _table(path).get(name, {}))
    try:
        document = parse(path.read_text(encoding="utf-8")) if path.exists() else parse("")
        if name and name not in document:
            document[name] = table()
        place = document[name] if name else document
        place.update({key: value for key, value in values.items() if value is not None})
        for key in (key for key, value in values.items() if value is None and key in place):
            del place[key]
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.new-{os.getpid()}")
        beside.write_text(dumps(document), encoding="utf-8")
        beside.chmod(0o600)
        beside.replace(path)
    except OSError as error:
        message = f"{path} could not be written: {error.strerror}."
        raise SettingsError(message, "Make room, or change its rights.") from error


def with_word(settings: Settings, key: str, value: str) -> Settings:
    """Return settings with one line of words changed."""
    return replace(settings, **{key: value})


def with_tick(settings: Settings, sign: str, meaning: str) -> Settings:
    """Return settings with what a tick mark stands for changed; an empty meaning takes the user's own away."""
    others = {name: told for name, told in settings.ticks.items() if name != sign or meaning}
    return replace(settings, ticks={**others, sign: meaning} if meaning else others)


def _additions(path: Path, table: object) -> Additions:
    """Return the user's own words from the table `[figures]`."""
    table = _subtable(path, "figures", table, ("classifiers", "phrases", "units"))
    return Additions(
        units=tuple(_unit(path, row) for row in _rows(path, "figures.units", table.get("units", []))),
        classifiers=_listed(path, "figures.classifiers", table.get("classifiers", [])),
        phrases=_listed(path, "figures.phrases", table.get("phrases", [])),
    )


def _publication(path: Path, table: object) -> Publication:
    """Return who publishes claim reviews from the table `[claimreview]`."""
    table = _subtable(path, "claimreview", table, ("best", "publisher", "ratings", "url", "worst"))
    words = {key: _word(path, f"claimreview.{key}", table[key]) for key in ("publisher", "url") if key in table}
    url = words.get("url", "")
    if url and not url.startswith(("https://", "http://")):
        raise SettingsError(
            f"{_at(path, 'claimreview.url')}: `claimreview.url` has to be an http or https address.", _NOT_APPLIED
        )
    worst, best = (_whole_number(path, f"claimreview.{key}", table.get(key, d)) for key, d in _SCALE)
    if worst >= best:
        raise SettingsError(
            f"{_at(path, 'claimreview.worst')}: `claimreview.worst` has to be less than `claimreview.best`.",
            _NOT_APPLIED,
        )
    ratings = _ratings(path, table.get("ratings", {}))
    for status, rating in ratings.items():
        if not worst <= rating.value <= best:
            where = _at(path, f"claimreview.ratings.{status.value}")
            message = f"{where}: the rating of `{status.value}` is not between {worst} and {best}."
            raise SettingsError(message, _NOT_APPLIED)
    return Publication(words.get("publisher", ""), url, worst, best, ratings)


def _ratings(path: Path, table: object) -> dict[Status, Rating]:
    if not isinstance(table, dict):
        raise SettingsError(
            f"{_at(path, 'claimreview.ratings')}: `claimreview.ratings` has to be a table.", _NOT_APPLIED
        )
    ratings = {}
    for name, row in table.items():
        if name not in list(Status):
            hint = f"The statuses are: {', '.join(Status)}. {_NOT_APPLIED}"
            raise SettingsError(
                f"{_at(path, f'claimreview.ratings.{name}')}: `{name}` in `claimreview.ratings` is no status.", hint
            )
        if not isinstance(row, list) or len(row) != len(_RATING_ROW):
            raise SettingsError(
                f"{_at(path, f'claimreview.ratings.{name}')}: a rating is [{', '.join(_RATING_ROW)}].", _NOT_APPLIED
            )
        key = f"claimreview.ratings.{name}"
        ratings[Status(name)] = Rating(_whole_number(path, key, row[0]), _word(path, key, row[1]))
    return ratings


def _whole_number(path: Path, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise SettingsError(f"{_at(path, key)}: `{key}` has to be a whole number.", _NOT_APPLIED)
    return value


def _rows(path: Path, key: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise SettingsError(f"{_at(path, key)}: `{key}` has to be a list in square brackets.", _NOT_APPLIED)
    return value


def _listed(path: Path, key: str, value: object) -> tuple[str, ...]:
    return tuple(_word(path, key, entry) for entry in _rows(path, key, value))


def _unit(path: Path, row: object) -> tuple[str, str, str, str]:
    """Return a row of `figures.units`: spelling, kind, unit, and a factor that may be left out."""
    words = _listed(path, "figures.units", row)
    if len(words) == len(_UNIT_ROW) - 1:
        words = (*words, "1")
    if len(words) != len(_UNIT_ROW):
        raise SettingsError(
            f"{_at(path, 'figures.units')}: a row of `figures.units` is [{', '.join(_UNIT_ROW)}].", _NOT_APPLIED
        )
    spelling, kind, unit, factor = words
    if kind not in list(FigureKind):
        hint = f"The kinds are: {', '.join(FigureKind)}. {_NOT_APPLIED}"
        raise SettingsError(f"{_at(path, 'figures.units')}: `{kind}` in `figures.units` is no kind of figure.", hint)
    if not _FACTOR.fullmatch(factor):
        raise SettingsError(f"{_at(path, 'figures.units')}: `{factor}` in `figures.units` is no number.", _NOT_APPLIED)
    return spelling, kind, unit, factor


def settings_or_defaults(path: Path) -> tuple[Settings, SettingsError | None]:
    """Return the settings of a file; when something is wrong with it, the defaults and what is wrong."""
    try:
        return load_settings(path), None
    except SettingsError as error:
        return default_settings(), error


def _at(path: Path, name: str) -> str:
    """Return a settings file with the line that a setting stands on, from 1; without it where none is found."""
    line = _line_of(_text(path), name)
    return f"{path}, line {line}" if line else str(path)


def _line_of(text: str, name: str) -> int:
    """Return on which line a setting stands, or what it is a part of; 0 when it is written in an unusual way."""
    table, nearest = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if words.startswith("["):
            table = full = words.partition("]")[0].strip("[ \t\"'")
        else:
            key = words.partition("=")[0].strip(" \t\"'")
            full = f"{table}.{key}" if table else key
        if full == name:
            return number
        if full and name.startswith(f"{full}."):
            nearest = number
    return nearest


def _table(path: Path) -> dict[str, object]:
    text = _text(path)
    if not text:
        return {}
    import tomllib  # noqa: PLC0415 - who has no settings doesn't wait for it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).rpartition(" (at ")
        found = _PLACE.match(place)
        line = found[1] if found else text.rstrip("\n").count("\n") + 1
        raise SettingsError(f"{path}, line {line}: {what or place}.", f"Mend that line. {_NOT_APPLIED}") from error
    except RecursionError as error:
        raise SettingsError(f"{path} is nested too deep.", _NOT_APPLIED) from error


def _text(path: Path) -> str:
    """Return what stands in a settings file; nothing when there is none."""
    if path.is_fifo():  # opening one waits for whoever writes into it
        raise SettingsError(f"{path} is a pipe and no file.", _NOT_APPLIED)
    try:
        with path.open("rb") as file:
            body = file.read(_LARGEST_FILE_BYTES + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(f"{path} could not be read: {error.strerror}.", _NOT_APPLIED) from error
    if len(body) > _LARGEST_FILE_BYTES:
        raise SettingsError(f"{path} is too large to be a settings file.", _NOT_APPLIED)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path}: line {line} is not UTF-8.", f"Save it as UTF-8. {_NOT_APPLIED}") from error


def _login_name() -> str:
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        # A container may run as a user without a name.
        name = f"uid-{os.getuid()}" if hasattr(os, "getuid") else ""
    return name if name.isprintable() and name.strip() else "reviewer"
