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
    "永徽": 649, "贞观": 626, "武德": 617,
}  # fmt: skip
"""The year before the first of an era, folded: Japan since 1868, Ming and Qing, the best-known of Tang.

Eras that are towns of today too (绍兴, 景德) are left out.
"""

QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
"""Ordinals that name a quarter or a half."""
