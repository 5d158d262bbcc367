"""The catalogue against the program: every phrase is in it, with its places, and nothing else is."""

import errno
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import product

import pytest

from tests.phrases import (
    all_strings,
    phrases_said,
    places_in,
    sentences_of_errors,
    without_names,
    words_shown,
)
from tui.app.differing import OUTCOMES
from tui.app.filter_words import NAMES as FILTERED
from tui.app.keys import KEYS, PLACES, choosing_keys
from tui.app.present import CHANGES
from tui.app.screens.exporting import SCOPES
from tui.app.screens.library import EMPTY, ORDER_WORDS
from tui.app.screens.passage import FIELDS
from tui.app.screens.reading.filtering import PRESETS
from tui.app.screens.reading.tying import NEW, entries_of
from tui.app.screens.settings import LANGUAGE_NAMES, NAMES
from tui.app.signed import ROLES
from tui.app.tour import STEPS
from tui.commands.arguments import ROLES as SIGNED_ROLES
from tui.commands.table import OPTIONS, TABLE, USAGE
from tui.domain.anchoring import Outcome
from tui.domain.evidence import LEGEND, Evidence, EvidenceKind
from tui.domain.figure import FigureKind, Quantity
from tui.domain.finding import CHECK_WORDS, VERDICT_WORDS, Verdict
from tui.domain.hit import HitPlace
from tui.domain.review import STATUS_WORDS, ActionKind, EventField
from tui.export.wording import UNCHECKED
from tui.languages.chinese import (
    adding,
    commands,
    errors_asked,
    errors_reading,
    errors_store,
    findings,
    keys,
    linear,
    remarks,
    screens,
    words,
)
from tui.languages.chinese.catalogue import PHRASES, SENTENCES
from tui.languages.chinese.commands import ARGUMENTS, SYSTEM, TOML
from tui.linear import phrases
from tui.linear.commands import COMMANDS
from tui.session import Keeping
from tui.session.deciding import what


def in_sense(sense: str, words: Iterable[str]) -> set[str]:
    return {f"{sense}|{word}" for word in words if word}


STATUSES, VERDICTS, MARKS = set(STATUS_WORDS.values()), set(VERDICT_WORDS.values()), set(LEGEND.values())
KINDS = in_sense("kind", [*(kind.value.replace("_", " ") for kind in FigureKind), "passage"])
CHECKS = in_sense("check", CHECK_WORDS.values())
EVENTS = in_sense(
    "event",
    [
        *(CHANGES.get(field, field.value) for field in set(EventField) - {EventField.STATUS, EventField.NOTE}),
        *(kind.value for kind in ActionKind if kind is not ActionKind.DO),
    ],
)
LOOSENED = {
    Quantity(Decimal(1), approximate=about, comparator=sign).loosely
    for about, sign in product((True, False), ("", ">", ">=", "<", "<="))
} - {""}
ENTRIES = {words for kind in EvidenceKind for one in entries_of(Evidence(kind)) for words in (one.name, one.hint)}
CHECKED = (
    "file",
    "version",
    "pages",
    "rows",
    "chain",
    "counts",
    "copy",
    "backups",
    "permissions",
    "leftovers",
    "place",
)
"""What the doctor looks at."""


NO_WORDS = {"T-0001", "https://…"}
"""What is the same in every language."""


