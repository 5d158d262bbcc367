import pytest

from tui.domain.additions import Additions
from tui.figures.language import tables


def test_each_unit_spelling_belongs_to_one_language_table() -> None:
    words = tables()
    assert words.chinese["万" if "万" in words.chinese else "吨"].unit == "t"
    assert words.english["tonnes"].unit == "t"


def test_a_users_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="weight"):
        tables(Additions(units=(("stone", "weight", "st", "1"),)))


def test_additions_do_not_change_the_tables_of_others() -> None:
    tables(Additions(classifiers=("囤",)))
    assert "囤" not in tables().chinese
