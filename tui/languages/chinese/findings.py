"""What the checks say of figures, in Chinese."""

_MAKES: dict[str, str] = {
    "The figures make": "由各数算得",
    "The two values make": "由两数算得",
    "The two values make a multiple of": "由两数算得倍数",
    "Grown by the average for {years} years, that makes": "按平均增速增长 {years} 年得",
    "The value and its change make": "由数值及其变动算得",
    "A plain average of {years} years makes": "{years} 年简单平均得",
    "The other ends make": "由另外两端算得",
    "The parts make": "各部分合计",
    "The two columns make a change of": "由两列算得变动",
    "The two years make a change of": "由两年算得变动",
    "The two columns are apart by": "两列相差",
    "The two columns make a share of": "由两列算得占比",
    "The row is of the whole": "该行占总数",
    "The two columns make": "由两列算得",
    "The part is": "该部分占",
    "The other shares leave": "其余占比之外尚余",
    "The rows make": "各行合计",
    "The {side} make": "{side}合计",
    "By definition it is": "按定义应为",
    "The other table says": "另一张表为",
    "The rows of the other table make": "另一张表各行合计",
    "Another place says": "另一处为",
    "Divided, the total makes": "由总数算得每份",
    "“{report}” says": "“{report}”为",
}
"""What is worked out."""
_STATES: dict[str, str] = {
    "the text says": "文中为",
    "the total says": "合计为",
    "the whole says": "总数为",
    "the table says": "表中为",
    "this one says": "本表为",
    "the other table says": "另一张表为",
    "here it is": "此处为",
    "this report says": "本报告为",
}
"""What it is held against."""
_ENDINGS: dict[str, str] = {
    "which agrees": "相符",
    "{amount} more than that, which rounding explains (up to {tolerance})": (
        "多 {amount}，舍入可以解释（至多 {tolerance}）"
    ),
    "{amount} less than that, which rounding explains (up to {tolerance})": (
        "少 {amount}，舍入可以解释（至多 {tolerance}）"
    ),
    "{amount} more than that; rounding explains {tolerance} at most, cutting off instead would explain {cut}": (
        "多 {amount}；舍入至多解释 {tolerance}，若为截尾则可解释 {cut}"
    ),
    "{amount} less than that; rounding explains {tolerance} at most, cutting off instead would explain {cut}": (
        "少 {amount}；舍入至多解释 {tolerance}，若为截尾则可解释 {cut}"
    ),
    "{amount} more than that; rounding explains {tolerance} at most": "多 {amount}；舍入至多解释 {tolerance}",
    "{amount} less than that; rounding explains {tolerance} at most": "少 {amount}；舍入至多解释 {tolerance}",
}
"""How it comes out."""
_WORKED: dict[str, str] = {
    "{computed}": "{computed}",
    "{computed} ({terms} figures)": "{computed}（{terms} 个数）",
    "{computed} ({calculation})": "{computed}（{calculation}）",
}
"""The number with how it was worked out."""

