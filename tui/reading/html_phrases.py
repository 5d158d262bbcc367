"""The words by which pages call for something else: to read on, to share, to subscribe, to look at the editors' names.

The tables are data: alternatives of regular expressions, a line a language or a purpose. None repeats a repetition, so
each pattern takes time in proportion to the line. What a pattern means for the line that fits it is `html_lines`' to
say.
"""

import re


def _any(*alternatives: str, tail: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(alternatives)}){tail}", re.IGNORECASE)


CALL = _any(
    "read (?:more|next|also)|see (?:also|more)|also read|also on|more from",
    "don['’]t miss|recommended|watch(?: live| now)?",
    "related(?: articles?| stories| news| content| links?)?|listen|click here|sign up|subscribe|download (?:the|our)",
    r"follow (?:us|me|\w+ on)|share (?:this|on|with)|like this",
    "lea (?:también|más|mas)|lee también|le puede interesar|te puede interesar|puedes ver|mira|ver también",
    "leggi anche|(?:à )?lire aussi|leia (?:também|mais)|lees ook|läs (?:också|mer)|les også",
    "lesen sie auch|mehr zum thema|mehr dazu|auch interessant|siehe auch|weiterlesen",
    "czytaj (?:też|także|więcej)|zobacz (?:też|także)|читайте также",
    "延伸阅读|相关阅读|相关新闻|相关链接|点击查看|更多",
    tail=r"\b",
)
"""Opens a line that leads to another page."""

LABEL = _any(
    "advertisements?|advertise?ment|ads?|advert|anzeige|werbung|publicité|publicidad|pubblicità|реклама",
    "story continues(?: below)?(?: advertisement)?|continue reading(?: the main story)?",
    "this slideshow requires javascript",
    "share|tweet|pin ?it|print|e-?mail|facebook|twitter|whatsapp|linkedin|instagram|reddit|telegram|copy link|save",
    "close|caption|hide caption|toggle caption|play|play video|loading|view (?:gallery|photo|image)s?|zoom",
    "enlarge(?: image)?|photos?|image|video|text size|get short url|menu|back to top|top|next|previous",
    "comments?|leave a (?:comment|reply)|no comments|getty images|reuters|ap photo.{0,40}|image copyright.{0,60}",
    r"\(?photo(?:s|graph)?(?: by| credit| courtesy)?[:：].{0,80}|photo by .{0,60}|(?:image|photo) credit.{0,80}",
    "分享到?[:：]?.{0,20}|打印|关闭窗口?|【?字[体号][:：].{0,12}|收藏|返回顶部|点赞|评论|举报|纠错|广告",
    "上一[篇页].{0,60}|下一[篇页].{0,60}|扫一扫.{0,40}|自动播放.{0,6}|更多|展开全文|阅读全文|查看原图|正在加载",
    tail=r"[.…]*",
)
"""Is a whole line: a button or a label."""

PROMOTION = _any(
    "(?:扫描|长按|识别|扫一扫).{0,14}二维码|(?:下载|安装).{0,14}(?:客户端|APP)|点击进入|手机扫一扫",
    r"^(?:欢迎|请|敬请)?关注.{0,24}(?:公众号|微信|微博|微信号)",
)
"""Stands in a short line that sends the reader to an app or an account."""

FILING = _any(
    r"this entry was (?:posted|tagged)|posted (?:in|by|on)\b|filed under|tagged(?: with| as)?\b",
    "dieser (?:eintrag|beitrag) wurde|verfasst von|veröffentlicht (?:in|unter|am|von)|abgelegt unter",
    r"kommentarfeed|kommentare geschlossen|publicado (?:en|por|el)\b|publié (?:le|dans|par)\b|bild via",
    "(?:- ?)?anzeige(?: ?-)?",
    tail=".{0,120}",
)
"""Is a whole line that says where a blog filed the article."""

CREDIT = _any(
    r"©|\(c\) |图片来源|图/|摄影|摄$",
    r"\b(?:foto|photo|photograph|image|bild|fot|crédito|credit|symbolbild|illustration|fotografía)s?\b"
    r"(?: by\b|\s?[:.(/©])",
    r"\b(?:getty images|afp|ap photo|reuters|picture[- ]alliance|dpa|efe|shutterstock|istock|alamy|imago)\b",
)
"""Stands in the caption of a press picture: its photographer or agency."""

NUMBERED_CAPTION = _any(r"(?:figure|fig\.|chart|table|exhibit|graph|abb\.|abbildung|tabelle|[图圖表])\s?\d")
"""Opens the caption of a chart or a table, which belongs to the report."""

