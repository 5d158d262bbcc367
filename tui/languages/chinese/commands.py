"""What the commands say, in Chinese: their help, and what they print for a person."""

_USAGE = {
    "usage: ": "用法：",
    "options": "选项",
    "commands": "命令",
    "positional arguments": "参数",
    "error: {message}": "错误：{message}",
    "tieout [--profile NAME] [--store PATH] [PATH | URL | - …]\n"
    "       tieout [--profile NAME] [--store PATH] COMMAND …": (
        "tieout [--profile NAME] [--store PATH] [PATH | URL | - …]\n"
        "      tieout [--profile NAME] [--store PATH] COMMAND …"
    ),
    "Check every figure in a report against its source.": "对照来源，逐一核对报告中的每个数字。",
    "examples:\n"
    "  tieout demo                         look around with sample reports\n"
    "  tieout https://example.org/report   read a page and review it\n"
    "  tieout report.html                  the same with a file: a page, a PDF, a Word file, a text …\n"
    "  tieout *.pdf                        several: they are read side by side, then the library shows them\n"
    "  tieout add reports/ --from list.txt  the same without the screen: folders, addresses, lists of them\n"
    "  tieout report.html --linear         in lines and prompts: screen readers, plain terminals\n"
    "  tieout                              the library: every report so far, and how far it is\n"
    "  tieout export report.html --format markdown -o notes.md\n"
    "\n"
    "A file that is named like a command opens with its folder: tieout ./list\n"
    "\n"
    "exit codes:\n"
    "  0  done                              3  an input could not be read\n"
    "  1  the work found problems           4  the store or a file could not be written\n"
    "  2  wrong usage\n"
    "\n"
    "The store is a folder: --store, else the environment variable TIEOUT_STORE, else the user's data folder. Each\n"
    "profile (--profile, else TIEOUT_PROFILE) has a store and settings of its own.\n": (
        "示例：\n"
        "  tieout demo                         用示例报告随便看看\n"
        "  tieout https://example.org/report   读取网页并核对\n"
        "  tieout report.html                  同上，核对文件：网页、PDF、Word、文本等\n"
        "  tieout *.pdf                        多份：并行读取，然后在报告库中列出\n"
        "  tieout add reports/ --from list.txt  同上，不进界面：文件夹、网址或其列表\n"
        "  tieout report.html --linear         逐行问答：供读屏软件和简易终端使用\n"
        "  tieout                              报告库：全部报告及各自进度\n"
        "  tieout export report.html --format markdown -o notes.md\n"
        "\n"
        "与命令同名的文件请带上文件夹：tieout ./list\n"
        "\n"
        "退出码：\n"
        "  0  完成                              3  有输入无法读取\n"
        "  1  发现了问题                        4  存储或文件无法写入\n"
        "  2  用法有误\n"
        "\n"
        "存储是一个文件夹：由 --store 指定，其次是环境变量 TIEOUT_STORE，再次是用户数据文件夹。\n"
        "每个配置档（--profile，其次 TIEOUT_PROFILE）有各自的存储和设置。\n"
    ),
}