FINDINGS: dict[str, str] = {
    f"{makes} {worked}, {states} {{stated}}: {ending}.": f"{made} {shown}，{stating} {{stated}}：{end}。"
    for makes, made in _MAKES.items()
    for worked, shown in _WORKED.items()
    for states, stating in _STATES.items()
    for ending, end in _ENDINGS.items()
}
FINDINGS |= {
    "{number} pp": "{number} 个百分点",
    "rows": "各行",
    "columns": "各列",
    "{calculation}; {stated} is stated": "{calculation}；文中为 {stated}",
    "“{words}”: the change is in per cent, and not in percentage points.": "“{words}”：此变化是百分之几，不是百分点。",
    "“{words}” is the difference in percentage points, and not a change in per cent.": (
        "“{words}”是相差的百分点，不是变化的百分之几。"
    ),
    "The part, {part}, is no more than the whole.": "部分 {part} 不大于总数。",
    "The part, {part}, is more than the whole.": "部分 {part} 大于总数。",
    "The parts of the ratio make {total}, and not 100.": "比例各部分合计 {total}，不是 100。",
    "The parts of the ratio make {total}.": "比例各部分合计 {total}。",
    "The lower ends imply {lower} before, the upper ends {upper}, in the unit that is printed.": (
        "按下限推得原值 {lower}，按上限推得 {upper}（以所印单位计）。"
    ),
    "The words say that it {verb}, but {now} is less than {was}.": "文字说{verb}，但 {now} 小于 {was}。",
    "The words say that it {verb}, but {now} is more than {was}.": "文字说{verb}，但 {now} 大于 {was}。",
    "rose": "上升",
    "fell": "下降",
    "{count} follow, the text announces {stated}.": "其后有 {count} 项，文中说有 {stated} 项。",
    "{count} are given, the text announces {stated}.": "给出 {count} 项，文中说有 {stated} 项。",
    "{least} to {most} are named and others left open, the text counts {stated}.": (
        "列出 {least} 至 {most} 个名称，其余未列，文中计为 {stated} 个。"
    ),
    "{count} are named and others left open, the text counts {stated}.": (
        "列出 {count} 个名称，其余未列，文中计为 {stated} 个。"
    ),
    "{least} to {most} are named, the text counts {stated}.": "列出 {least} 至 {most} 个名称，文中计为 {stated} 个。",
    "{count} are named, the text counts {stated}.": "列出 {count} 个名称，文中计为 {stated} 个。",
    "{count} is named, the text counts {stated}.": "列出 {count} 个名称，文中计为 {stated} 个。",
    "The table has {count} numbered rows, the text announces {stated}.": (
        "表中有 {count} 个编号行，文中说有 {stated} 个。"
    ),
    "The same number of the same thing is in {here} here and in {there} elsewhere.": (
        "同一事物的同一数字，此处用 {here}，他处用 {there}。"
    ),
    "The same name has {here} here, and {usual} too.": "同一名称此处为 {here}，他处也为 {usual}。",
    "The same name has {here} here, and {usual} elsewhere.": "同一名称此处为 {here}，他处为 {usual}。",
    "{day} is a {weekday}, as stated.": "{day} 是{weekday}，与所述相符。",
    "{day} is a {weekday}; the text says {stated}.": "{day} 是{weekday}；文中说是{stated}。",
    "Monday": "星期一",
    "Tuesday": "星期二",
    "Wednesday": "星期三",
    "Thursday": "星期四",
    "Friday": "星期五",
    "Saturday": "星期六",
    "Sunday": "星期日",
    "From the first day to the last are {days} days, the last one counted; the text says {stated}.": (
        "从首日到末日（含末日）共 {days} 天；文中说是 {stated} 天。"
    ),
    "It ends before it begins: {first} to {last}.": "结束早于开始：{first} 至 {last}。",
    "Of {years} years this one alone is some {times} times more than the others.": (
        "{years} 年中唯独此年约为其他年份的 {times} 倍。"
    ),
    "Of {years} years this one alone is some {times} times less than the others.": (
        "{years} 年中唯独此年约为其他年份的 1/{times}。"
    ),
    "“{words}”: nothing is reduced by a multiple; say to what fraction, or by how many per cent.": (
        "“{words}”：减少不能用倍数；请说减至几分之几，或减少百分之几。"
    ),
    "“{words}”: two words loosen one number; keep one of them.": "“{words}”：一个数用了两个约数词；请保留一个。",
    "“{words}”: two words bound one number; keep one of them.": "“{words}”：一个数用了两个界限词；请保留一个。",
    "“{words}”: an amount grows in per cent; percentage points are for rates and shares.": (
        "“{words}”：数量的增减用百分之几；百分点用于比率和占比。"
    ),
    "“{words}”: 翻一番 doubles, 翻两番 makes four times as much; 翻 with 倍 can be read in two ways.": (
        "“{words}”：翻一番是二倍，翻两番是四倍；“翻”与“倍”连用有两种理解。"
    ),
    "“{words}”: it changed “by” so many per cent; “to” goes with what it became.": (
        "“{words}”：变化的幅度用 by；to 用于变化后的数值。"
    ),
    "“{words}”: with 到 it is what it became, without 从 what was added; as it stands it can be read in both ways.": (
        "“{words}”：加“到”是变化后的数，去“从”是增加的数；现有写法两种理解均可。"
    ),
    "“{words}”: a rate changes in percentage points; per cent of a rate can be read in two ways.": (
        "“{words}”：比率的变化用百分点；比率的百分之几有两种理解。"
    ),
    "“{words}”: “between” goes with “and”, “to” with “from”.": "“{words}”：between 与 and 搭配，from 与 to 搭配。",
}
