"""Which candidates are no headings of the body: contents pages, front matter, list items, numbered paragraphs."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from statistics import median

from tui.domain.report import Block
from tui.reading.bare_headings import is_running
from tui.reading.characters import is_chinese, is_title_case, weights
from tui.reading.headings import Candidate, Evidence
from tui.reading.numbering import FIRST_VALUES, PARTS
from tui.reading.ranks import levels_of

_CONTENTS = re.compile(r"目\s*[录錄次]|(?i:(?:table of )?contents)")
_LEADERS = re.compile(r"(?:[.．…·_]{3,}|\t|[ \u3000]{3,})\s*[-–]?\s*\d{1,4}\s*[-–]?\s*\Z")
_GLOSSARY = re.compile(r"名词解释|名詞解釋|术语.{0,4}|注释|(?i:glossary|definitions|abbreviations)")
_LONGEST_LEADER = 80
_FEWEST_COPIES = 3
_FEWEST_PARAGRAPHS = 4
_SHORTEST_SECTION = 40
"""The least text of a section in Chinese characters: below it a numbered line is an item of a list."""
_BODY_WEIGHT = 60
_LEAST_HEADED = 15
"""The least text below the last bold line: a signature has a date below it."""
_TITLED_SHARE = 0.6
_COUNTS_PARAGRAPHS = frozenset(("一、", "（一）"))


class Screen:
    """The candidates of one report, and how much text each has before the next."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        blocks: Sequence[Block],
        text: str,
        prominent: Collection[int] = (),
    ) -> None:
        self.candidates = list(candidates)
        self._texts = [block.span.of(text) for block in blocks]
        self._weights = [0]
        for at, size in enumerate(weights(self._texts)):
            # A short bold line is no text that a heading heads, though it is no heading itself: (Unaudited).
            self._weights.append(self._weights[-1] + (0 if at in prominent and size < _BODY_WEIGHT else size))

    def kept(self) -> list[Candidate]:
        """Return the candidates that are headings of the body, in reading order."""
        for screen in (
            self._without_contents,
            self._without_counted_paragraphs,
            self._without_front_matter,
            self._without_items,
        ):
            self.candidates = screen()
        return self.candidates

    def _between(self, at: int, until: int) -> int:
        """Return the weight of the text after candidate `at` up to candidate `until`, or the end."""
        first = self.candidates[at].block + 1
        last = self.candidates[until].block if until < len(self.candidates) else len(self._texts)
        return self.candidates[at].rest + self._weights[last] - self._weights[min(first, last)]

    def _without_contents(self) -> list[Candidate]:
        """Drop the entries of contents pages: copies of later headings that stand one after the other without text."""
        # Without the number: contents pages number the parts in their own way (`1 Volume I` for `Chapter 1`).
        last = {candidate.title.casefold(): at for at, candidate in enumerate(self.candidates)}
        copies = [
            self._is_entry(at) or (last[candidate.title.casefold()] > at and self._between(at, at + 1) == 0)
            for at, candidate in enumerate(self.candidates)
        ]
        contents = {at for at, words in enumerate(self._texts) if _CONTENTS.fullmatch(words.strip())}
        dropped: set[int] = set()
        follows = False
        for run in self._runs(copies):
            goes_on = follows and run[0] > 0 and copies[run[0] - 1]
            follows = goes_on or self.candidates[run[0]].block - 1 in contents
            if len(run) >= _FEWEST_COPIES or follows:
                dropped.update(run)
        return [
            candidate
            for at, candidate in enumerate(self.candidates)
            if at not in dropped and not _CONTENTS.fullmatch(candidate.title)
        ]

    def _runs(self, copies: Sequence[bool]) -> list[list[int]]:
        """Return the copies that stand one after the other and are of one make.

        Where lines that are only printed bold are followed by one that is marked up as a heading, the contents end, or
        the last lines of one chapter do.
        """
        runs: list[list[int]] = []
        for at in (at for at, is_copy in enumerate(copies) if is_copy):
            is_marked = self.candidates[at].markup > 0
            if runs and runs[-1][-1] == at - 1 and (self.candidates[at - 1].markup > 0) == is_marked:
                runs[-1].append(at)
            else:
                runs.append([at])
        return runs

    def _is_entry(self, at: int) -> bool:
        return bool(_LEADERS.search(self._texts[self.candidates[at].block][-_LONGEST_LEADER:]))

    def _without_counted_paragraphs(self) -> list[Candidate]:
        """Drop the numbers that count the paragraphs of a whole paper, one after the other, whatever stands over them.

        They would part what they stand between: a heading after one of them is not below it.
        """
        counts: dict[str, list[int]] = defaultdict(list)
        for at, candidate in enumerate(self.candidates):
            if candidate.marker and not candidate.markup:
                counts[candidate.marker.key].append(at)
        dropped = {at for members in counts.values() if self._counts_paragraphs(members) for at in members}
        return [candidate for at, candidate in enumerate(self.candidates) if at not in dropped]

    def _counts_paragraphs(self, members: Sequence[int]) -> bool:
        group = [self.candidates[at] for at in members]
        values = [candidate.marker.value for candidate in group if candidate.marker]
        untitled = sum(candidate.evidence is Evidence.PARAGRAPH for candidate in group)
        is_parted = any(after - before > 1 for before, after in pairwise(members))
        counts_on = values == list(range(1, len(values) + 1)) and len(values) >= _FEWEST_PARAGRAPHS
        return is_parted and counts_on and untitled >= _TITLED_SHARE * len(group)

    def _without_front_matter(self) -> list[Candidate]:
        """Drop prominent lines that head no text: those of a cover, and all but the last of three or more in a row."""
        strong = [at for at, candidate in enumerate(self.candidates) if candidate.evidence <= Evidence.RUN_IN]
        cover_end = strong[0] if strong else 0
        kept: list[Candidate] = []
        row: list[Candidate] = []
        for at, candidate in enumerate(self.candidates):
            if candidate.evidence is not Evidence.PROMINENT:
                kept.append(candidate)
                continue
            row.append(candidate)
            if self._between(at, at + 1) == 0 and at + 1 < len(self.candidates) and self._is_prominent(at + 1):
                continue
            last = [] if self._is_without_text(at, cover_end) else row[-1:]
            lines = row[-1].block - row[0].block + 1
            kept += last if lines >= _FEWEST_COPIES or not last else row
            row = []
        return kept

    def _is_prominent(self, at: int) -> bool:
        return self.candidates[at].evidence is Evidence.PROMINENT

    def _is_without_text(self, at: int, cover_end: int) -> bool:
        if at < cover_end:
            return not (self._heads_body(self.candidates[at]) or self._heads_parts(at))
        return at + 1 == len(self.candidates) and self._between(at, at + 1) < _LEAST_HEADED

    def _heads_parts(self, at: int) -> bool:
        """Say whether the first numbered part stands directly below, with text: below text, or a part, is no cover."""
        number = self.candidates[at + 1] if at + 1 < len(self.candidates) else None
        is_above = number is not None and number.block == self.candidates[at].block + 1 and self._heads_body(number)
        is_numbered = number is not None and number.marker is not None
        is_inside = self.candidates[at].is_part or any(map(self._heads_body, self.candidates[:at]))
        return is_above and is_numbered and is_inside

    def _heads_body(self, candidate: Candidate) -> bool:
        after = self._texts[candidate.block + 1 : candidate.block + 2]
        return bool(after) and is_running(after[0])

    def _without_items(self) -> list[Candidate]:
        """Drop numbered lines that are list items or paragraphs, judged by group: the members of one list."""
        levels = levels_of(self.candidates)
        groups: dict[tuple[str, int], list[int]] = defaultdict(list)
        open_at: list[int] = []
        for at, (candidate, level) in enumerate(zip(self.candidates, levels, strict=True)):
            del open_at[level - 1 :]
            if candidate.marker:
                groups[candidate.marker.key, open_at[-1] if open_at else -1].append(at)
            open_at.append(at)
        totals = self._totals(levels)
        paragraphs = self._groups_that_run_on(groups)
        dropped: set[int] = set()
        for (key, parent), members in groups.items():
            loose = [at for at in members if not self.candidates[at].markup]
            if loose and (parent in paragraphs.get(key, ()) or not self._is_group_of_headings(loose, parent, totals)):
                dropped.update(loose)
        return [candidate for at, candidate in enumerate(self.candidates) if at not in dropped]

    def _groups_that_run_on(self, groups: Mapping[tuple[str, int], Sequence[int]]) -> dict[str, list[int]]:
        """Return the parents of 一、 … N、 that run on through the chapters of a law: they count its paragraphs."""
        parents: dict[str, list[int]] = defaultdict(list)
        for key, parent in groups:
            marker = self.candidates[parent].marker if parent >= 0 else None
            if key in _COUNTS_PARAGRAPHS and marker and marker.key in PARTS:
                parents[key].append(parent)
        return {key: inside for key, inside in parents.items() if self._runs_on([groups[key, at] for at in inside])}

    def _runs_on(self, groups: Sequence[Sequence[int]]) -> bool:
        firsts = [marker.value for members in groups if (marker := self.candidates[members[0]].marker)]
        return len(firsts) > 1 and all(first > 1 for first in firsts[1:])

    def _totals(self, levels: Sequence[int]) -> list[int]:
        """Return the weight of the text that each candidate governs, its subsections included."""
        ends = [len(levels)] * len(levels)
        open_at: list[int] = []
        for at, level in enumerate(levels):
            while open_at and levels[open_at[-1]] >= level:
                ends[open_at.pop()] = at
            open_at.append(at)
        return [self._between(at, end) for at, end in enumerate(ends)]

    def _has_decimals(self, candidates: Sequence[Candidate]) -> bool:
        """Say whether bare numbers number parts: with decimals below (1 总则, 1.1 …), or counting titles from 1."""
        firsts = {found.marker.path[0] for found in self.candidates if found.marker and len(found.marker.path) > 1}
        numbers = [found.marker.value in firsts or found.prominent for found in candidates if found.marker]
        values = [found.marker.value for found in candidates if found.marker]
        counts_titles = values == list(range(1, len(values) + 1)) and len(values) >= _FEWEST_COPIES
        alone = all(found.evidence is Evidence.NUMBER and is_title_case(found.title) for found in candidates)
        return sum(numbers) * 2 >= len(numbers) or (counts_titles and alone)

    def _is_group_of_headings(self, members: Sequence[int], parent: int, totals: Sequence[int]) -> bool:
        """Say whether the members of one list are headings: they have titles, count like parts, and govern text."""
        if parent >= 0 and _GLOSSARY.fullmatch(self.candidates[parent].title):
            return False
        group = [self.candidates[at] for at in members]
        alone = all(candidate.evidence is Evidence.NUMBER for candidate in group)
        # A bold line with a number makes headings of its siblings; an item of a list is not set so.
        printed_so = any(found.prominent and found.evidence is Evidence.NUMBER for found in group)
        printed_so = printed_so or (alone and not _is_deep(group[0]))
        return (
            self._has_titles(group)
            and self._counts_parts(group, alone=alone)
            and self._governs_text([totals[at] for at in members], printed_so=printed_so)
        )

    def _has_titles(self, group: Sequence[Candidate]) -> bool:
        titled = sum(candidate.evidence is not Evidence.PARAGRAPH for candidate in group)
        semicolons = sum(self._texts[candidate.block].rstrip().endswith(("；", ";")) for candidate in group)
        return titled >= _TITLED_SHARE * len(group) and semicolons * 3 < len(group)

    def _counts_parts(self, group: Sequence[Candidate], *, alone: bool) -> bool:
        marker = group[0].marker
        if marker is None or (marker.key == "1" and not self._has_decimals(group)):
            return False
        if marker.family.deep:
            return alone and len(group) > 1 and is_chinese(group[0].title)
        is_printed_so = is_chinese(group[0].title) or group[0].prominent
        return len(group) > 1 or marker.value in FIRST_VALUES or (alone and marker.family.rank > 0 and is_printed_so)

    @staticmethod
    def _governs_text(weights: Sequence[int], *, printed_so: bool) -> bool:
        filled = sum(size > 0 for size in weights)
        return filled * 2 > len(weights) and median(weights) >= (1 if printed_so else _SHORTEST_SECTION)


def _is_deep(candidate: Candidate) -> bool:
    return candidate.marker is not None and candidate.marker.family.deep