_COMMANDS = {
    "review a report, or pick one from the library (the word may be left out)": (
        "核对报告，或从报告库中选一份（open 可省略）"
    ),
    "Review a report. Several, or a folder, are read side by side and shown in the library. Without one, show it.": (
        "核对一份报告。多份或一个文件夹则并行读取，并在报告库中列出；不指定则显示报告库。"
    ),
    "read many reports at once, and keep them for review": "一次读取多份报告，留待核对",
    "Read reports from addresses, files, folders and lists, and keep them in the store. Each is kept as soon as it is "
    "read; what fails and may pass is tried again; a host is asked for one page at a time. Ctrl+C stops.": (
        "从网址、文件、文件夹和列表读取报告并存入存储。读完一份即存一份；可能只是一时失败的会重试；"
        "对同一主机一次只请求一页。Ctrl+C 停止。"
    ),
    "look around with sample reports": "用示例报告随便看看",
    "Review sample reports, a Chinese and an English one, in a store that is thrown away at the end.": (
        "核对中英文示例报告各一份，所用存储在结束时删除。"
    ),
    "print reports with their sections and figures as JSON Lines": "以 JSON Lines 输出报告及其章节和数字",
    "Print one JSON object a line for each report, in order. Nothing is kept in the store.": (
        "按顺序为每份报告输出一行 JSON 对象，不存入存储。"
    ),
    "hold the figures of reports against each other": "让报告中的数字互相校验",
    "Print what the figures of each report say of each other. Ends with 1 when something fails that was neither "
    "dismissed nor is in the baseline.": (
        "输出每份报告各数字之间的校验结果。有不符而既未排除、也不在基线中时，以 1 结束。"
    ),
    "write out the notes on reports": "导出报告的核对记录",
    "Write out the notes on reports in the store; what is left out is counted in the file. "
    "A full copy of the store, for `tieout import`: --all --format jsonl --status all --private": (
        "导出存储中报告的核对记录；未导出的在文件中计数。"
        "供 `tieout import` 使用的完整副本：--all --format jsonl --status all --private"
    ),
    "take in marks: JSON Lines by tieout, web annotations, a CSV with quote, status, note": (
        "收入核对记录：tieout 的 JSON Lines、网页批注，或含 quote、status、note 列的 CSV"
    ),
    "Take in what others marked. Reports that the store doesn't have come back from a full copy; marks on those "
    "that it has are placed by their words. What was decided here stays as it is. What could not be placed is "
    "listed, with the exit code 1.": (
        "收入他人的核对记录。存储中没有的报告从完整副本恢复；已有的报告按原文定位。此处已作的决定不变。"
        "无法定位的会列出，退出码为 1。"
    ),
    "list the reports in the store": "列出存储中的报告",
    "List the reports in the store, the last touched first.": "列出存储中的报告，最近使用的在前。",
    "print a report with its items, what was decided and the notes": "输出一份报告的条目、决定和批注",
    "Print a report in the store: by section each item with its status, what it measures and its note.": (
        "输出存储中的一份报告：按章节列出各条目的状态、指标和批注。"
    ),
    "find words in all reports, titles and notes": "在全部报告、标题和批注中查找文字",
    "Print where words stand in the titles, the notes and the texts of all reports, whatever their case and width.": (
        "输出文字在全部报告的标题、批注和正文中的位置，不分大小写和全角半角。"
    ),
    "file a report under tags": "为报告设标签",
    "File a report under tags instead of those that it has; `tieout list --tag` lists by them.": (
        "用新标签替换报告原有的标签；`tieout list --tag` 按标签列出。"
    ),
    "take a report out of the library": "将报告移出报告库",
    "Take a report out of the library. Nothing is deleted: --undo, or reading it again, brings it back.": (
        "将报告移出报告库。不删除任何内容：用 --undo 或重新读取即可恢复。"
    ),
    "say what is wrong with the store, and mend it on request": "检查存储有何问题，并可修复",
    "Check the store from end to end and explain what is found. Nothing is changed unless --repair is given. "
    "Ends with 0 when it is sound and with 1 when something is wrong.": (
        "全面检查存储并说明结果。不加 --repair 则不作任何改动。完好时以 0 结束，有问题时以 1 结束。"
    ),
    "copy the store": "备份存储",
    "Copy the store as it is, also while it is in use, into a file or among its own backups.": (
        "按现状复制存储（使用中也可），存为文件或放入它自己的备份中。"
    ),
    "make the store whole again from a backup": "用备份恢复存储",
    "Without a backup, list those that there are. With one, build the store anew from it and from all that the "
    "store and its second copy hold beyond it. The old files are kept.": (
        "不指定备份则列出已有备份；指定则以该备份以及存储和副本中更新的内容重建存储。旧文件会保留。"
    ),
    "show the app in a browser": "在浏览器中使用",
    "Show the app in a browser on this machine, at an address that only this run knows.": (
        "在本机浏览器中使用，网址仅本次运行有效。"
    ),
    "take over what other reviewers decided": "并入其他核对人的决定",
    "Take over every decision from other stores or full exports. Where reviewers differ both opinions are kept. "
    "The other store is not changed; merging again, or in another order, comes to the same.": (
        "从其他存储或完整导出并入全部决定。结论不一时两者都保留。对方的存储不变；重复合并或换个次序，结果相同。"
    ),
    "say how far reviewers agree, and on what they differ": "核对人的一致程度及分歧",
    "Print percent agreement, Cohen's kappa and Krippendorff's alpha of a report, by kind of figure and by section,"
    " and list the items on which reviewers differ.": (
        "按数字类型和章节输出一份报告的一致率、Cohen's kappa 和 Krippendorff's alpha，并列出结论不一的条目。"
    ),
    "sign a report as prepared or reviewed by you": "为报告作编制或复核签字",
    "Sign a report as it stands. Without --prepared or --reviewed, say who signed, and whether it changed since.": (
        "按现状为报告签字。不加 --prepared 或 --reviewed 则列出已有签字及其后有无改动。"
    ),
    "review a report without seeing what others decided": "不看他人的决定，独立核对一份报告",
    "Begin a blind review of a report: nothing shows of what other reviewers decided until it is ended.": (
        "开始对一份报告的独立核对：结束之前不显示其他核对人的决定。"
    ),
    "print what makes a shell complete tieout's arguments": "输出 shell 补全脚本",
    'Print a completion script. In bash: eval "$(tieout completion bash)"': (
        '输出补全脚本。bash 中：eval "$(tieout completion bash)"'
    ),
}

