"""What is known of how a report was read, and of the store, in Chinese: reasons, repairs, doubts, progress, faults."""

REMARKS: dict[str, str] = {
    # Stages
    "starting": "开始",
    "Reading {name}": "读取 {name}",
    "Asking {host}": "请求 {host}",
    "Fetching: {size} MB": "获取中：{size} MB",
    "{trouble} Trying again in {seconds} s": "{trouble}{seconds} 秒后重试",
    "Reading the page": "读取页面",
    "Finding the figures": "查找数字",
    "Finding the figures: {share}": "查找数字：{share}",
    "Checking the figures against each other": "互相校验数字",
    "Checking {rules}": "校验{rules}",
    "Laying out": "排版",
    "the tables": "表格",
    "tables against each other": "表格之间",
    "each sentence": "各句",
    "dates": "日期",
    "sums": "合计",
    "shares": "占比",
    "shares in brackets": "括号里的占比",
    "growth since the year before": "同比增长",
    "figures per unit": "单位数",
    "figures stated twice": "重复表述",
    "currencies": "币种",
    "terms": "名称",
    "points announced": "所述要点",
    "sections announced": "所述章节",
    "rows announced": "所述行数",
    # Why a numeral is no figure
    "section number": "章节编号",
    "list number": "列表编号",
    "footnote mark": "脚注标记",
    "part of a name": "名称的一部分",
    "set phrase": "固定说法",
    "indefinite one": "不定数的“一”",
    "vague amount": "约数",
    "time of day": "时刻",
    "link or address": "链接或地址",
    "scale or unit of a table": "表格的量级或单位",
    "run of digits": "数字串",
    "word that says no quantity": "不表数量的词",
    # Why a piece of the page is not the body
    "navigation": "导航",
    "comments": "评论",
    "teaser": "推荐内容",
    "share buttons": "分享按钮",
    "notice": "提示",
    "advertisement": "广告",
    "gallery": "图集",
    "side column": "侧栏",
    "page foot": "页脚",
    "page head": "页眉",
    "by-line": "署名行",
    "not on screen": "屏幕上不显示",
    "form": "表单",
    "hidden": "隐藏",
    "picture credit": "图片署名",
    "button or label": "按钮或标签",
    "outside the article": "文章之外",
    "outside the reading order": "阅读顺序之外",
    "contents": "目录",
    "title page": "扉页",
    "repeated": "重复",
    "ruled line": "分隔线",
    "tail": "文末",
    "tail of links": "文末链接",
    "running head": "书眉",
    "page number": "页码",
    "document number": "文号",
    "contact line": "联系方式",
    "cookie notice": "cookie 提示",
    "copyright notice": "版权声明",
    "editor line": "编辑署名",
    "leave-site notice": "离站提示",
    "page controls": "页面按钮",
    "site registration": "网站备案",
    "subscription line": "订阅提示",
    "left out by you": "由你移出",
    # Why a reviewed item has no place
    "it reads {words} now": "现在写作 {words}",
    "no figure is read there now": "该处现在没有数字",
    "other items stand in its words now": "其文字中现有其他条目",
    "its sentence changed": "其所在句子已改动",
    "it is set apart now: {reason}": "现在归入非正文：{reason}",
    # Repairs
    "wrong charset": "编码错误",
    "hidden character": "隐藏字符",
    "run of spaces": "连续空格",
    "pinyin annotation": "拼音注音",
    "undecoded space": "未解码的空格",
    "space between Chinese characters": "汉字间的空格",
    "space beside Chinese punctuation": "中文标点旁的空格",
    "space inside a number": "数字中的空格",
    # How the charset was known
    "you said so": "由你指定",
    "byte order mark": "字节顺序标记",
    "HTTP header": "HTTP 标头",
    "header of the saved page": "已存页面的标头",
    "XML declaration": "XML 声明",
    "meta tag": "meta 标签",
    "pattern of zero bytes": "零字节的规律",
    "valid UTF-8": "合乎 UTF-8",
    "mostly valid UTF-8": "大体合乎 UTF-8",
    "detected": "检测得出",
    "guessed": "推测",
    "{how}, not {name} as the {label} says": "{how}（{label}却说 {name}）",
    "{how}, in doubt: it looks like {name} too": "{how}，有疑问：也像 {name}",
    "{how}, in doubt: it fits badly": "{how}，有疑问：不太相合",
    # Doubts
    "the characters may be wrong: read as {name}, {how}": "文字可能有误：按 {name} 读取（{how}）",
    "1 place is damaged beyond repair: “{words}”": "1 处损坏无法修复：“{words}”",
    "{count} places are damaged beyond repair: “{words}”": "{count} 处损坏无法修复：“{words}”",
    "{count} characters outside the body could not be decoded": "正文之外有 {count} 个字符无法解码",
    "a table's spanning cells ask for too many columns and are shown unspanned": "表格的合并单元格跨列过多，已拆开显示",
    "1 of your choices finds no such words here: look at what is set apart": (
        "你的 1 处选择在此找不到原文：请查看正文之外的内容"
    ),
    "{count} of your choices find no such words here: look at what is set apart": (
        "你的 {count} 处选择在此找不到原文：请查看正文之外的内容"
    ),
    "1 tracked deletion was left out; tracked insertions are read as accepted": (
        "略去 1 处修订删除；修订插入按已接受读取"
    ),
    "{count} tracked deletions were left out; tracked insertions are read as accepted": (
        "略去 {count} 处修订删除；修订插入按已接受读取"
    ),
    "1 comment beside the text is left out: look at it in Word": "略去正文旁的 1 条批注：请在 Word 中查看",
    "{count} comments beside the text are left out: look at them in Word": (
        "略去正文旁的 {count} 条批注：请在 Word 中查看"
    ),
    "{count} formulas of the sheet “{name}” came without their results: their cells are empty": (
        "工作表“{name}”有 {count} 个公式没有保存结果：这些单元格为空"
    ),
    "1 formula of the sheet “{name}” came without its result: its cell is empty": (
        "工作表“{name}”有 1 个公式没有保存结果：该单元格为空"
    ),
    "the sheet “{name}” hides rows or columns, which are shown here": "工作表“{name}”有隐藏的行或列，此处予以显示",
    "the chapter “{name}” is missing from the book": "书中缺少章节“{name}”",
    "the text stands in a template that the page fills by script": "正文在由脚本填充的模板中",
    "the text was taken from the page's data for search engines; its layout is lost": (
        "正文取自页面给搜索引擎的数据；版式已失"
    ),
    "the page hides this text until a script shows it": "页面在脚本显示之前隐藏这段正文",
    "the article was hard to tell from the rest of the page: more of it is shown rather than less": (
        "正文与页面其他部分难以区分：宁多勿少"
    ),
    "the page says that not all of it is free to read: a part may be missing": "页面称并非全文免费：可能缺少一部分",
    "the page asks for a login and shows little text: a part may be missing": (
        "页面要求登录而文字很少：可能缺少一部分"
    ),
    "1 directive that inserts other files or raw output: what they insert is not read": (
        "有 1 处指令插入其他文件或原始输出：其内容未读取"
    ),
    "{count} directives that insert other files or raw output: what they insert is not read": (
        "有 {count} 处指令插入其他文件或原始输出：其内容未读取"
    ),
    "this looks like a page of links or labels, not like a report": "这像是链接或标签页，不像报告",
    "pages that are pictures without text are not read: {pages}": "没有文字的图片页未读取：{pages}",
    "the text was recognised from pictures (OCR): look at the digits in the document itself": (
        "文字由图片识别（OCR）而来：请核对原件中的数字"
    ),
    "the checks stopped after {seconds} s: {left} of {total} not finished ({rules})": (
        "校验在 {seconds} 秒后停止：{total} 项中有 {left} 项未完成（{rules}）"
    ),
    "the checks ran out of memory: {left} of {total} not finished ({rules})": (
        "校验内存不足：{total} 项中有 {left} 项未完成（{rules}）"
    ),
    # What is odd about a figure
    "a hidden character ({code}) stands inside it": "其中有隐藏字符（{code}）",
    "a hidden character ({code}) stands next to it": "旁边有隐藏字符（{code}）",
    "its digits are of two scripts": "数字混用两种文字",
    "its digits are {script} ones": "数字用的是 {script} 文字",
    "“{letter}” ({code}) is a letter, and no {digit}": "“{letter}”（{code}）是字母，不是 {digit}",
    # Reviews
    "prepared": "编制",
    "reviewed": "复核",
    "it was not found again for certain": "未能确切找到",
    "its words stand in more than one place now": "其文字现有多处",
    "tick marks": "核对标记",
    "a finding": "疑点",
    "attached": "放到数字上",
    "taken up": "收入",
    "put otherwise": "改写",
    "status": "状态",
    # The store
    "This store was written by a newer tieout and can only be read; to change it, update to {version}.": (
        "此存储由更新的 tieout 写成，只能读取；要改动请更新到 {version}。"
    ),
    "a newer version": "新版本",
    "a folder that is synced by {service}": "由 {service} 同步的文件夹",
    "a cloud drive": "云盘",
    "a network or virtual file system ({kind})": "网络或虚拟文件系统（{kind}）",
    "a network drive": "网络驱动器",
    "{version}, the newest known is {newest}": "{version}，已知最新为 {newest}",
    "SQLite finds nothing wrong": "SQLite 未发现问题",
    "{version}: made by a newer tieout, so only its pages are looked at": "{version}：由更新的 tieout 建立，只检查页",
    "each is as it was written": "均与写入时相同",
    "nothing is missing": "没有缺失",
    "{path}, {size} bytes": "{path}，{size} 字节",
    "{count} decisions, each after the one before it": "{count} 个决定，前后相接",
    "none yet: one is made when tieout ends": "还没有：tieout 退出时会做一份",
    "{count}, the newest of {when} UTC with {held} of {all} journal lines": (
        "{count} 份，最新的是 {when} UTC，有 {all} 行日志中的 {held} 行"
    ),
    "the newest backup has {held} journal lines, the store has {all}": "最新的备份有 {held} 行日志，存储有 {all} 行",
    "mend its rights": "改正它的权限",
    "move it with its folder": "连同文件夹一起移走",
    "look at both before you go on": "继续之前请看看两者",
    "yours alone": "仅你可用",
    "not looked at on this system": "此系统不检查",
    "on this machine": "在本机",
    "{copy} agrees with the store": "{copy} 与存储一致",
    "{copy} agrees with the store; {count} lines more are of what was being written as tieout was ended, "
    "and was not saved": "{copy} 与存储一致；另有 {count} 行是 tieout 中断时正在写的，未保存",
    "if you saw it saved: tieout restore takes it in": "若曾见其已保存：tieout restore 会将其收入",
    "{count} rows are missing in {copy}": "{copy} 缺 {count} 行",
    "{path} is left of a program that was ended": "{path} 是中断的程序留下的",
    "the store is in {place}, where it can be damaged": "存储在{place}，可能受损",
    "a decision of {who} on {item}, whose figure is lost: {decision}": "{who} 对 {item} 的决定，其数字已失：{decision}",
    "a row of {table} that belongs to nothing: {words}": "{table} 中无所属的一行：{words}",
    "{count} decisions on figures that are others in this store": "{count} 个决定，其数字在此存储中已不同",
    "{lost} of {count} decisions on {report}": "{report} 的 {count} 个决定中的 {lost} 个",
}