FIGURE = re.compile(r"(?<![A-Za-z\d])\d")
"""Stands in a line that states a number; the digits of an account's name are none."""

ATTACHMENT = re.compile(r"附件|附表|https?:|.*\.(?:pdf|docx?|xlsx?|zip|wps|et|ofd)\b", re.IGNORECASE)
"""Opens a line that is a link and yet belongs to the report."""

CLOSING = re.compile(
    r"[\s（(【\[]*(?:(?:责任编辑|責任編輯|责编|本文编辑|文章编辑|编辑|編輯)\s*[:：].{0,30}|版权与免责声明|版权声明|免责声明"
    r"|附件信息\s*[:：]?)\s*",
)
"""Is a whole line that closes a Chinese article: what follows is not of it."""

TAIL = _any(
    "(?:责任编辑|责编|编辑|本文编辑|校对|审核|监制|編輯|責任編輯|文章编辑|作者|记者|原标题|原文链接"
    r"|来源|文章来源|本文来源|信息来源|稿源|來源)\s?[:：]",
    "(?:(?:免责|版权|特别|郑重)?声明)[:：]|版权所有|未经授权|凡本[网站]|凡注明|本文来自|本文转自|转载请注明",
    "欢迎关注|长按|扫描二维码|扫码|点击阅读原文|更多.{0,20}请(?:关注|下载)",
    r"copyright|©|\(c\) ?\d{4}|all rights reserved|this document is subject to copyright|our standards|citation:",
    r"this (?:article|story) (?:was )?(?:originally )?(?:appeared|published)",
    r"\(?(?:additional )?reporting by|editing by",
    "follow .{0,40} on|contact .{0,40} at|write to .{0,40} at|about the author|more (?:great|stories|from)",
    "filed under|posted in|tags?:|tagged|categories:|topics:|keywords:|source:",
    "über den autor|schlagwörter|kategorien?:|quelle:|foto:|beitragsbild|alle angaben ohne|tel\\.?:",
    "categorías:|etiquetas:|fuente:|fonte:|źródło:|tagi:",
)
"""Opens a line that closes an article: who edited it, whose it is, where else to look."""

LIST_OPENING = _any(
    "相关(?:阅读|新闻|链接|文章|报道|推荐|资讯|信息)|延伸阅读|推荐阅读|猜你喜欢|热门(?:推荐|文章|新闻|评论)|热点(?:推荐|新闻)",
    "最新(?:文章|评论)|更多(?:精彩|新闻|内容|相关)|为您推荐|你可能(?:也)?(?:喜欢|感兴趣)|网友评论|我要评论|发表评论",
    "相關(?:閱讀|新聞|連結|文章|報導)|延伸閱讀|推薦閱讀",
    "related(?: articles?| stories| posts?| news| content| links?| topics| reading| coverage)?",
    "explore further|up next",
    "you (?:may|might) (?:also )?(?:like|be interested).*|recommended(?: for you| articles| stories| reading)?",
    "more (?:from|in|on|stories|great|news|like this).*|read (?:more|next|also)",
    "also read|most (?:read|popular|viewed)",
    "trending(?: now)?|popular (?:posts|articles|stories)|latest (?:news|articles|posts|stories)|what to read next",
    r"don['’]t miss|share this.*|(?:\d+ )?comments?(?: \(\d+\))?",
    r"leave a (?:comment|reply).*|newsletter|about the author.*",
    "join the (?:conversation|discussion)|sign up (?:for|to).*|subscribe.*",
    "lesen sie auch|mehr zum thema|mehr aus der .*|auch interessant|auch auf .*",
    "weiterlesen|empfehlungen aus .*|verwandte .*",
    "neueste (?:artikel|beiträge|kommentare)|das könnte (?:sie|dich) (?:auch )?interessieren.*",
    "ähnliche (?:artikel|beiträge)",
    "weitere (?:artikel|beiträge|meldungen|nachrichten|themen)|kommentare?(?: verfassen)?|schreibe? einen kommentar",
    "hinterlasse eine antwort|teilen mit:?|gefällt mir:?|artikel teilen.*",
    "(?:à )?lire aussi|articles? (?:liés|similaires)|commentaires?|leggi anche",
    "articoli correlati|potrebbe interessarti.*",
    "commenti|lea también|artículos? relacionad[oa]s?|noticias relacionadas|comentarios?|te puede interesar.*",
    "leia (?:também|mais)|czytaj (?:też|także)|zobacz (?:też|także)|powiązane.*",
    "komentarze|читайте также|по теме|комментарии",
    tail=r"\s*[:：»>.…]*",
)
"""Is a whole line that opens a list of other articles, or of comments."""