_OPTIONS = {
    "show this help message and exit": "显示本帮助并退出",
    "print the version and end": "显示版本并退出",
    "the folder of the store to use": "所用存储的文件夹",
    "use the store and the settings of this name": "使用该名称的存储和设置",
    "the charset, when the page is wrong about it": "编码，用于页面标注有误时",
    "review in lines and prompts: for screen readers and plain terminals": ("逐行问答式核对：供读屏软件和简易终端使用"),
    "what to read: files, folders, addresses; - is the input": "要读取的文件、文件夹或网址；- 表示标准输入",
    "review blind: nothing shows of what others decided, until that is ended": ("独立核对：结束之前不显示他人的决定"),
    "an address, a file, a folder with all below it; - is the input": (
        "网址、文件或文件夹（含其下全部）；- 表示标准输入"
    ),
    "a file that lists places, one a line (# begins a comment, paths start from its folder; - is the input); may be "
    "given more than once": (
        "列出位置的文件，每行一个（# 开头为注释，路径从该文件所在文件夹算起；- 表示标准输入）；可重复给出"
    ),
    "print an object a line for scripts, as each is read": "每读完一份输出一行 JSON，供脚本使用",
    "keep that store and say where it is": "保留该存储并说明位置",
    "what to read; - is the input": "要读取的内容；- 表示标准输入",
    "print JSON Lines (there is no other form)": "输出 JSON Lines（只有这一种格式）",
    "read lines {forms} instead": "改为从标准输入逐行读取 {forms}",
    "files, addresses, and reports in the store": "文件、网址或存储中的报告",
    "print JSON for scripts, with all findings": "输出含全部结果的 JSON，供脚本使用",
    "the form of the findings (text)": "结果的格式（默认 text）",
    "show the relations that hold, too": "也显示相符的关系",
    "findings that are known; only new ones are failures": "已知疑点的基线文件；只有新疑点才算不符",
    "write what fails now to that file": "把目前的不符写入该文件",
    "hold each report against those named behind it, too (a new one first)": (
        "还让每份报告与其后各份互相校验（新的在前）"
    ),
    "where to; the output when it is not given": "写到哪里；不指定则输出到标准输出",
    "the reports, as `tieout list` names them": "报告，写法同 `tieout list` 所列",
    "all reports of the store": "存储中的全部报告",
    "the form of the notes": "核对记录的格式",
    "a Markdown template of your own (Jinja2)": "自备的 Markdown 模板（Jinja2）",
    "which items: {statuses}; may be given more than once (verified when it is not given)": (
        "哪些条目：{statuses}；可重复给出（不指定则为 verified）"
    ),
    "where to: a file, or a folder that gets one file a report; the output when it is not given": (
        "写到哪里：文件，或文件夹（每份报告一个文件）；不指定则输出到标准输出"
    ),
    "private evidence too, like an interview's contact": "也导出不公开的依据，如采访的联系方式",
    "what to take in; - is the input": "要收入的文件；- 表示标准输入",
    "the report that the files are about": "文件所针对的报告",
    "print JSON for scripts": "输出 JSON，供脚本使用",
    "only reports with items that are {statuses}; may be given more than once": (
        "只列有 {statuses} 条目的报告；可重复给出"
    ),
    "only reports with this tag; more than one: with all": "只列有该标签的报告；给出多个则须全有",
    "by what: {orders}": "排序依据：{orders}",
    "the reports that were removed from the library": "已移出报告库的报告",
    "the report, as `tieout list` names it": "报告，写法同 `tieout list` 所列",
    "what to look for: all on one line, quoted ones side by side": "要找的文字：须在同一行，引号内的须相连",
    "the most hits (100)": "最多列多少条（默认 100）",
    "its tags from now on; none takes all away": "此后的标签；不给出则全部去掉",
    "put it back, with all that was decided": "放回报告库，连同全部决定",
    "mend what is wrong; nothing is deleted that was decided": "修复问题；不删除任何决定",
    "where to; among the store's backups when not given": "写到哪里；不指定则放入存储自己的备份中",
    "a name from the list, or a file": "列表中的名称，或文件",
    "the address to listen on (this machine alone)": "监听的地址（默认仅限本机）",
    "the port (8000)": "端口（默认 8000）",
    "another store, or a full JSON Lines export": "另一个存储，或完整的 JSON Lines 导出",
    "sign it as prepared by you": "作编制签字",
    "sign it as reviewed by you": "作复核签字",
    "take that signature back": "撤回该签字",
    "end it, and see what the others decided": "结束独立核对，查看他人的决定",
    "the shell": "哪种 shell",
}

