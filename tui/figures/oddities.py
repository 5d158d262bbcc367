"""What is odd about the characters of a figure and beside it: hidden, foreign, look-alikes."""

import re
import unicodedata

from tui.figures.data.characters import OTHER_DIGITS

_HIDDEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
_PLAIN_CONTROLS = frozenset("\t\n\r\f\v")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\ufffd\u034f\u180e")
_ORDINARY = re.compile(r"[ -~\u4e00-\u9fff，。、；：“”（）％—–\n\t]*")
LOOKALIKES = {
    "O": "0", "o": "0", "l": "1", "I": "1", "О": "0", "о": "0", "Ο": "0", "ο": "0", "І": "1", "і": "1", "Ι": "1",
    "ӏ": "1", "Ӏ": "1", "З": "3", "з": "3", "б": "6", "Ѕ": "5", "ѕ": "5", "Ƽ": "5", "߁": "1", "Օ": "0", "օ": "0",
}  # fmt: skip
"""Letters that look like a digit (Unicode confusables, UTS #39), and the digit."""


_LOOKALIKE = re.compile(f"[{''.join(LOOKALIKES)}]")


def warnings_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return what is odd about `text[start:end]` and the characters that touch it, in the reviewer's words."""
    ordinary = _ORDINARY.fullmatch(text, max(0, start - 1), end + 1) is not None
    if ordinary and _LOOKALIKE.search(text, max(0, start - 1), end + 1) is None:
        return ()
    before, inside, after = text[max(0, start - 1) : start], text[start:end], text[end : end + 1]
    if ordinary:
        return _lookalikes(before, inside, after)
    found: list[str] = []
    for character in dict.fromkeys(inside + before + after):
        if _is_hidden(character):
            where = "inside" if character in inside else "next to"
            found.append(f"a hidden character (U+{ord(character):04X}) stands {where} it")
    found += _scripts(inside)
    return (*found, *_lookalikes(before, inside, after))


def _is_hidden(character: str) -> bool:
    if character in _PLAIN_CONTROLS:
        return False
    return character in _FILLERS or unicodedata.category(character) in _HIDDEN


def _scripts(inside: str) -> list[str]:
    """Return a line when digits are not ASCII, and which scripts are mixed."""
    others = [character for character in inside if ord(character) in OTHER_DIGITS]
    if not others:
        return []
    name = unicodedata.name(others[0]).split(" DIGIT")[0].lower()
    plain = any("0" <= character <= "9" for character in inside)
    blocks = {ord(character) - OTHER_VALUE[character] for character in others}
    if plain or len(blocks) > 1:
        return ["its digits are of two scripts"]
    return [f"its digits are {name} ones"]


OTHER_VALUE = {chr(code): int(digit) for code, digit in OTHER_DIGITS.items()}
"""The value of each digit outside ASCII."""


def _lookalikes(before: str, inside: str, after: str) -> tuple[str, ...]:
    """Return a line for each letter that looks like a digit and stands among digits."""
    touching = []
    if before in LOOKALIKES and inside[:1].isdigit():
        touching.append(before)
    if after in LOOKALIKES and inside[-1:].isdigit():
        touching.append(after)
    for index, character in enumerate(inside[1:], 1):
        beside = inside[index - 1].isdigit() or inside[index + 1 : index + 2].isdigit()
        if character in LOOKALIKES and beside and not ("a" <= inside[index - 1].lower() <= "z"):
            touching.append(character)
    return tuple(
        f"“{letter}” (U+{ord(letter):04X}) is a letter, and no {LOOKALIKES[letter]}"
        for letter in dict.fromkeys(touching)
    )
