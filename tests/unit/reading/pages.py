"""Pages in many languages, for tests of encodings; the words are ours."""

import random

SAMPLES = {
    "zh": (
        "初步核算，全市实现地区生产总值4876.52亿元，按可比价格计算，同比增长5.6%。第一产业增加值212.3亿元。"
        "居民人均可支配收入43012元，比上年同期提高了1.2个百分点。新增就业8.6万人，老旧小区改造112个，惠及4.6万户。"
        "市政府要求各部门继续做好民生工作。"
    ),
    "tw": (
        "初步統計，今年全市綠化面積增加三點五萬公頃，政府部門更加重視環境保護。垃圾分類處理率達到98.2%，較去年同期提高。"
        "市民參與回收活動共計5,203公斤，帶動各區學校與社區共同推動減塑計畫。預算為新臺幣1.97億元。"
    ),
    "ja": (
        "市は2023年度の決算を発表した。歳入は前年度より3.2%増えて8兆1200億円となり、過去最高を更新した。"
        "企業の業績が回復し、税収が伸びた。今後は子育て支援や防災対策に重点的に予算を配分する方針だ。"
    ),
    "ko": (
        "시는 2023년 예산을 발표했다. 총액은 전년보다 3.2% 증가한 47조 원으로 최대를 기록했다. "
        "시민들의 생활 안정과 복지를 위해 투자할 계획이다. 앞으로 지역 경제 활성화에도 힘쓸 예정이다."
    ),
    "ru": (
        "Правительство города сообщило, что доходы бюджета выросли на 3,2% и достигли 47 млрд рублей. "
        "Средняя заработная плата увеличилась до 54 тысяч. Ожидается дальнейший рост экономики и числа рабочих мест."
    ),
    "fr": (
        "L'année dernière, le chômage a reculé à 7,1 % de la population active. Près de 340 000 emplois ont été créés. "
        "Les résultats sont encourageants, a déclaré le ministre à la tribune, où les députés étaient réunis."
    ),
    "de": (
        "Im Jahr 2023 stiegen die Löhne um 6,0 Prozent. Die Erwerbstätigkeit erhöhte sich auf 45,9 Millionen, "
        "größer als je zuvor. Über zwölf Prozent der Beschäftigten arbeiten für Mindestlöhne."
    ),
    "pl": (
        "W 2023 roku przychody miasta wzrosły o 3,2% i osiągnęły 47 mln złotych. Średnie wynagrodzenie zwiększyło się. "
        "Żaden z urzędów nie zgłosił zastrzeżeń, a bezrobocie wciąż maleje."
    ),
    "el": (
        "Το 2023 τα έσοδα του δήμου αυξήθηκαν κατά 3,2% και έφτασαν τα 47 εκατομμύρια. "
        "Η ανεργία μειώθηκε σε όλες τις περιοχές της χώρας."
    ),
    "tr": (
        "2023 yılında belediyenin gelirleri yüzde 3,2 arttı ve 47 milyon liraya ulaştı. "
        "İşsizlik oranı düştü, şehirdeki öğrenci sayısı çoğaldı."
    ),
    "he": "בשנת 2023 עלו הכנסות העירייה ב-3.2% והגיעו ל-47 מיליון שקלים. האבטלה ירדה בכל האזורים, ומספר העובדים גדל.",
    "ar": "في عام 2023 ارتفعت إيرادات المدينة بنسبة 3.2% وبلغت 47 مليون دينار. وانخفضت البطالة في جميع المناطق.",
    "th": "ในปี 2566 รายได้ของเมืองเพิ่มขึ้นร้อยละ 3.2 เป็น 47 ล้านบาท อัตราการว่างงานลดลงในทุกพื้นที่ของประเทศ",
}

ENCODINGS = {
    "utf-8": ("utf-8", "zh"),
    "gb2312": ("gb2312", "zh"),
    "gbk": ("gbk", "zh"),
    "gb18030": ("gb18030", "zh"),
    "big5": ("cp950", "tw"),
    "shift_jis": ("cp932", "ja"),
    "euc-jp": ("euc_jp", "ja"),
    "iso-2022-jp": ("iso2022_jp", "ja"),
    "euc-kr": ("cp949", "ko"),
    "windows-1251": ("cp1251", "ru"),
    "koi8-r": ("koi8_r", "ru"),
    "iso-8859-5": ("iso8859_5", "ru"),
    "windows-1252": ("cp1252", "fr"),
    "iso-8859-15": ("iso8859_15", "de"),
    "windows-1250": ("cp1250", "pl"),
    "iso-8859-2": ("iso8859_2", "pl"),
    "windows-1253": ("cp1253", "el"),
    "windows-1254": ("cp1254", "tr"),
    "windows-1255": ("cp1255", "he"),
    "windows-1256": ("cp1256", "ar"),
    "windows-874": ("cp874", "th"),
}
"""The label, then Python's codec for the bytes and the language of the words."""


def page(language: str, head: str = "", rng: random.Random | None = None, sentences: int = 0) -> str:
    """Return a page with sentences of the language, drawn by `rng`, or with all of them."""
    whole = [part for part in SAMPLES[language].replace("。", "。|").replace(". ", ". |").split("|") if part]
    if rng is not None:
        whole = rng.choices(whole, k=sentences or rng.randint(3, 20))
    body = "".join(f"<p>{sentence}</p>" for sentence in whole)
    return f"<html><head>{head}<title>12</title></head><body><a href=/>Home</a>{body}</body></html>"
