"""Words in which a numeral stands that says nothing of quantity, and words that loosen or bound one. All folded."""

from tui.figures.data.wording import words

SET_PHRASES = words(
    "一般 一些 一样 一起 一直 一定 一旦 一切 一致 一律 一并 一如 一经 一贯 一向 一共 一流 一体 "
    "一带一路 一带 一路 一票否决 一票 一网 一站 一盘棋 一揽子 一次性 一线 一把手 一条龙 一条街 "
    "一号工程 一号文件 一以贯之 一手 一心 一举 一批 一系列 一方面 一侧 一同 一道 一面 一边 一代  一区 "
    "一市 一县 一镇 一村 一户一 一人一 一企一 一对一 一张网 一张图 一本账 一件事 一国两制 一个中国 "
    "一府两院 一刀切 一老一小 一池 一江 一山 一核 一轴 一主 一干 一点 一下 一阵 一番 一再 一时 一口气 "
    "一份 一分 一分钱 一分为二 一成不变 一度 一味 一概 一来 一期 一步 一年一度 一五一十 一日 一天 "
    "一小时经济圈 两会 两岸 两高 两新 两重 两手 两手抓 两个确立 两个维护 两个毫不动摇 两个一百年 "
    "两不愁 两免一补 两学一做 两山 两翼 两弹一星 两癌 两委 两院 两地 两化 两房 两年滚动 两江 两湖 两广 "
    "两级 两侧 两端 两区 两市 两县 两面 两路 两融 两非 两险 三农 三公 三大 三次产业 三重一大 三严三实 "
    "三会一课 三个代表 三权 三产 三保障 三保 三支一扶 三下乡 三去一降一补 三峡 三北 三亚 三明 三门峡 "
    "三江 三沙 三星堆 三甲 三线 三方 三好 三夏 三秋 三伏 三九 三角 三资 三废 三同时 三包 三军 三省 "
    "三区三州 三位一体 三驾马车 三农工作 三定 三化 三品一标 三元 三一 四川 四个全面 四个意识 四个自信 "
    "四个革命 四大 四风 四面 四方 四周 四处 四季 四平 四书 四史 四好 四好农村路 四上企业 四上 四化 "
    "四水 四梁八柱 四海 四荒 五位一体 五大 五保 五年规划 五四 五一 五金 五星 五粮液 五方责任主体 五常 "
    "五险一金 五险 五谷 五华 五指 五水共治 五角 五彩 六稳 六保 六合 六盘水 六安 六一 六小 六大 七一 "
    "七夕 八一 八项规定 八大 八达 八方 九江 九寨沟 九龙 九牧 九州 九寨 九台 十佳 十强 十堰 十大 十分 "
    "十足 十全 十字 百姓 百货 百花 百度 百年 百万庄 百强 百色 百科 百分点 百年大计 百日 千山 千岛 千里 "
    "千家万户 千方百计 千年 千古 千百 千秋 万一 万科 万达 万华 万宁 万州 万里 万众 万物 万千 万元户 "
    "万家 万事 万象 亿万 亿元 万元 万人次 半导体 半岛 半成品 半径 半挂 半决赛 半自动 半球 半夜 半山 "
    "半数 半壁江山 半决 半程 半点 双一流 二手 二线 二维 二氧化 二孩 二胎 二元 二期 二等 二季 "
    "二道 二连 二七 二滩 二环 三环 四环 五环 六环 三等 一等 一审 二审 三审 零售 零星 零食 零部件 零件 "
    "零碳 零基础 零距离 零工 零跑 零排放 零突破 零就业 零容忍 零下 零花 零时 零散"
)
"""Set phrases, names of places and words: a number word that begins one of them is no figure."""

BEFORE_NUMERAL = words(
    "统一 唯一 之一 专一 单一 同一 进一步 第一书记 万一 逐一 归一 合一 某一 每一 任一 这一 那一 另一 "
    "上一 下一 新一 前一 后一 首一 再一 更进一 不一 如一 一一 特一 星期一 星期二 星期三 星期四 星期五 "
    "星期六 周一 周二 周三 周四 周五 周六 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 周末 初一 初二 "
    "初三 老三 张三 李四 王五 第三方 数以万 成千 上万 过半 多半 "
    "大半 一半 泰半 黑龙江三 五一 十一 双十一 一二 三三 万万 千千 数十 数百 数千 数万 数亿 几十 几百 "
    "几千 几万 几亿 上百 上千 近百 近千 近万 百余 千余 成百 老百 千万别 零零 两两 三两 三五 七七 八一 "
    "九九 对半 减半 降半 夜半"
)
"""Words that end in a number word: it is no figure there."""

VAGUE = frozenset(words("几 数 多 若干 上 成 好 无 整"))
"""Before a bare scale they make a vague amount (几十, 数百, 上千)."""

