"""Words of dates and periods."""

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10,
    "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
"""English months and their short forms."""

MONTH_PATTERN = (
    "(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|"
    "[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|"
    "APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![A-Za-z])"
)
"""A month as a regular expression."""

ERAS = {
    "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925, "明治": 1867, "宣统": 1908, "光绪": 1874,
    "同治": 1861, "咸丰": 1850, "道光": 1820, "嘉庆": 1795, "乾隆": 1735, "雍正": 1722, "康熙": 1661,
    "顺治": 1643, "崇祯": 1627, "天启": 1620, "万历": 1572, "隆庆": 1566, "嘉靖": 1521, "弘治": 1487,
    "成化": 1464, "景泰": 1449, "宣德": 1425, "永乐": 1402, "洪武": 1367, "开元": 712, "天宝": 741, "神龙": 704,
    "永徽": 649, "贞观": 626, "武德": 617, "大正": 1911, "弘光": 1644, "永历": 1646, "泰昌": 1619, "正德": 1505,
    "天顺": 1456, "洪熙": 1424, "建文": 1398, "至正": 1340, "大德": 1296, "德祐": 1274, "咸淳": 1264,
    "景定": 1259, "宝祐": 1252, "淳祐": 1240, "端平": 1233, "开禧": 1204, "淳熙": 1173, "乾道": 1164,
    "隆兴": 1162, "建炎": 1126, "靖康": 1125, "宣和": 1118, "崇宁": 1101, "绍圣": 1093, "元祐": 1085,
    "元丰": 1077, "熙宁": 1067, "治平": 1063, "嘉祐": 1055, "皇祐": 1048, "庆历": 1040, "天圣": 1022,
    "咸平": 997, "雍熙": 983, "开宝": 967, "乾德": 962, "建隆": 959, "广明": 879, "乾符": 873, "咸通": 859,
    "长庆": 820, "贞元": 784, "建中": 779, "大历": 765, "乾元": 757, "景云": 709, "天授": 689,
}  # fmt: skip
"""The year before the first of an era, folded: Japan since 1868, Ming and Qing, the best-known from Tang to Yuan.

Eras that are towns or words of today too (绍兴, 景德, 正统) are left out.
"""

QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
"""Ordinals that name a quarter or a half."""

FIXED_FEASTS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year’s day": (1, 1), "new year's eve": (12, 31), "new year’s eve": (12, 31),
    "valentine's day": (2, 14), "valentine’s day": (2, 14), "halloween": (10, 31),
}  # fmt: skip
"""Feasts that fall on one day of each year: month and day."""

WEEKDAY_FEASTS = {
    "thanksgiving day": (11, 3, 4, 0), "thanksgiving": (11, 3, 4, 0), "black friday": (11, 3, 4, 1),
    "cyber monday": (11, 3, 4, 4), "election day": (11, 0, 1, 1), "columbus day": (10, 0, 2, 0),
}  # fmt: skip
"""Feasts of the United States that fall on a weekday: month, weekday from Monday 0, which one, days after it."""
