"""Words that lead up to a number and are no part of what it measures."""

from tui.figures.data.wording import words

CHINESE_VERBS = words(
    "完成 实现 达到 达 为 是 共 有 约 仅 已 均 将 了 至 到 占 超过 突破 超 近 完成了 达到了 共有 共计 "
    "合计 总计 累计 不得少于 不得低于 不得超过 不应少于 不应低于 不应超过 不得 "
    "分别为 分别是 分别达 分别 预计 控制在 稳定在 保持在 维持在 不低于 不超过 不少于 以 "
    "的 在 约为 约占 增至 升至 降至 提升至 提高到 增加到 提高至 下降到 减少到 扩大到 收窄至 由 从 较 "
    "大约 左右 不到 超出 逾 获得 接近 将近 近期 高达 多达 其中 等 第 上升至 下降至 增长至 上升到 "
    "缩小到 增加至 减少至 回落至 缩小至 扩大至 新台币 人民币 港币 美元 合 折合 及 和 与 、 （ ( : 为： "
    "“"
)
"""Verbs and particles at the end of the words before a number."""

CHINESE_OPENINGS = words(
    "实现 其中 同时 此外 另外 全年 全市 全省 全国 全区 全县 去年 今年 年末 年内 截至目前 截至 目前 "
    "截止 初步核算 据统计 一是 二是 三是 四是 五是 六是 七是 八是 是 并 而 且 也 还 又 将 已 我们 我市 "
    "我省 我区 我县 共 累计 先后 总 在 了 的 和 及 与 、 ， 等 对 年均 个 当年 本年 上年 该 此 即 使 "
    "向 余 多 后 前 以上 以下 左右 中"
)
"""Words at the beginning of a clause that set time or place, or join it on."""

CHANGE = words(
    "同比 比上年 较上年 比去年 较去年 上年 去年同期 比上年末 较上年末 环比 增长 下降 减少 增加 上升 "
    "上涨 下跌 下滑 提高 降低 回落 提升 扩大 收窄 缩小 高于 低于 高出 增幅 降幅 增速 快于 增 减 降 升 "
    "涨 跌 年均 名义 实际 可比口径 分别 净增 净减 翻 占比 占 比重 比例 预计 约 为 达 了 达到 比 较 "
    "年均增长 累计 持平 多 少 个 全国 全省 平均水平 同期 末 上年同期 回升 加快 放缓 点"
)
"""Words of change and share: alone they measure what the number before them does."""

CHINESE_STOPS = "，。；：！？\n,;!?"
"""Characters that end a clause."""

ENGLISH_STRIPPED = frozenset(
    words(
        "of to by at in on for with from was were is are be been being has have had total totaled totaling "
        "totalled reached reaching the a an and or as about approximately around nearly roughly almost "
        "over under more less than up down to, was, at, least most only just some or, that which who it "
        "its their our this these those respectively while but both between into equal equals amounted "
        "amounting estimated through within per each all among including included include includes or/and "
        "also then there, rose fell up, down, averaged exceeded exceeding exceeds compared remained "
        "last past next standing stood currently grew increased decreased declined report reported reports"
    )
)
"""Words that may stand before a number without belonging to its name."""

ENGLISH_CHANGE = frozenset(
    words(
        "increased increase increases decreased decrease decreases rose fell grew growth declined decline "
        "up down gained lost higher lower rise fall grow drop dropped risen fallen grown flat change "
        "changed improved improvement gain loss"
    )
)
"""English words of change."""

TAIL_STOPS = frozenset(
    words("from for to by at with under over than as which that was were is are compared versus during after before")
)
"""Words behind a number that lead to another figure and begin no name."""

NO_PLACES = frozenset(
    words(
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday fiscal quarter q1 q2 "
        "q3 q4 h1 h2 fy year table tables figure figures note notes section chart exhibit appendix annex part item "
        "chapter page box schedule form rule gaap ifrs phase level class today yesterday it that he she let this "
        "these those what who here there net total gross sales revenue revenues income loss losses earnings cash "
        "operating federal cost costs expenses profit assets liabilities results"
    )
)
"""Words with a capital behind `in` or before 's that name no place or body."""
