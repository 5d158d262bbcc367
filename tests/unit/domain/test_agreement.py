import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]

from tests.making import START
from tui.domain.agreement import Rated, agreements, cohens_kappa, krippendorffs_alpha
from tui.domain.review import Opinion, Status

labels = st.sampled_from(["verified", "disputed", "excluded"])
HAND = [
    (conclusions, count)
    for conclusions, count in {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}.items()
]
"""Two readers of 50 proposals, the usual worked example of Cohen's kappa: 0.7 observed, 0.5 expected, so 0.4."""


def rated(name: str, *statuses: tuple[str, Status], kind: str = "money", section: str = "One") -> Rated:
    opinions = tuple(Opinion(reviewer, status, "", START) for reviewer, status in statuses)
    return Rated(name, "12", kind, section, opinions)


def test_kappa_of_the_worked_example() -> None:
    one, other = zip(*(pair for pair, count in HAND for _ in range(count)), strict=True)
    assert cohens_kappa(one, other) == pytest.approx(0.4)


def test_alpha_of_krippendorff_s_example_with_missing_values() -> None:
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example C: 0.743 for nominal data.
    units = [
        *("111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11"),
    ]
    assert krippendorffs_alpha(list(map(list, units))) == pytest.approx(0.743, abs=0.0005)


@given(st.lists(st.tuples(labels, labels), min_size=1, max_size=30))
def test_two_reviewers_figures_are_those_of_nltk(pairs: list[tuple[str, str]]) -> None:
    one, other = zip(*pairs, strict=True)
    if len({*one, *other}) == 1:
        assert cohens_kappa(one, other) is None
        assert krippendorffs_alpha(pairs) is None
        return
    rows = [(who, str(item), label) for item, pair in enumerate(pairs) for who, label in zip("ab", pair, strict=True)]
    task = AnnotationTask(data=rows)
    assert cohens_kappa(one, other) == pytest.approx(task.kappa())
    assert krippendorffs_alpha(pairs) == pytest.approx(task.alpha())


@given(st.lists(st.lists(labels, min_size=2, max_size=4), min_size=1, max_size=20))
def test_alpha_of_several_reviewers_is_that_of_nltk(units: list[list[str]]) -> None:
    ours = krippendorffs_alpha(units)
    if len({label for unit in units for label in unit}) == 1:
        assert ours is None
        return
    rows = [(str(who), str(item), label) for item, unit in enumerate(units) for who, label in enumerate(unit)]
    assert ours == pytest.approx(AnnotationTask(data=rows).alpha())


def test_nothing_concluded_has_no_figures() -> None:
    assert cohens_kappa([], []) is None
    assert krippendorffs_alpha([["verified"], []]) is None
    (whole, *_) = agreements([])
    assert (whole.items, whole.percent, whole.alpha, whole.pairs) == (0, None, None, ())


def test_figures_are_told_for_the_report_each_kind_and_each_section() -> None:
    told = agreements(
        [
            rated("T-0001", ("Ada", Status.VERIFIED), ("Ben", Status.VERIFIED)),
            rated("T-0002", ("Ada", Status.VERIFIED), ("Ben", Status.DISPUTED), kind="percent"),
            rated("P-123456", ("Ada", Status.VERIFIED), kind="", section="Two"),
        ]
    )
    assert [(one.scope, one.name, one.items, one.same, one.percent) for one in told] == [
        ("report", "", 2, 1, 50.0),
        ("kind", "money", 1, 1, 100.0),
        ("kind", "passage", 0, 0, None),
        ("kind", "percent", 1, 0, 0.0),
        ("section", "One", 2, 1, 50.0),
        ("section", "Two", 0, 0, None),
    ]
    assert [(pair.reviewers, pair.items, pair.same) for pair in told[0].pairs] == [(("Ada", "Ben"), 2, 1)]


def test_of_three_reviewers_each_pair_is_told() -> None:
    item = rated("T-0001", ("Ada", Status.VERIFIED), ("Ben", Status.VERIFIED), ("Cai", Status.DISPUTED))
    (whole, *_) = agreements([item])
    assert whole.percent == pytest.approx(100 / 3)
    assert [pair.same for pair in whole.pairs] == [1, 0, 0]
    assert item.differs
