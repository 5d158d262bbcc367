"""Parts that have nothing in common, by their names: together they are no more than their whole.

Parts of which it isn't known (其中女党员, 其中大专以上) may overlap, and are left alone.
"""

import re
from collections.abc import Sequence

_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("第一产业", "第二产业", "第三产业"),
    ("一产", "二产", "三产"),
    ("工业", "农业", "服务业", "建筑业"),
    ("轻工业", "重工业"),
    ("国有", "集体", "民营", "外资"),
    ("内资", "外资"),
    ("公有制", "非公有制"),
    ("民事", "刑事", "行政"),
    ("特别重大", "重大", "较大", "一般"),
    ("合格", "不合格"),
    ("男", "女"),
    ("汉族", "少数民族"),
    ("已婚", "未婚"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("中央", "地方"),
    ("东部", "中部", "西部", "东北"),
    ("境内", "境外"),
    ("国内", "国外"),
    ("国内", "国际"),
    ("出口", "进口"),
    ("新建", "续建", "改建", "扩建"),
    ("公办", "民办"),
    ("幼儿园", "小学", "初中", "高中", "高校"),
    ("博士", "硕士", "本科", "专科"),
    ("专职", "兼职"),
    ("死亡", "重伤", "轻伤"),
    ("人民币", "外币"),
    ("短期", "中长期"),
    ("公路", "铁路", "水路", "民航"),
    ("甲级", "乙级", "丙级"),
)
"""Names of which at most one holds for each thing that is counted."""
_OVERLAPS = re.compile("以上|以下|以内|以外|或|和|与|及|兼|含|同时|重复")
_JOINTS = "、，,；;：: 和与及以另"
_LONGEST_NAME = 20


def exclusive_run(names: Sequence[str]) -> int:
    """Return how many of the names of parts, from the first on, have nothing in common.

    Args:
        names: What stands before the number of each part, after the number before it.
    """
    return max((_run(family, names) for family in _FAMILIES), default=0)


def _run(family: Sequence[str], names: Sequence[str]) -> int:
    seen: set[str] = set()
    for name in names:
        member = _member(family, name.strip(_JOINTS))
        if member is None or member in seen:
            break
        seen.add(member)
    return len(seen)


def _member(family: Sequence[str], name: str) -> str | None:
    """Return the one name of a family that a part has; None where it has none, or more, or may overlap with others."""
    if len(name) > _LONGEST_NAME or _OVERLAPS.search(name):
        return None
    found = []
    for member in sorted(family, key=len, reverse=True):
        if member in name:
            found.append(member)
            # What holds another name is not that name, too: 不合格 is not 合格.
            name = name.replace(member, "\0")
    return found[0] if len(found) == 1 else None