TABLES: Mapping[str, set[str]] = {
    "app/commands.py": {key.does for key in KEYS},
    "app/differing.py": {words for _, words in OUTCOMES} | {outcome.value for outcome in Outcome},
    "app/filter_words.py": KINDS | STATUSES | in_sense("filter", (*FILTERED, *Verdict)),
    "app/findings.py": CHECKS | VERDICTS,
    "app/mending.py": in_sense("doctor", CHECKED),
    "app/present.py": STATUSES | EVENTS | KINDS | MARKS | LOOSENED | in_sense("evidence", EvidenceKind),
    "app/screens/checks.py": VERDICTS,
    "app/screens/exporting.py": {name for name, _ in SCOPES},
    "app/screens/form.py": ENTRIES | {"means", "which work was done", "sign", "one to eight characters"} | MARKS,
    "app/screens/hits.py": {place.value for place in HitPlace},
    "app/screens/library.py": set(ORDER_WORDS.values()) | {words for _, words in EMPTY if words},
    "app/screens/lost.py": STATUSES,
    "app/screens/passage.py": {words for field in FIELDS for words in field},
    "app/screens/reading/deciding.py": STATUSES | MARKS,
    "app/screens/reading/filtering.py": {words for one in PRESETS for words in (one.name, one.meaning)},
    "app/screens/reading/several.py": STATUSES,
    "app/signed.py": set(ROLES.values()),
    "app/screens/reading/touring.py": {step.words for step in STEPS},
    "app/screens/reading/tying.py": {words for row in NEW.values() for words in row},
    "app/screens/reading/viewing.py": STATUSES,
    "app/screens/settings.py": {*NAMES.values(), *LANGUAGE_NAMES.values(), *MARKS},
    "app/screens/sheets.py": {*PLACES.values(), *(key.does for key in KEYS)},
    "app/summary.py": STATUSES | VERDICTS | KINDS | MARKS,
    "app/widgets/bars.py": in_sense("key", (key.hint for key in (*KEYS, *choosing_keys()))),
    "commands/add.py": in_sense("keeping", Keeping),
    "commands/agree.py": STATUSES | KINDS | in_sense("agree", ("report", "kind", "section")),
    "commands/arguments.py": {
        *(words for command in TABLE.values() for words in command),
        *OPTIONS.values(),
        *SIGNED_ROLES.values(),
        "options",
        "commands",
        "positional arguments",
        USAGE,
    },
    "commands/doctor.py": in_sense("doctor", CHECKED),
    "commands/library.py": STATUSES,
    "commands/notes.py": STATUSES | {UNCHECKED},
    "commands/table.py": {summary for summary, _ in TABLE.values()} | set(OPTIONS.values()),
    "export/checked.py": CHECKS | VERDICTS,
    "linear/commands.py": {command.does for command in COMMANDS} | in_sense("takes", (one.takes for one in COMMANDS)),
    "linear/console.py": {phrases.KEYS_WITHOUT_USE},
    "linear/deciding.py": {
        *STATUSES,
        *MARKS,
        phrases.UNDONE,
        phrases.REDONE,
        phrases.NOTHING_TO_UNDO,
        phrases.NOTHING_TO_REDO,
    },
    "linear/telling.py": {*STATUSES, phrases.SECTION, phrases.SUBSECTION},
}
"""What the modules say from tables of phrases."""
SAID = {
    *(key for said in phrases_said() for key in said.keys),
    *(phrase for table in TABLES.values() for phrase in table),
    *phrases.LIBRARY_HELP,
}


def test_every_phrase_is_in_the_catalogue() -> None:
    assert SAID - PHRASES.keys() == NO_WORDS


def test_every_entry_of_the_catalogue_is_said() -> None:
    assert PHRASES.keys() - SAID == set()


def test_what_only_a_running_program_knows_is_said_from_tables() -> None:
    assert {said.where.partition(":")[0] for said in phrases_said() if not said.keys} == TABLES.keys()


def test_each_phrase_is_given_the_places_that_it_has() -> None:
    wrong = [said for said in phrases_said() for key in said.keys if places_in(key) - said.places]
    assert wrong == []


@pytest.mark.parametrize("catalogue", [PHRASES, SENTENCES], ids=["phrases", "sentences"])
def test_each_entry_has_the_places_of_its_phrase_and_no_half_width_marks(catalogue: Mapping[str, str]) -> None:
    assert [phrase for phrase, words in catalogue.items() if places_in(phrase) != places_in(words)] == []
    half = re.compile(r"[\u4e00-\u9fff][,;:?!(]|[,;?!)][\u4e00-\u9fff]")
    assert [words for words in catalogue.values() if half.search(words)] == []
    assert all(words.strip() for words in catalogue.values())


