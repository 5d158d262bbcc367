"""Which language a text is in, where its page does not say so or says what can't be."""

import re
from collections import Counter

from tui.reading.characters import han_count, latin_words

# Common characters that only one of the two scripts writes so; a page mixes them when a converter did half its work.
_SIMPLIFIED = frozenset(
    "国这们个为来时会发对动开关问题员业产实现经济区体应当级质量机构进过还无与从后点线种头长样车东门马书见说认识让请论设计"
    "话语调谈课谢证评该读谁负责购贵费资财货贷贸项顺须预领额风饭饮馆鸟龙丰丽义乐乡习买乱争亏云亚亲亿仅仓价众优伟传伤伦侧"
    "减刘则创别办务劳势医华协单卖卫却历压厅县参双变号叶吗听启园围图圆场块坚坏处备够夺奖妇妈孙学宁宝宽宾对寻导将尔尘尝层"
    "岁岛币师带帮广庆库废张强归录彻总恶悬态惊惯愿战户执扩扫扬护报担拥择挂据损换数断旧显晓术权条极构标栏树桥检楼欢残毕气"
    "汉汤沟没泽洁测济浅润涨渐温湾满灭灯灵炼烟热爱牵独环监盖盘础确离种积称穷竞笔签简类粮紧纪约级纯纲纳纵纸纺线练组细织终绍给络绝统继绩绪续绿维综编缩网罗职联肃脑艺节苏药获营虑虽补装规视览觉订计记讲许训议",
)
_TRADITIONAL = frozenset(
    "國這們個為來時會發對動開關問題員業產實現經濟區體應當級質機構進過還無與從後點線種頭長樣車東門馬書見說認識讓請論設計"
    "話語調談課謝證評該讀誰負責購貴費資財貨貸貿項順須預領額風飯飲館鳥龍豐麗義樂鄉習買亂爭虧雲亞親億僅倉價眾優偉傳傷倫側"
    "減劉則創別辦務勞勢醫華協單賣衛卻歷壓廳縣參雙變號葉嗎聽啟園圍圖圓場塊堅壞處備夠奪獎婦媽孫學寧寶寬賓尋導將爾塵嘗層"
    "歲島幣師帶幫廣慶庫廢張歸錄徹總惡懸態驚慣願戰戶執擴掃揚護報擔擁擇掛據損換數斷舊顯曉術權條極標欄樹橋檢樓歡殘畢氣"
    "漢湯溝沒澤潔測淺潤漲漸溫灣滿滅燈靈煉煙熱愛牽獨環監蓋盤礎確離積稱窮競筆簽簡類糧緊紀約純綱納縱紙紡練組細織終紹給絡絕統繼績緒續綠維綜編縮網羅職聯肅腦藝節蘇藥獲營慮雖補裝規視覽覺訂記講許訓議",
)
_ONLY_SIMPLIFIED = _SIMPLIFIED - _TRADITIONAL
_ONLY_TRADITIONAL = _TRADITIONAL - _SIMPLIFIED
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "that",
        "is",
        "was",
        "with",
        "are",
        "on",
        "by",
        "as",
        "from",
        "this",
        "have",
        "be",
        "at",
        "were",
    ]
)
_SAMPLE = 20_000
_JAPANESE = re.compile("[\u3040-\u30ff]")
_ENGLISH_SHARE = 0.15


def language_of(text: str, declared: str = "") -> str:
    """Return the BCP 47 tag of a text: `zh-Hans`, `zh-Hant`, `en`, what the page declares, or empty when unknown.

    Chinese is told by its characters, and its script by the characters that only one script writes, whatever the page
    declares: templates are copied. English is told by its commonest words; a declaration decides between the others.

    Args:
        text: The body; its first 20,000 characters are looked at.
        declared: What the page says of itself, in any case and with any subtags.
    """
    sample = text[:_SAMPLE]
    subtags = declared.replace("_", "-").lower().split("-")
    ideographs = han_count(sample)
    is_chinese = ideographs > 0 and ideographs > len(latin_words(sample))
    if is_chinese and len(_JAPANESE.findall(sample)) * 10 < ideographs:
        return _chinese_script(sample, subtags)
    if subtags[0] and subtags[0] != "zh":
        return declared
    words = latin_words(sample)
    common = sum(map(_ENGLISH.__contains__, map(str.lower, words)))
    return "en" if common and common >= len(words) * _ENGLISH_SHARE else ""


def _chinese_script(sample: str, subtags: list[str]) -> str:
    found = set(sample)
    simplified, traditional = _ONLY_SIMPLIFIED & found, _ONLY_TRADITIONAL & found
    # Most pages have characters of one script alone, and need no counting.
    counts = Counter(sample) if simplified and traditional else Counter(found)
    lead = sum(counts[character] for character in simplified) - sum(counts[character] for character in traditional)
    if lead:
        return "zh-Hans" if lead > 0 else "zh-Hant"
    return "zh-Hant" if {"hant", "tw", "hk", "mo"} & set(subtags) else "zh-Hans"
