"""Chinese classifiers: what a counted thing is counted by, folded, parted by blanks."""

from tui.figures.data.wording import words

CLASSIFIERS = words(
    "个 家 件 人 名 位 户 项 条 处 所 座 辆 台 套 艘 架 列 间 栋 幢 套房 口 眼 株 棵 头 只 匹 羽 尾 张 "
    "份 本 册 篇 部 册次 "
    "批 批次 次 人次 场 场次 届 轮 期 支 队 组 对 双 副 起 宗 例 桩 笔 单 票 家次 户次 户数 人数 车次 "
    "航次 班次 架次 "
    "万次 班 门 节 堂 门课 节课 站 站点 片 块 面 根 枚 颗 粒 把 盏 盒 瓶 袋 包 箱 桶 罐 杯 瓶次 台次 "
    "辆次 台套 套次 "
    "台（套） 台(套) 床 张床位 席 席位 级 星 类 种 款 层 楼 号楼 度 道 段 层次 档 挡 成 员 股 手 注 倍数 "
    "件次 份次 篇次 "
    "件套 人天 人年 人月 亿次 字 句 页 行 列车 厢 柄 扇 堵 具 顶 领 幅 帧 部次 集 期次 首 曲 则 条次 起次 "
    "村 个村 镇 县 市 省 国 校 院 馆 厂 店 社 村次 方面 方 大类 小类 环 路 线 条线 桥 孔 束 丛 窝 畦 垄 厘 "
    "标段 标 包次 代表 代 世 辈 脚 步 圈 趟 回 遍 番次 顿 阵 声 眼井 "
    "步道 端 栏 款次 元次 条目 项目 卷 帖 盘 局"
)
"""Words that make the number before them a count. Those that also name a place of rank are in `RANKED` as well."""

NOT_AFTER_WORDS = frozenset(
    words(
        "大 方 线 面 级 代 世 路 步 手 道 市 省 国 县 镇 村 店 环 把 行 声 端 单 度 会 层 员 头 对 口 眼 "
        "段 院 校 厂 星 字 号 成 班 节 根 块 队 社 馆 档 标 门 领 顶 副 期 轮 孔 桥 丛 番次 则 票 折 站"
    )
)
"""Classifiers that make a set phrase more often than a count when the number is a word (三级, 四方, 一线)."""

RANKED = frozenset(
    words(
        "位 名 届 批 批次 次 期 轮 级 条 章 节 款 号 季度 季 年 天 日 周 个月 步 代 场 站 部 集 卷 回 版 组 例 家 个 大"
    )
)
"""What may follow 第 and a number as part of the ordinal."""

PIECES = words(
    "集成电路 芯片 电路板 线路板 晶圆 手表 钟表 电表 电池 面板 显示屏 显示器 屏幕 玻璃 砖 瓷砖 石板 石碑 地块 耕地 "
    "土地 水田 牌匾 牌子 展板 标牌 奖牌 金牌 银牌 铜牌 硬盘 钢板 铁板 木板 光伏板 电池板 组件 宣传栏 宣传板 蛋糕 "
    "肥皂 香皂 地毯 试验田"
)
"""What 块 counts, and is no sum of money behind."""