_SAID = {
    "; ": "；",
    " and ": "与",
    "nothing": "无",
    "not to be checked": "无需核对",
    "This is a fault of tieout itself; everything that was decided is kept.": (
        "这是 tieout 自身的故障；所有决定都已保存。"
    ),
    "What happened is written in {path}": "详情记录在 {path}",
    "tieout was ended by {name}; all that was decided is kept.": "tieout 被 {name} 终止；所有决定都已保存。",
    "The demo's store is kept in {store}\nGo on with it: tieout --store {store}": (
        "演示的存储保留在 {store}\n继续使用：tieout --store {store}"
    ),
    # Opening
    "The store is whole again. ": "存储已恢复完好。",
    "{count} could not be read: see the terminal after you leave. ": "{count} 份无法读取：退出后请看终端。",
    "This store is in {place}, where it can be damaged; see `tieout doctor`.": (
        "此存储在{place}，可能受损；见 `tieout doctor`。"
    ),
    # The reports in the store
    "Nothing found.": "没有找到。",
    "These are the first {limit}; --limit shows more.": "只列出前 {limit} 条；--limit 可显示更多。",
    "(before the first section)": "（第一节之前）",
    "Decided, and not found in this version:": "已作决定，但在此版本中未找到：",
    "{report}: {written} of {count} items written; left out: {others}.": (
        "{report}：写出 {written}/{count} 个条目；未写出：{others}。"
    ),
    "{count} private pieces of evidence": "{count} 条不公开的依据",
    "no relation between its figures was found": "未发现数字之间的关系",
    # Other reviewers
    "{name}: {told}.": "{name}：{told}。",
    "nothing to take in": "没有可收入的",
    "{count} reports put into the store": "存入 {count} 份报告",
    "{count} decisions taken in": "收入 {count} 个决定",
    "{count} were so already": "{count} 个原已如此",
    "{count} not taken in": "{count} 个未收入",
    "{count} events taken over": "并入 {count} 条记录",
    "the report is new here": "报告为新增",
    "{count} known": "{count} 条已有",
    "reviewers differ on {count} items (tieout agree {report})": (
        "核对人对 {count} 个条目结论不一（tieout agree {report}）"
    ),
    "{count} reviewed items are not found in this version": "{count} 个已核条目在此版本中未找到",
    "No item has conclusions of two reviewers yet. Take in the other's store: tieout merge STORE": (
        "还没有两位核对人都下结论的条目。请并入对方的存储：tieout merge STORE"
    ),
    "agree|ITEMS": "条目",
    "agree|SAME": "一致",
    "agree|AGREE": "一致率",
    "agree|report": "全文",
    "agree|kind": "类型",
    "agree|section": "章节",
    "{names}: {same} of {items} alike, kappa {kappa}": "{names}：{items} 个中 {same} 个一致，kappa {kappa}",
    "They differ on {count}:": "结论不一的有 {count} 个：",
    "Nothing of this report is reviewed yet": "本报告尚未核对",
    "Not all of it is reviewed": "尚未全部核对",
    "{nothing}: {open} of {total} figures are open. It is signed all the same.": (
        "{nothing}：{total} 个数字中有 {open} 个未核。仍予签字。"
    ),
    "{role} by {who}, {when}": "{role}：{who}，{when}",
    "; changed since": "；其后有改动",
    "Nothing shows of what other reviewers decided. End it with: tieout blind {report} --end": (
        "不显示其他核对人的决定。结束独立核对：tieout blind {report} --end"
    ),
    # Backups and the browser
    "No backups in {folder}. Make one: tieout backup": "{folder} 中没有备份。可做一份：tieout backup",
    "MADE (UTC)": "时间 (UTC)",
    "DECISIONS": "决定",
    "BACKUP": "备份",
    "Restore one: tieout restore BACKUP; the store as it is now is kept beside it.": (
        "恢复：tieout restore BACKUP；目前的存储会保留在一旁。"
    ),
    "Open the whole address that tieout printed, with the key at its end.": (
        "请打开 tieout 输出的完整网址，包括末尾的密钥。"
    ),
    "Open this address in a browser. Ctrl-C ends it; everything that was decided is kept.": (
        "请在浏览器中打开此网址。Ctrl-C 结束；所有决定都已保存。"
    ),
    "Beware: {host} can be reached from other machines, and nothing on the way is encrypted.": (
        "注意：其他机器可访问 {host}，且传输未加密。"
    ),
}

