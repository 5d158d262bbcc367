"""What the errors of the store and of what is kept in it say in Chinese."""

STORE: dict[str, str] = {
    "Another program is writing to the store.": "另一个程序正在写入存储。",
    "Wait a moment and try again.": "请稍候再试。",
    "The disk is full: the store could not be written.": "磁盘已满：无法写入存储。",
    "Make room and try again. Nothing was changed on disk.": "请腾出空间后重试。磁盘上没有改动。",
    "The store can only be read.": "存储为只读。",
    "Ask for the right to write to its folder. Nothing was changed on disk.": (
        "请索取其文件夹的写入权限。磁盘上没有改动。"
    ),
    "The store may not be opened.": "没有打开存储的权限。",
    "Ask for the right to its folder, or name another.": "请索取其文件夹的权限，或另指定一个。",
    "The store could not be opened.": "存储无法打开。",
    "Check its folder, or name another with --store.": "请检查其文件夹，或用 --store 另指定一个。",
    "The disk refused: the store could not be read or written.": "磁盘出错：存储无法读写。",
    "Check the disk. Nothing was changed on disk.": "请检查磁盘。磁盘上没有改动。",
    "The backups in {folder} can't be read: {reason}.": "无法读取 {folder} 中的备份：{reason}。",
    "Ask for the right to read them.": "请索取读取权限。",
    "The folder {folder} for backups could not be made: {reason}.": "无法建立备份文件夹 {folder}：{reason}。",
    "Make room or mend the rights. The store itself is as it was.": "请腾出空间或修正权限。存储本身没有变化。",
    "The backup {name} could not be written: {reason}.": "无法写入备份 {name}：{reason}。",
    "Make room or name another file. The store itself is as it was.": "请腾出空间或另指定文件。存储本身没有变化。",
    "Another window has just read this report anew.": "另一窗口刚刚重新读取了这份报告。",
    "Open it again.": "请重新打开。",
    "The store has no such snapshot.": "存储中没有这个快照。",
    "The second copy of your marks can't be read: {reason}.": "标记的副本无法读取：{reason}。",
    "Mend its rights.": "请修正其权限。",
    "The store has no report {report}.": "存储中没有报告 {report}。",
    "The store is damaged: {what}.": "存储已损坏：{what}。",
    "SQLite can't read it": "SQLite 无法读取",
    "a text in it is not as it was written": "其中一段文字与写入时不同",
    "a report is missing": "缺少一份报告",
    "a reading is missing": "缺少一次读取结果",
    "an item that was decided on is missing": "缺少一个已作决定的条目",
    "Leave its files as they are; `tieout doctor` says what can be restored.": (
        "请勿改动其文件；`tieout doctor` 会说明能恢复什么。"
    ),
    "Take it out and try again. Nothing was changed on disk.": "请去掉它后重试。磁盘上没有改动。",
    "The text holds half a character (a lone surrogate), which can't be kept.": (
        "文字中有半个字符（孤立代理项），无法保存。"
    ),
    "The store answered: {reason}": "存储返回：{reason}",
    "Nothing was changed on disk.": "磁盘上没有改动。",
    "{path} is a file; a store is a folder.": "{path} 是文件；存储是文件夹。",
    "It was not touched. Name another folder with --store.": "没有动它。请用 --store 另指定文件夹。",
    "The store in {folder} could not be opened: {reason}.": "{folder} 中的存储无法打开：{reason}。",
    "Name another folder with --store.": "请用 --store 另指定文件夹。",
    "{path} is an empty file, not a store.": "{path} 是空文件，不是存储。",
    "{path} is not a store of tieout.": "{path} 不是 tieout 的存储。",
    "A reading in the store can't be understood.": "存储中的一次读取结果无法识别。",
    "What was derived from a reading can't be read.": "由读取结果派生的内容无法读取。",
    "Delete the folder views in the store's; it is made anew.": "请删除存储文件夹中的 views 文件夹；它会重新生成。",
    "Open its address or file again.": "请重新打开其网址或文件。",
    "A snapshot in the store is damaged.": "存储中的一个快照已损坏。",
    "Restore a copy of the store.": "请用备份恢复存储。",
    "The store in {folder} could not be restored: {reason}.": "{folder} 中的存储无法恢复：{reason}。",
    "Make room or mend the rights, and try again.": "请腾出空间或修正权限后重试。",
    "The backup {name} can't be used: {reason}.": "备份 {name} 无法使用：{reason}。",
    "Name another: `tieout restore` lists them.": "请另指定一个：`tieout restore` 列出全部。",
    "The library can't be searched: {path} could not be opened: {reason}.": (
        "无法在报告库中查找：{path} 无法打开：{reason}。"
    ),
    "Make room or mend its rights; it may be deleted.": "请腾出空间或修正权限；也可以删除它。",
    "The second copy of your marks, {path}, could not be written: {reason}.": "标记的副本 {path} 无法写入：{reason}。",
    "Make room or mend its rights. Nothing was changed on disk.": "请腾出空间或修正权限。磁盘上没有改动。",
    "This is saved, but its second copy, {path}, could not be written: {reason}.": (
        "已保存，但副本 {path} 无法写入：{reason}。"
    ),
    "Check the disk; `tieout doctor` says whether all is there.": (
        "请检查磁盘；用 `tieout doctor` 可查看数据是否齐全。"
    ),
    "The store {path} was deleted or can't be reached.": "存储 {path} 已被删除或无法访问。",
    "Put it back or end tieout; what was marked before is in the deleted file.": (
        "请放回原处或退出 tieout；此前的标记在被删除的文件中。"
    ),
    "End tieout and start it again to use that one.": "请退出并重新启动 tieout 以使用它。",
    "Your review of this report is blind, and has not ended.": "你对此报告的独立核对尚未结束。",
    "End it first: tieout blind {report} --end": "请先结束：tieout blind {report} --end",
    "{who} has just changed {item} in another window.": "{who} 刚在另一窗口改动了 {item}。",
    "Look at it, and press the key again to decide all the same.": "请看一下；仍要决定就再按一次。",
    "Another window has decided something meanwhile.": "另一窗口在此期间作了决定。",
    "Press the key again.": "请再按一次。",
    "Other windows keep reading this report anew.": "其他窗口一再重新读取这份报告。",
    "Close them and open it again.": "请关闭它们，再重新打开。",
    "What you kept in this report and left out of it could not be applied to this version.": (
        "此前对报告的收入和移出无法用于这个版本。"
    ),
    "There is nothing to hold it against: no other report, and no earlier reading of this one.": (
        "没有可对照的内容：没有别的报告，这份报告也没有更早的读取。"
    ),
    "Open another report, or fetch this one anew.": "请打开另一份报告，或重新获取这一份。",
    "Nothing was kept.": "没有保存。",
    "This report was read only once.": "这份报告只读取过一次。",
    "Fetch it anew when it has changed.": "有变化时请重新获取。",
    "Open a store that you may write to with --store.": "请用 --store 打开可写的存储。",
    "There is no store in {folder}.": "{folder} 中没有存储。",
    "Name its folder with --store.": "请用 --store 指定其文件夹。",
    "{path} is there already; nothing was written.": "{path} 已存在；没有写入。",
    "Name a file that is not there yet.": "请指定尚不存在的文件。",
    "Merge it with that version.": "请用那个版本合并。",
    "Name a store or an export.": "请指定存储或导出文件。",
    "{path} does not hold all of a review.": "{path} 不含完整的核对结果。",
    "Export it with `--format jsonl --status all`, or use `tieout import`.": (
        "请用 `--format jsonl --status all` 导出，或用 `tieout import`。"
    ),
    "Name the folder of a store, or an export in JSON Lines.": "请指定存储的文件夹，或 JSON Lines 导出文件。",
    "A decision of {reviewer} on {item} can't be understood.": "{reviewer} 对 {item} 的决定无法理解。",
    "Update tieout: it was written by a later version.": "请更新 tieout：它由更高版本写入。",
    "A decision of {reviewer} on {item} in it can't be understood.": "其中 {reviewer} 对 {item} 的决定无法理解。",
    "Merge it with the version of tieout that wrote it.": "请用写入它的 tieout 版本合并。",
    "{item} has a place by now.": "{item} 现已有位置。",
    "Look at it there.": "请到该处查看。",
    "{item} stands in these words.": "这些文字中已有 {item}。",
    "Edit that one, or pick other words.": "请修改该项，或另选文字。",
    "{item} stands there, with decisions of its own.": "该处已有 {item}，且有自己的决定。",
    "Choose another place, or decide on that item.": "请另选位置，或对该条目作决定。",
    "By its name it is a text for programs.": "从名称看是给程序用的文本。",
    "Name the file itself to read it all the same.": "仍要读取，请直接指定该文件。",
}
