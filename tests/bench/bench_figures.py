"""How fast figures are found, beside the libraries that are installed; run it as `python -m tests.bench.bench_figures`.

It prints characters a second of processor time, labels included, on the same texts for all, and how long degenerate
inputs take a megabyte. Each library does the whole job: all its models of numbers, percent, money, measures, ages,
temperatures, ordinals and dates, a paragraph at a time. They are no dependencies: an environment of its own with
tieout and `recognizers-text-suite emoji==1.7.0 quantulum3 pyduckling-native-phihos` has them all; what is not there is
left out.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from tui.figures.extract import find_numerals

CHINESE = (
    "全年实现地区生产总值4000.5亿元，比上年增长10%（按可比价格计算，下同）。其中，第一产业实现增加值153.6亿元，增长11%；"
    "新增发明专利授权78件，城镇登记失业率控制在4.08%以内，居全国第5位。一是着力扩大内需，全市新开工项目285个，"
    "单位GDP能耗下降3%—3.5%，城镇居民人均可支配收入20251元，财政支出占比由46.5%提高到51.3%。\n"
)
ENGLISH = (
    "Net sales for the 13-week fiscal quarter ended November 2, 2024 decreased 3.2 percent to $293.6 million from net "
    "sales of $303.5 million. The Committee voted by a majority of 8-1 to maintain Bank Rate at 0.5%, and about 1 in 5 "
    "applicants waited 6 to 8 weeks. More than three-quarters of the 1,286 projects are complete.\n"
)
DEGENERATE = {
    "1,1,1": "1,",
    "1 1 1": "1 ",
    "((((": "(",
    "digits": "1",
    "words": "一万",
    "lines": "1 a\n",
    "cells": "1\t2\n",
}
REPEAT = 400
COMPARED = 20
MEGABYTE = 1_000_000
Finder = Callable[[str, str], int]
"""Finds the figures of a paragraph in a language (`zh`, `en`), and says how many."""


def own(text: str) -> int:
    return len(find_numerals(text, ()).figures)


def recognizers() -> Finder:
    """Return recognizers-text with all its models."""
    number, measured = import_module("recognizers_number"), import_module("recognizers_number_with_unit")
    models = [getattr(number, f"recognize_{name}") for name in ("number", "ordinal", "percentage")]
    models += [getattr(measured, f"recognize_{name}") for name in ("age", "currency", "dimension", "temperature")]
    models.append(import_module("recognizers_date_time").recognize_datetime)
    cultures = {"zh": "zh-cn", "en": "en-us"}
    return lambda text, language: sum(len(model(text, cultures[language])) for model in models)


def quantulum() -> Finder:
    """Return quantulum3, which knows no Chinese."""
    parse = import_module("quantulum3.parser").parse
    return lambda text, _language: len(parse(text))


def duckling() -> Finder:
    """Return duckling with all its dimensions that are figures."""
    library = import_module("duckling")
    now = library.parse_ref_time(library.load_time_zones("/usr/share/zoneinfo"), "UTC", 1_700_000_000)
    names = "number ordinal amount-of-money temperature distance volume quantity duration time"
    dimensions = library.parse_dimensions(names.split())
    contexts = {
        language: library.Context(now, library.default_locale_lang(library.parse_lang(language.upper())))
        for language in ("zh", "en")
    }
    return lambda text, language: len(library.parse(text, contexts[language], dimensions, False))


LIBRARIES: dict[str, tuple[Callable[[], Finder], tuple[str, ...]]] = {
    "recognizers-text": (recognizers, ("zh", "en")),
    "quantulum3": (quantulum, ("en",)),
    "duckling": (duckling, ("zh", "en")),
}
"""How each library is made ready, and the languages that it knows."""


def installed() -> dict[str, tuple[Finder, tuple[str, ...]]]:
    """Return the libraries that import here."""
    found: dict[str, tuple[Finder, tuple[str, ...]]] = {}
    for name, (prepared, languages) in LIBRARIES.items():
        try:
            found[name] = (prepared(), languages)
        except ImportError:
            sys.stdout.write(f"{name} is not installed\n")
    return found


def rate(call: Callable[[], int], length: int) -> float:
    """Return characters a second of processor time, the best of three runs after one that loads the models."""
    call()
    return length / min(_seconds(call) for _ in range(3))


def _seconds(call: Callable[[], int]) -> float:
    start = time.process_time()
    call()
    return max(time.process_time() - start, 1e-6)


def compare(texts: dict[str, str]) -> None:
    """Print the rates of tieout and of the libraries on the same texts, and how many times faster tieout is."""
    libraries = installed()
    for name, text in texts.items():
        language = "zh" if any(character > "\u2e80" for character in text) else "en"
        paragraphs = [line for line in text.split("\n") if line.strip()]
        ours = rate(partial(own, text), len(text))
        sys.stdout.write(f"{name:24} {'tieout':18} {ours:>11,.0f} characters/s, {own(text)} found\n")
        for library, (find, languages) in libraries.items():
            if language in languages:
                call = partial(_all_of, find, paragraphs, language)
                theirs = rate(call, len(text))
                times = f"{call()} found, tieout {ours / theirs:,.0f} times as fast"
                sys.stdout.write(f"{name:24} {library:18} {theirs:>11,.0f} characters/s, {times}\n")


def _all_of(find: Finder, paragraphs: list[str], language: str) -> int:
    return sum(find(paragraph, language) for paragraph in paragraphs)


def main(paths: list[str]) -> None:
    """Print the tables; further texts are given as files."""
    texts = {"Chinese": CHINESE * COMPARED, "English": ENGLISH * COMPARED}
    compare(texts | {Path(path).name: Path(path).read_text(encoding="utf-8") for path in paths})
    for name, text in (("Chinese, long", CHINESE * REPEAT), ("English, long", ENGLISH * REPEAT)):
        sys.stdout.write(f"{name:24} {'tieout':18} {rate(partial(own, text), len(text)):>11,.0f} characters/s\n")
    for name, unit in DEGENERATE.items():
        text = (unit * (MEGABYTE // len(unit) + 1))[: MEGABYTE // 4]
        half, whole = _seconds(partial(own, text[: len(text) // 2])), _seconds(partial(own, text))
        sys.stdout.write(f"{name:24} {whole * 4:8.2f} s/MB, {whole / half:.1f} times as long for twice as much\n")


if __name__ == "__main__":
    main(sys.argv[1:])
