"""Slips of the hand: whether one number may have become another by a single mistake in writing it.

A digit that is another, two neighbours changed over, a digit too many or too few, a decimal point moved.
A sum that misses by what one such slip in one of its figures explains is a sum that somebody meant.
"""

from decimal import Decimal

_MOST_CANDIDATES = 40


def is_slip(printed: Decimal, needed: Decimal, step: Decimal, tolerance: Decimal) -> bool:
    """Say whether `printed` may have been written for a number that is `needed`, or within `tolerance` of it.

    Args:
        printed: What is printed.
        needed: What would make the relation hold.
        step: One unit in the last place of the finer of the figures; above zero.
        tolerance: How far from `needed` the number may have been.
    """
    if (printed < 0) != (needed < 0):
        return False
    wrong = int(abs(printed) / step)
    lowest, highest = int((abs(needed) - tolerance) / step), int((abs(needed) + tolerance) / step)
    if highest - lowest > _MOST_CANDIDATES:
        return False
    return any(_differ_by_one_slip(str(wrong), str(right)) for right in range(max(1, lowest), highest + 2))


def _differ_by_one_slip(wrong: str, right: str) -> bool:
    if len(wrong) == len(right):
        unlike = [at for at, (a, b) in enumerate(zip(wrong, right, strict=True)) if a != b]
        if len(unlike) == 1:
            return True
        swapped = len(unlike) == 2 and unlike[1] == unlike[0] + 1  # noqa: PLR2004 - neighbours changed over
        return swapped and wrong[unlike[0]] == right[unlike[1]] and wrong[unlike[1]] == right[unlike[0]]
    longer, shorter = (wrong, right) if len(wrong) > len(right) else (right, wrong)
    if longer.rstrip("0") == shorter.rstrip("0"):
        return True
    if len(longer) != len(shorter) + 1:
        return False
    at = next((index for index, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[at + 1 :] == shorter[at:]
