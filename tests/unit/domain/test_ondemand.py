from collections.abc import Sequence

import pytest

from tui.domain.ondemand import InChunks


def counted(made: list[range]) -> InChunks[int]:
    def some(indices: range) -> Sequence[int]:
        made.append(indices)
        return [index * 2 for index in indices]

    return InChunks(1_201, some)


def test_what_comes_in_chunks_is_the_same_as_all_of_it() -> None:
    chunks = counted([])
    assert chunks == tuple(range(0, 2_402, 2))
    assert (chunks[0], chunks[-1], chunks[499:502]) == (0, 2_400, (998, 1_000, 1_002))
    with pytest.raises(IndexError):
        chunks[1_201]


def test_going_through_makes_each_chunk_once_and_keeps_few() -> None:
    made: list[range] = []
    chunks = counted(made)
    assert sum(chunks) == sum(range(0, 2_402, 2))
    assert made == [range(500), range(500, 1_000), range(1_000, 1_201)]
    assert chunks[700] == 1_400
    assert len(made) == 3
    assert chunks[0] == 0
    assert made[3:] == [range(500)]