COMMANDS: dict[str, str] = {**_USAGE, **_COMMANDS, **_OPTIONS, **_SAID}

ARGUMENTS: dict[str, str] = {
    "argument {name}: expected one argument": "选项 {name} 需要一个值",
    "argument {name}: expected at least one argument": "选项 {name} 至少需要一个值",
    "argument {name}: expected at most one argument": "选项 {name} 至多一个值",
    "argument {name}: expected {count} arguments": "选项 {name} 需要 {count} 个值",
    "argument {name}: ignored explicit argument {value}": "选项 {name} 不带值：{value}",
    "argument {name}: not allowed with argument {other}": "{name} 不能与 {other} 同用",
    "argument {name}: invalid choice: {value} (choose from {choices})": "{name} 不能是 {value}（可选：{choices}）",
    "argument {name}: invalid choice: {value}, maybe you meant {guess}? (choose from {choices})": (
        "{name} 不能是 {value}，是否为 {guess}？（可选：{choices}）"
    ),
    "argument {name}: invalid {type} value: {value}": "{name} 的值 {value} 不是有效的 {type}",
    "the following arguments are required: {names}": "缺少参数：{names}",
    "one of the arguments {names} is required": "必须给出其中之一：{names}",
    "unrecognized arguments: {names}": "无法识别的参数：{names}",
    "ambiguous option: {name} could match {matches}": "选项 {name} 有歧义，可能是 {matches}",
}
"""What Python's argument parser says of a wrong command line."""

TOML: dict[str, str] = {
    "Cannot overwrite a value": "同一项写了两次",
    "Expected '=' after a key in a key/value pair": "名称后面应为等号",
    "Expected ']' at the end of a table declaration": "表头末尾应为 ]",
    "Expected ']]' at the end of an array declaration": "表头末尾应为 ]]",
    "Expected newline or end of document after a statement": "一项之后应换行",
    "Invalid initial character for a key part": "名称不能以该字符开头",
    "Invalid statement": "无法理解这一行",
    "Invalid value": "值的写法有误",
    "Unclosed array": "方括号没有闭合",
    "Unclosed inline table": "花括号没有闭合",
    "Unescaped '\\\\' in a string": "文字中的反斜杠须写两个",
    "Unterminated string": "引号没有闭合",
}
"""What Python's reader of TOML says of a settings file."""

SYSTEM: dict[str, str] = {
    "Operation not permitted": "操作不允许",
    "No such file or directory": "没有该文件或目录",
    "Input/output error": "输入输出错误",
    "Permission denied": "没有权限",
    "Device or resource busy": "设备或资源正忙",
    "File exists": "文件已存在",
    "Not a directory": "不是目录",
    "Is a directory": "是目录",
    "Too many open files": "打开的文件过多",
    "File too large": "文件过大",
    "No space left on device": "磁盘空间不足",
    "Read-only file system": "文件系统只读",
    "Broken pipe": "管道已断开",
    "File name too long": "文件名过长",
    "Too many levels of symbolic links": "符号链接层数过多",
    "Disk quota exceeded": "超出磁盘配额",
    "Address already in use": "地址已被占用",
    "Cannot assign requested address": "无法使用该地址",
    "Connection refused": "连接被拒绝",
    "Connection reset by peer": "连接被对方重置",
    "Connection timed out": "连接超时",
    "Network is unreachable": "网络不可达",
    "No route to host": "无法到达主机",
    "Stale file handle": "文件句柄已失效",
}
"""What the operating system says (POSIX.1-2017, `strerror`, in the words of glibc)."""
