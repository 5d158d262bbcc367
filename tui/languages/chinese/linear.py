"""What the review in lines and prompts says, in Chinese."""

LINEAR: dict[str, str] = {
    "Arrows and other such keys do nothing here, and nothing was done. ? lists what may be typed.": (
        "方向键等按键在此无效，没有执行任何操作。? 列出可输入的内容。"
    ),
    "{total} figures to check, {reviewed} of them reviewed.": "{total} 个数字需核对，已核 {reviewed} 个。",
    "{count} {status}": "{status} {count} 个",
    "{count} need no check": "无需核对 {count} 个",
    "{count} findings to look at: w goes to the next.": "{count} 处疑点待看：w 转到下一处。",
    "{count} reviewed items were not found again in this reading: i names them.": (
        "{count} 个已核条目在本次读取中未能重新定位：i 列出。"
    ),
    "Read-only: nothing that you decide here can be saved.": "只读：此处的决定无法保存。",
    "This is a blind review: nothing shows of what other reviewers decided.": "这是独立核对：不显示其他核对人的决定。",
    "No figures were found in this report.": "本报告中没有找到数字。",
    "v, d, s, x decide on the figure and go on; an empty line goes on; ? lists all that may be typed.": (
        "v、d、s、x 对数字作决定并继续；空行继续；? 列出可输入的内容。"
    ),
    "Figure {number} of {total}, {id}, {status}: {words}": "第 {number}/{total} 个数字，{id}，{status}：{words}",
    "Nothing was decided on it yet.": "还没有对它作过决定。",
    "{role}: {meaning}; sign {role} signs so.": "{role}：{meaning}；输入 sign {role} 签字。",
    "{role}: you signed so; sign {role} takes it back.": "{role}：你已签字；输入 sign {role} 撤回。",
    "Nobody has signed this report.": "本报告尚无人签字。",
    "There is no signature “{words}”; nothing was signed.": "没有“{words}”这种签字；未签字。",
    "Take back that you signed as {role}?": "撤回你的{role}签字？",
    "(y: yes, an empty line: no):": "（y：是，空行：否）：",
    "Signed as {role}, saved; u takes it back.": "已作{role}签字并保存；u 撤回。",
    "No longer signed as {role}, saved.": "已撤回{role}签字并保存。",
    "Your review is blind, saved.": "你已开始独立核对，已保存。",
    "Your review is no longer blind, saved.": "你已结束独立核对，已保存。",
    "{id} (v d s x 0, n p, c, u, l, g, /, ?, q):": "{id}（v d s x 0、n p、c、u、l、g、/、?、q）：",
    "(i, ?, q):": "（i、?、q）：",
    "Note (an empty line leaves it as it is, - takes it away):": "批注（空行保持原样，- 去掉）：",
    "Evidence: an address, the path of a file, or the words that it was agreed to (an empty line for none):": (
        "依据：网址、文件路径或所核对的原文（空行则无）："
    ),
    "{id}: {status}, saved. {reviewed} of {total} reviewed.": "{id}：{status}，已保存。已核 {reviewed}/{total}。",
    "{id}: was {status} already.": "{id}：此前已是{status}。",
    "Everything is reviewed.": "全部核对完毕。",
    "Note on {id} saved.": "{id} 的批注已保存。",
    "Note on {id} taken away, saved.": "{id} 的批注已去掉，已保存。",
    "The note is as it was.": "批注保持原样。",
    "Nothing was decided yet to be repeated.": "还没有可重复的决定。",
    "# and a word gives that tag, or takes it away.": "# 加文字：加上或去掉该标签。",
    "There is no file “{words}”; nothing was saved.": "没有文件“{words}”；没有保存。",
    "Check the path; a quote of one word is written with blanks around its slash.": (
        "请检查路径；单词引文中的斜杠前后要加空格。"
    ),
    "Tick mark {sign} given to {id}, saved.": "{id} 加上核对标记 {sign}，已保存。",
    "Tick mark {sign} taken from {id}, saved.": "{id} 去掉核对标记 {sign}，已保存。",
    "Tick marks, to be given with T and the sign:": "核对标记，用 T 加符号给出：",
    "Tag {tag} given to {id}, saved.": "{id} 加上标签 {tag}，已保存。",
    "Tag {tag} taken from {id}, saved.": "{id} 去掉标签 {tag}，已保存。",
    "Evidence on {id} saved: {evidence}": "{id} 的依据已保存：{evidence}",
    "Fetching it, to keep a copy …": "正在获取，以便留存副本……",
    "A copy of it is kept, {size:,} bytes.": "副本已留存，{size:,} 字节。",
    "The evidence is saved, without a copy of it: {message}": "依据已保存，但没有副本：{message}",
    "Undone: {what}.": "已撤销：{what}。",
    "Done again: {what}.": "已重做：{what}。",
    "Nothing to undo.": "没有可撤销的。",
    "Nothing to redo.": "没有可重做的。",
    "NOT SAVED: {message}": "未保存：{message}",
    "That was the last figure.": "已是最后一个数字。",
    "That was the first figure.": "已是第一个数字。",
    "Nothing unreviewed that way; the rest lies the other way.": "这个方向没有未核的数字；其余在另一方向。",
    "No check speaks against a figure of this report.": "没有校验对本报告的数字提出疑点。",
    "That was the last finding.": "已是最后一处疑点。",
    "There is no figure {words}: g takes a number from 1 to {total}, or an id like T-0001.": (
        "没有数字 {words}：g 后写 1 到 {total} 的序号，或 T-0001 这样的编号。"
    ),
    "There is no section {words}: l lists them with their numbers.": "没有章节 {words}：l 列出章节及其序号。",
    "This report has no sections.": "本报告没有章节。",
    "No figure stands in this section. It begins: {words}": "本节没有数字。开头为：{words}",
    "Section: {name}": "章节：{name}",
    "{number}. {name}{counts}": "{number}. {name}{counts}",
    "{number}. (level {level}) {name}{counts}": "{number}.（第 {level} 级）{name}{counts}",
    ", {reviewed} of {total} reviewed": "，已核 {reviewed}/{total}",
    ", {count} disputed": "，存疑 {count}",
    "l and a number goes to a section.": "l 加序号：转到该节。",
    "Not found: {words}": "没有找到：{words}",
    "Nothing was sought yet: / and words, or / and a value like =1.2亿 or >5%.": (
        "还没有查找过：/ 加文字，或 / 加 =1.2亿、>5% 这样的数值。"
    ),
    "{count} of {total} figures fit. f alone shows every figure again.": (
        "{total} 个数字中有 {count} 个符合。只输入 f 则恢复全部。"
    ),
    "Every figure is shown again.": "已恢复显示全部数字。",
    "There is no command “{words}”; nothing was done. ? lists what may be typed.": (
        "没有命令“{words}”；没有执行任何操作。? 列出可输入的内容。"
    ),
    "“{name}” takes no words after it; nothing was done. c and words write a note.": (
        "“{name}”后面不带文字；没有执行任何操作。c 加文字写批注。"
    ),
    "There is no figure to decide on.": "没有可作决定的数字。",
    "{count} reports under review:": "{count} 份报告在核对：",
    "No reports yet. Type an address or the path of a file.": "还没有报告。请输入网址或文件路径。",
    "{number}. {title}{counts}, last touched {when}": "{number}. {title}{counts}，最近使用 {when}",
    "Report (a number, an address or a path, f and words, ?, q):": "报告（序号、网址或路径、f 加文字、?、q）：",
    "There is no report {words} in this list.": "列表中没有报告 {words}。",
    "No report has these words: {words}": "没有含这些字的报告：{words}",
    "a number: open that report": "序号：打开该报告",
    "an address or a path: read it and review it": "网址或路径：读取并核对",
    "f and words: only the reports whose title, publisher, place or tags have them": (
        "f 加文字：只列标题、发布者、位置或标签含这些字的报告"
    ),
    "an empty line: the whole list again": "空行：恢复完整列表",
    "q: leave": "q：退出",
    "{stage} …": "{stage}……",
    "Everything is saved.": "一切均已保存。",
    "next unreviewed figure (or an empty line)": "下一个未核的数字（或空行）",
    "write a note on the figure; - takes it away": "给数字写批注；- 去掉",
    "tie the figure to evidence": "为数字附上依据",
    "takes|address, path or words": "网址、路径或原文",
    "give a tick mark, or take it; alone: the signs": "加上或去掉核对标记；单独输入则列出符号",
    "takes|words": "文字",
    "takes|sign": "符号",
    "give a tag, or take it": "加上或去掉标签",
    "read the whole paragraph or table row that the figure stands in": "读出数字所在的整段或整行",
    "the figure again, with all that was decided on it": "重读该数字及对它的全部决定",
    "the sections; with a number: go there": "各章节；加序号则转到该节",
    "takes|number": "序号",
    "go to a figure": "转到某个数字",
    "takes|number or id": "序号或编号",
    "search text, labels and notes; =1.2亿 or >5% by value": "查找正文、指标和批注；=1.2亿 或 >5% 按数值",
    "walk only the figures that fit; alone: all": "只走符合的数字；单独输入则恢复全部",
    "takes|expression": "表达式",
    "sign the report, or take your signature back; alone: the signatures": "为报告签字或撤回；单独输入则列出签字",
    "takes|role": "角色",
    "how far the review is: by status, section and kind, pace, coverage": ("进度：按状态、章节和类型，以及速度和覆盖"),
    "this list": "本列表",
    "leave: everything is saved": "退出：一切均已保存",
}
