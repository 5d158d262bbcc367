"""What adding many reports says, in Chinese: a line for each, and the summary."""

ADDING: dict[str, str] = {
    "keeping|new": "新增",
    "keeping|unchanged": "未变",
    "keeping|read anew": "重读",
    "not read": "未读",
    "{location}: {reason}": "{location}：{reason}",
    "{message} {hint}": "{message}{hint}",
    "{count} in the store": "已入库 {count} 份",
    "{count} {how}": "{how} {count} 份",
    "{sentence}.": "{sentence}。",
    "Stopped before {left} of {total} were read: add them again to go on.": (
        "已停止，{total} 份中还有 {left} 份未读：再次添加即可继续。"
    ),
    "{count} hidden files and folders were passed over.": "跳过 {count} 个隐藏文件和文件夹。",
    "{count} files in folders were passed over:": "跳过文件夹中的 {count} 个文件：",
    "{count} may not be read whole or right:": "{count} 份可能没有读全或读对：",
    "{count} could not be read:": "{count} 份无法读取：",
}
