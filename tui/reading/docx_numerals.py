"""How Word prints the numbers of lists: ISO/IEC 29500-1 §17.18.59 (`ST_NumberFormat`) as data."""

from collections.abc import Callable, Mapping

_CHINESE_DIGITS = "〇一二三四五六七八九"
_ENCLOSED = 20
_LARGEST_NAMED = 9_999


def _chinese(digits: str, units: str, *, short_ten: bool) -> Callable[[int], str]:
    """Return a printer of counting numerals; `short_ten` prints ten without the one before it (十二)."""

    def printed(value: int) -> str:
        if not 0 < value <= _LARGEST_NAMED:
            return str(value)
        words = ""
        figures = str(value)
        for at, figure in enumerate(figures):
            if figure != "0":
                words += digits[int(figure)] + units[len(figures) - 1 - at].strip()
            elif figures[at:].strip("0") and not words.endswith(digits[0]):
                words += digits[0]
        return words[1:] if short_ten and words.startswith(digits[1] + units[1]) else words

    return printed


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda value: characters[(value - 1) % len(characters)] if value > 0 else str(value)


def _within(first: int, last: int) -> Callable[[int], str]:
    """Return a printer of enclosed numbers, which Unicode has up to `last`."""
    return lambda value: chr(first + value - 1) if 0 < value <= last else str(value)


def letters(value: int) -> str:
    """Return a letter: a … z, aa, bb … (the letter repeats, as Word has it)."""
    if not 0 < value <= 26 * 30:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(value: int) -> str:
    """Return a Roman numeral in lower case."""
    if not 0 < value < 4000:  # noqa: PLR2004 - the numerals end there
        return str(value)
    words = ""
    for size, numeral in _ROMAN:
        words += numeral * (value // size)
        value %= size
    return words


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _circled(value: int) -> str:
    return chr(0x2460 + value - 1) if 0 < value <= _ENCLOSED else str(value)


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_COUNTING = _chinese("零一二三四五六七八九", " 十百千", short_ten=True)
_LEGAL_SIMPLIFIED = _chinese("零壹贰叁肆伍陆柒捌玖", " 拾佰仟", short_ten=False)
_LEGAL_TRADITIONAL = _chinese("零壹貳參肆伍陸柒捌玖", " 拾佰仟", short_ten=False)


def _digit_by_digit(value: int) -> str:
    return "".join(_CHINESE_DIGITS[int(figure)] if figure.isdigit() else figure for figure in str(value))


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": lambda value: roman(value).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda value: letters(value).upper(),
    "lowerLetter": letters,
    "ordinal": _ordinal,
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _within(0x2474, _ENCLOSED),
    "decimalEnclosedFullstop": _within(0x2488, _ENCLOSED),
    "ideographEnclosedCircle": _within(0x3280, 10),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _COUNTING,
    "chineseCountingThousand": _COUNTING,
    "japaneseCounting": _COUNTING,
    "taiwaneseCounting": _COUNTING,
    "taiwaneseCountingThousand": _COUNTING,
    "koreanCounting": _COUNTING,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _LEGAL_SIMPLIFIED,
    "ideographLegalTraditional": _LEGAL_TRADITIONAL,
    "japaneseLegal": _LEGAL_TRADITIONAL,
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "none": lambda _: "",
}
"""How a format prints a value; a format that is not here prints as `decimal`."""

CHINESE_FORMATS = frozenset(
    name
    for name in FORMATS
    if name.startswith(("chinese", "taiwanese", "japanese", "ideograph")) and not name.endswith("Circle")
)
"""The formats that customarily number the parts of a report and not items (GB/T 9704-2012 §7.3.3)."""