def test_every_error_is_in_the_catalogue() -> None:
    known = {without_names(sentence) for sentence in SENTENCES}
    told = {sentence.template: sentence.where for sentence in sentences_of_errors()}
    unknown = told.keys() - known
    assert {words: told[words] for words in unknown if any(map(str.isalpha, words))} == {}


def test_every_sentence_of_the_catalogue_is_made_of_words_of_the_program() -> None:
    strings = all_strings()
    # What a sentence is put together from need not be one string: its longest piece ends as one of them does.
    own = SENTENCES.keys() - ARGUMENTS.keys() - SYSTEM.keys() - TOML.keys()
    longest = {max(re.split(r"\{\w+\}|[.:,;] |[()]", words.lower()), key=len).strip(" .,:;“”") for words in own}
    assert [piece for piece in longest if " ".join(piece.split()[-3:]) not in strings] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the words of another system")
def test_what_the_system_says_is_in_its_words() -> None:
    assert SYSTEM.keys() - {os.strerror(number) for number in errno.errorcode} == set()


OF_SHEETS = {
    "r: restore; the damaged files are kept aside · q: leave everything as it is",
    "q: leave everything as it is",
    "enter or y: do it · esc: don't",
}
"""What names letters that are keys of one sheet alone, which nobody gives to anything else."""
LETTER = re.compile(r"(?<![A-Za-z0-9{.+-])[A-Za-z](?![A-Za-z0-9}.+-])")
SIGNS = {sign for key in KEYS for sign in key.shown.split() if not sign.isalnum() and len(sign) == 1}
"""The keys that are no letters."""


def test_no_phrase_of_the_app_holds_a_key_of_the_table() -> None:
    said = {key for one in phrases_said() if one.where.startswith("app/") for key in one.keys}
    tables = {words for where, table in TABLES.items() if where.startswith("app/") for words in table}
    shown = (said | tables) - OF_SHEETS - ENTRIES - MARKS - {key.does for key in KEYS} - {", "}
    # A letter by itself is a word in English, and none in Chinese.
    named = {words for words in shown if LETTER.search(PHRASES.get(words, "")) or SIGNS & set(words.split())}
    assert named == {"↓ ↑ or f2: format · f3: scope · enter: write · esc: back"}, "arrows, which are nobody's own"


def test_no_error_holds_a_key_of_the_table() -> None:
    own = SENTENCES.keys() - ARGUMENTS.keys() - SYSTEM.keys() - TOML.keys()
    assert {words for words in own if LETTER.search(SENTENCES[words])} == set()


def test_no_words_reach_the_screen_unsaid() -> None:
    assert list(words_shown()) == []


def test_what_undo_takes_back_has_its_words_in_chinese() -> None:
    told = {what(field, "verified") for field in EventField}
    assert {words for words in told if words not in SENTENCES and words not in PHRASES} == {"spent"}, (
        "time is nothing that is undone"
    )


@pytest.mark.parametrize(
    "parts",
    [
        (adding.ADDING, commands.COMMANDS, keys.KEYS, linear.LINEAR, screens.SCREENS, words.WORDS),
        (
            errors_asked.ASKED,
            errors_reading.READING,
            errors_store.STORE,
            findings.FINDINGS,
            remarks.REMARKS,
            ARGUMENTS,
            SYSTEM,
            TOML,
        ),
    ],
)
def test_no_phrase_stands_in_two_parts_of_the_catalogue(parts: tuple[Mapping[str, str], ...]) -> None:
    times = Counter(phrase for part in parts for phrase in part)
    assert [phrase for phrase, count in times.items() if count > 1] == []