APPROXIMATE_BEFORE = words(
    "约 约为 大约 近 将近 接近 大概 左右约 约合 约占 约达 约有 大致 估计约 逾约 差不多 几乎 约计 "
    "约等于 仅约 合计约 共约 约需 总计约 不少约 近约 约在"
)
"""Chinese words before a number that make it approximate."""

APPROXIMATE_AFTER = words("左右 上下 许 前后 有余 余 多 来")
"""Chinese words after a number that make it approximate."""

BOUND_BEFORE = {
    ">=": "不少于 不低于 不小于 不得少于 不得低于 不得小于 不应少于 不应低于 不应小于 不能少于 不能低于 未低于 未少于 "
    "至少 最少 大于等于 大于或等于 不下 不下于 起码 至少有 至少为 大于或者等于 高于或等于 不低 满",
    "<=": "不得超过 不应超过 不能超过 不会超过 不可超过 不宜超过 不得高于 不得多于 不得大于 不应高于 不应大于 不能高于 "
    "未高于 未突破 不突破 不超过 不超 不高于 不多于 不大于 至多 最多 小于等于 小于或等于 不足于 "
    "控制在 上限为 小于或者等于 低于或等于 最多为 最高为 最高达",
    ">": "超过 超 突破 超出 大于 高于 多于 逾 已超 超过了 突破了 破 跨过 过 超越 迈上 跃上 冲破 站上",
    "<": "不到 不足 低于 小于 少于 未达 不满 未满 未超过 少于",
}
"""Chinese words before a number that bound it."""

BOUND_AFTER = {
    ">=": "以上 及以上 或以上 起 或者以上 或更多 以上的 (含)以上",
    "<=": "以内 及以下 或以下 以下 之内 (含)以下 封顶",
}
"""Chinese words after a number that bound it."""

ENGLISH_APPROXIMATE = [
    "about",
    "approximately",
    "around",
    "roughly",
    "nearly",
    "almost",
    "circa",
    "c.",
    "ca.",
    "some",
    "close to",
    "an estimated",
    "estimated",
    "approx.",
    "approx",
    "in the region of",
    "on the order of",
    "in the order of",
    "just about",
    "just under",
    "just over",
    "approximately about",
    "estimated at",
    "~",
]
"""English words before a number that make it approximate."""

ENGLISH_BOUNDS = {
    ">=": "at least;no less than;not less than;not be less than;not below;not under;not lower than;not be lower than;"
    "no fewer than;not fewer than;a minimum of;minimum of;minimum;at a minimum;greater than or equal to;"
    "equal to or more than;equal to or greater than;higher or equal than;greater or equal than;more or equal than;"
    ">=;> =;≥;no lower than;not earlier than;no earlier than",
    "<=": "at most;no more than;not more than;not be more than;up to;as much as;as many as;a maximum of;maximum of;"
    "not exceeding;not to exceed;not exceed;never exceed;never exceeded;not exceeded;not above;not over;"
    "not later than;not greater than;not be greater than;not higher than;not be higher than;within;"
    "less than or equal to;equal to or less than;less or equal than;lower or equal than;no greater than;"
    "no higher than;<=;< =;≤;no later than;within the next",
    ">": "more than;over;greater than;above;exceeding;exceeded;exceeds;exceed;in excess of;upwards of;larger than;"
    "higher than;surpassed;surpassing;topped;just over;well over;better than;>",
    "<": "less than;under;below;fewer than;lower than;smaller than;short of;just under;well below;<",
}
"""English words before a number that bound it."""

ENGLISH_AFTER = {
    ">=": "or more;or above;or greater;or higher;or over;and above;and over;and more;or later;at least;+",
    "<=": "or less;or fewer;or below;or lower;and under;or under;at most",
}
"""English words after a number that bound it."""

REFERENCES = words(
    "law figure figures fig table tables note notes exhibit annex appendix chart box section sections "
    "chapter page pages item article paragraph schedule attachment panel recommendation footnote slide title "
    "p pp rev vol vols cl para exhibits appendices annexes chapters articles paragraphs clause clauses"
)
"""English words whose number is a reference."""

NAMES_BEFORE = words(
    "rfc sp fips nist action actions algorithm function amendment s&p ftse russell nikkei cac dax csi "
    "fortune stoxx boeing airbus iphone ipad psalm nasdaq asx phase tier level stage type class grade "
    "category round version part step group route highway rule regulation ifrs ias hkfrs hkas asc iso iec unit "
    "publication model windows room suite floor form building gate terminal platform zone block lot interstate exit "
    "apollo series title channel formula studio area pillar covid basel sars omicron euro sdg goal topic act "
    "chapter"
)
"""English words whose number is part of a name, lower case."""
