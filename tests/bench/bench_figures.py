"""How fast figures are found, beside the libraries that are installed; run it as `python -m tests.bench.bench_figures`.

It prints characters a second on one core, with labels, and how long degenerate inputs take a megabyte.
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
MEGABYTE = 1_000_000


def own(text: str) -> int:
    return len(find_numerals(text, ()).figures)


def libraries() -> dict[str, Callable[[str], object]]:
    """Return the libraries that import here, each as a function of a text."""
    found: dict[str, Callable[[str], object]] = {}
    for name, module, attribute in (
        ("recognizers-text", "recognizers_number", "recognize_number"),
        ("quantulum3", "quantulum3.parser", "parse"),
        ("duckling", "duckling", "parse"),
    ):
        try:
            call = getattr(import_module(module), attribute)
        except (ImportError, AttributeError):
            continue
        found[name] = partial(_with_culture, call) if name == "recognizers-text" else call
    return found


def _with_culture(call: Callable[[str, str], object], text: str) -> object:
    return call(text, "zh-cn" if any(character > "\u2e80" for character in text) else "en-us")


def rate(call: Callable[[str], object], text: str) -> float:
    """Return characters a second of processor time, the better of three runs."""
    best = min(_seconds(call, text) for _ in range(3))
    return len(text) / best


def _seconds(call: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    call(text)
    return max(time.process_time() - start, 1e-6)


def main(paths: list[str]) -> None:
    """Print the table; further texts are given as files."""
    texts = {"Chinese": CHINESE * REPEAT, "English": ENGLISH * REPEAT}
    texts |= {Path(path).name: Path(path).read_text(encoding="utf-8") for path in paths}
    for name, text in texts.items():
        sys.stdout.write(f"{name:24} tieout {rate(own, text):>12,.0f} characters/s, {own(text)} figures\n")
    for library, call in libraries().items():
        for name, text in (("Chinese", CHINESE * 4), ("English", ENGLISH * 4)):
            sys.stdout.write(f"{name:24} {library} {rate(call, text):>12,.0f} characters/s\n")
    for name, unit in DEGENERATE.items():
        text = (unit * (MEGABYTE // len(unit) + 1))[: MEGABYTE // 4]
        half, whole = _seconds(own, text[: len(text) // 2]), _seconds(own, text)
        sys.stdout.write(f"{name:24} {whole * 4:8.2f} s/MB, {whole / half:.1f} times as long for twice as much\n")


if __name__ == "__main__":
    main(sys.argv[1:])
