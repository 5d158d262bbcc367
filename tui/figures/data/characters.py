"""One character for one: how a text is folded before numerals are looked for. Every fold keeps the length."""

import unicodedata

TRADITIONAL = (
    "萬万億亿個个場场間间組组項项戶户輛辆處处條条幣币畝亩頃顷噸吨歲岁週周臺台兩两餘余點点負负時时鐘钟約约達达過过幾几數数種种類类頭头隻只張张雙双層层樓楼門门島岛課课屆届歷历區区縣县鎮镇鄉乡員员為为於于內内"
    "從从與与圓圆錢钱塊块車车棟栋節节號号級级線线紀纪學学實实現现總总額额產产業业長长減减較较佔占東东際际電电話话傳传聯联繫系國国歐欧韓韩鎊镑盧卢馬马灣湾營营務务單单變变動动計计報报應应損损淨净資资債债權权"
    "離离後后認认會会議议準准標标寬宽齡龄醫医護护師师貸贷發发畢毕題题獎奖劃划賬账帳账銷销購购買买賣卖費费價价漲涨壓压縮缩擴扩優优質质績绩評评轉转統统強强隊队運运輸输載载鐵铁鋼钢氣气熱热貧贫穩稳續续連连佈布"
    "關关開开閉闭機机構构執执審审紅红綠绿農农漁渔糧粮穀谷對对體体積积極极響响撥拨繳缴稅税貿贸進进歸归屬属閩闽廣广龍龙鳳凤馮冯劉刘陳陈見见規规設设許许訪访註注記记詳详試试該该詢询談谈請请諾诺講讲謝谢證证識识"
    "譜谱讀读讓让貢贡財财貨货販贩貫贯責责貴贵貶贬貼贴賀贺賄贿賓宾賠赔賢贤賦赋賴赖賽赛贈赠贊赞贏赢趙赵趕赶跡迹踐践躍跃輕轻輔辅輩辈輪轮輯辑輿舆轄辖辦办辭辞邊边遠远適适選选遺遗郵邮鄧邓鄭郑釋释針针釣钓鈔钞鈕钮"
    "銀银銅铜銘铭鋒锋錄录錯错鍵键鎖锁鏈链鏡镜鑑鉴閱阅闊阔隨随險险雖虽雜杂難难雲云靈灵靜静頁页頂顶順顺須须預预頒颁頓顿頗颇領领頻频願愿顧顾顯显風风飛飞飯饭飲饮館馆驅驱驗验驚惊髮发鬥斗魚鱼鮮鲜鳥鸟麗丽麥麦黃黄"
    "齊齐齒齿參参係系"
    "專专叢丛嚴严豐丰臨临爲为舉举義义樂乐書书亞亚僅仅儀仪們们眾众衆众側侧黨党蘭兰興兴養养冊册軍军沖冲衝冲決决擊击則则創创別别製制劑剂華华協协廠厂厤历曆历釐厘廂厢疊叠聽听啓启啟启團团園园圖图聖圣壟垄聲声復复"
    "複复奪夺寧宁寶宝宮宫導导將将巖岩峽峡帶带幀帧幹干並并莊庄慶庆庫库廢废彈弹當当録录徑径戰战掃扫擔担揀拣掛挂擋挡撈捞換换據据攬揽攝摄搖摇撐撑斷断無无舊旧晝昼術术來来欄栏樣样檔档橋桥樁桩溝沟濟济滾滚滿满灘滩"
    "煙烟菸烟狀状獨独環环盞盏盤盘碼码磚砖礎础確确禮礼禎祯稱称窩窝筆笔純纯納纳紙纸紐纽綫线織织紹绍經经緒绪維维緩缓編编緣缘縛缚網网罰罚勝胜腳脚臉脸榮荣藍蓝補补裝装觀观視视譽誉証证訴诉語语謀谋貝贝貞贞軸轴邁迈"
    "還还這这違违鄰邻裏里裡里鍾钟銖铢陣阵顆颗駛驶駕驾驟骤産产齣出昇升陞升捲卷迴回併并遊游簽签獲获穫获讚赞麵面"
)
"""Traditional characters, each followed by the simplified one, for all words that the rules know."""

FORMAL = "壹一贰二貳二貮二叁三叄三柒七捌八玖九佰百仟千"
"""Formal number characters (大写, GB/T 15835-2011 §3.6) that are nothing else, each followed by the plain one."""

AMBIGUOUS_FORMAL = "肆四伍五陆六陸六拾十俩两倆两"
"""Formal number characters that are words of other sense as well (大陆, 队伍, 收拾): folded only inside a number."""

PUNCTUATION = (
    "％%．.（(）)／/：:∶:＄$＋+－-−-‐-‑-–—―—～~〜~∼~￥¥﹪%﹣-﹩$［[］]｛{｝}＜<＞>＝=　 \u2002 \u2003 "
    "\u2009\u00a0\u202f\u00a0\u2007\u00a0μµⅹx××"
)
"""Punctuation, each followed by what stands for it; `，` and `。` keep their place as the ends of clauses."""


def _pairs(table: str) -> dict[int, str]:
    return {ord(table[index]): table[index + 1] for index in range(0, len(table), 2)}


def _wide_letters() -> dict[int, str]:
    return {code: chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


def _digits_of_all_scripts() -> dict[int, str]:
    """Return each decimal digit of Unicode (category Nd) outside ASCII with its ASCII digit."""
    scripts = (*range(0x0660, 0x1100), *range(0x17E0, 0x1C60), *range(0xA620, 0xAC00), *range(0xFF10, 0xFF1A))
    far = (*range(0x104A0, 0x104AA), *range(0x11066, 0x11070), *range(0x1D7CE, 0x1D800), *range(0x1FBF0, 0x1FBFA))
    return {code: str(unicodedata.decimal(chr(code))) for code in (*scripts, *far) if chr(code).isdecimal()}


OTHER_DIGITS = _digits_of_all_scripts()
"""Digits outside ASCII: full-width, Arabic, Devanagari, mathematical …"""

FOLD: dict[int, str] = {
    **_digits_of_all_scripts(),
    **_pairs(TRADITIONAL),
    **_pairs(FORMAL),
    **_pairs(PUNCTUATION),
    **_wide_letters(),
}
"""Everything that is folded, as `str.translate` wants it."""

FRACTIONS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅐": (1, 7),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅑": (1, 9),
    "⅒": (1, 10),
}
"""Fractions of one character: numerator, denominator."""
