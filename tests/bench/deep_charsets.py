"""How often pages in many encodings are read right (hardening, D1 and D2).

Run it as `python -m tests.bench.deep_charsets [PAGES]`. For each encoding and each way in which a page may say what it
is, PAGES pages (200) are made, encoded and decoded again. A line tells how many came back exactly; how many that did
not were shown with a doubt; how many were wrong and shown as certain, which may never be. The last line is about 2,000
pages with one to ten bad bytes or a cut end.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence

from tests.unit.reading.pages import ENCODINGS, page
from tui.domain.report import Charset
from tui.reading.charsets import encoding_name
from tui.reading.decode import decode

WAYS = ("header", "meta", "none", "lying header", "lying meta")
CJK = frozenset(("zh", "tw", "ja", "ko"))
DAMAGED = 2_000
_CLOSE = 0.98


def outcome(snapshot: bytes, markup: str, declared: str) -> str:
    text, charset = decode(snapshot, declared=declared, markup=True)
    if text == markup:
        return "exact"
    return "doubt" if charset.is_doubtful else "wrong"


def tried(label: str, way: str, pages: int) -> Counter[str]:
    """Return how many pages of an encoding came back in which way."""
    codec, language = ENCODINGS[label]
    chance = random.Random(f"{label} {way}")  # noqa: S311 - the same pages each time
    found: Counter[str] = Counter()
    for _ in range(pages):
        lie = chance.choice([other for other in ENCODINGS if other != label])
        said = lie if way.startswith("lying") else label
        markup = page(language, f"<meta charset={said}>" if way.endswith("meta") else "", chance)
        found[outcome(markup.encode(codec), markup, said if way.endswith("header") else "")] += 1
    return found


def damaged(label: str, chance: random.Random) -> tuple[Charset, str]:
    """Return how a page with bad bytes was read."""
    codec, language = ENCODINGS[label]
    snapshot = bytearray(page(language, "", chance, sentences=12).encode(codec))
    for _ in range(chance.randint(1, 10)):
        snapshot[chance.randrange(len(snapshot))] = 0xFF
    text, charset = decode(bytes(snapshot[: len(snapshot) - chance.randint(0, 3)]), declared=label, markup=True)
    return charset, text


def main(arguments: Sequence[str]) -> int:
    pages = int(arguments[0]) if arguments else 200
    print(f"{'encoding':14}" + "".join(f"{way:>20}" for way in WAYS) + "   (exact / doubt / wrong)")  # noqa: T201
    whole: dict[str, Counter[str]] = {way: Counter() for way in (*WAYS, "none, CJK")}
    for label, (_, language) in ENCODINGS.items():
        cells = []
        for way in WAYS:
            found = tried(label, way, pages)
            whole[way] += found
            if way == "none" and language in CJK:
                whole["none, CJK"] += found
            cells.append(f"{found['exact']:>10}/{found['doubt']:>4}/{found['wrong']:>4}")
        print(f"{label:14}" + "".join(cells))  # noqa: T201
    for way, found in whole.items():
        print(f"{way:14} {100 * found['exact'] / found.total():6.2f} % exact, {found['wrong']} wrong as certain")  # noqa: T201
    chance = random.Random("damage")  # noqa: S311 - the same pages each time
    labels = [chance.choice(list(ENCODINGS)) for _ in range(DAMAGED)]
    readings = [(label, *damaged(label, chance)) for label in labels]
    kept = sum(charset.name == encoding_name(label) for label, charset, _ in readings)
    counted = sum(charset.damaged == text.count("\ufffd") for _, charset, text in readings)
    print(f"damaged: charset kept {kept} of {DAMAGED}, damage counted {counted} of {DAMAGED}")  # noqa: T201
    wrong = sum(found["wrong"] for found in whole.values())
    return int(wrong > 0 or min(kept, counted) < _CLOSE * DAMAGED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
