"""Lines in the article that are not of it: by-lines, calls to read on, tails.

Owns what can be told of a line only by its words and its place among the others, after the article was chosen. What it
takes out stays in its place as an aside.
"""

import re
from collections.abc import Sequence

from tui.domain.report import BlockKind
from tui.reading.bylines import is_byline
from tui.reading.html_blocks import Piece, Place
from tui.reading.html_tree import weigh

_NO_LETTERS = re.compile(r"[\W_]+")
_CALL = re.compile(
    r"(?:read (?:more|next|also)|see (?:also|more)|also read|also on|more from|related(?: (?:articles?|stories|news|content|links?))?|don['’]t miss|recommended"
    r"|watch(?: live| now)?|listen|click here|sign up|subscribe|follow (?:us|me|\w+ on)|share (?:this|on|with)|like this|download (?:the|our)"
    r"|lea (?:también|más|mas)|lee también|leggi anche|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|auch interessant|siehe auch|czytaj (?:też|także|więcej)|zobacz (?:też|także)"
    r"|читайте также|leia (?:também|mais)|ver también|lees ook|läs (?:också|mer)|les også|mehr dazu|weiterlesen|le puede interesar|te puede interesar|puedes ver|mira|延伸阅读|相关阅读|相关新闻|相关链接|点击查看|更多)\b",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"(?:advertisements?|advertise?ment|ads?|advert|anzeige|werbung|publicité|publicidad|pubblicità|реклама|story continues(?: below)?(?: advertisement)?|continue reading(?: the main story)?"
    r"|share|tweet|pin ?it|print|e-?mail|facebook|twitter|whatsapp|linkedin|instagram|reddit|telegram|close|caption|hide caption|toggle caption|play|play video|loading\.*|view (?:gallery|photo|image)s?|enlarge(?: image)?|zoom|photos?|image|video|comments?|leave a (?:comment|reply)|no comments|text size|get short url|copy link|save|menu|back to top|top|next|previous"
    r"|this slideshow requires javascript\.?|image copyright.{0,60}|\(?photo(?:s|graph)?(?: by| credit| courtesy)?[:：].{0,80}|photo by .{0,60}|(?:image|photo) credit.{0,80}|getty images|reuters|ap photo.{0,40}|_+|-+|\*+|·+"
    r"|分享到?[:：]?.{0,20}|打印|关闭窗口?|【?字[体号][:：].{0,12}|收藏|返回顶部|点赞|评论|举报|纠错|上一[篇页].{0,60}|下一[篇页].{0,60}|扫一扫.{0,40}|广告|自动播放.{0,6}|更多|展开全文|阅读全文|查看原图|正在加载.{0,3})",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s（(【\[]*(?:责任编辑|责编|编辑|本文编辑|校对|审核|监制|編輯|責任編輯|文章编辑|来源|文章来源|本文来源|稿源|來源|作者|记者|免责声明|版权声明|声明|特别声明|版权所有|未经授权|凡本[网站]|凡注明|本文来自|本文转自|转载请注明|原标题|原文链接|欢迎关注|关注我们|长按|扫描二维码|扫码|点击阅读原文|更多.{0,20}请(?:关注|下载)"
    r"|copyright|©|\(c\) ?\d{4}|all rights reserved|this (?:article|story) (?:was )?(?:originally )?(?:appeared|published)|reporting by|editing by|follow .{0,40} on|contact .{0,40} at|write to|our standards|citation:|this document is subject to copyright|filed under|posted in|tags?:|tagged|categories:|categorías:|topics:|keywords:|about the author|über den autor|more (?:great|stories|from)|schlagwörter|kategorien?:|quelle:|foto:|bild via|beitragsbild|alle angaben ohne|kommentare geschlossen|tel\.?:|this entry was posted|fuente:|źródło:|fonte:|source:|tagi:|etiquetas:)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"[\s（(【\[]*(?:(?:责任编辑|責任編輯|责编|本文编辑|文章编辑|编辑|編輯)\s*[:：].{0,30}|版权与免责声明|版权声明|免责声明|附件信息\s*[:：]?)\s*",
)
_PROMOTION = re.compile(
    r".{0,60}(?:(?:扫描|长按|识别|扫一扫).{0,14}二维码|(?:下载|安装).{0,14}(?:客户端|APP)|关注.{0,24}(?:公众号|微信|微博|微信号)|点击进入|手机扫一扫).{0,100}",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"©|\(c\) |\b(?:foto|photo|photograph|image|bild|fot|crédito|credit|symbolbild|illustration|fotografía)s?\b(?: by\b|\s?[:.(/©])"
    r"|\b(?:getty images|afp|ap photo|reuters|picture[- ]alliance|dpa|efe|shutterstock|istock|alamy|imago)\b|图片来源|图/|摄影|摄$",
    re.IGNORECASE,
)
_FILING = re.compile(
    r"this entry was (?:posted|tagged)|posted (?:in|by|on)\b|filed under|tagged(?: with| as)?\b|dieser (?:eintrag|beitrag) wurde|verfasst von|veröffentlicht (?:in|unter|am|von)"
    r"|kommentarfeed|kommentare geschlossen|abgelegt unter|publicado (?:en|por|el)\b|publié (?:le|dans|par)\b|bild via|(?:- ?)?anzeige(?: ?-)?$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:相关(?:阅读|新闻|链接|文章|报道|推荐|资讯|信息)|延伸阅读|推荐阅读|猜你喜欢|热门(?:推荐|文章|新闻|评论)|热点(?:推荐|新闻)|最新(?:文章|评论)|更多(?:精彩|新闻|内容|相关)|为您推荐|你可能(?:也)?(?:喜欢|感兴趣)|网友评论|我要评论|发表评论|相關(?:閱讀|新聞|連結|文章|報導)|延伸閱讀|推薦閱讀"
    r"|related(?: (?:articles?|stories|posts?|news|content|links?|topics|reading|coverage))?|you (?:may|might) (?:also )?(?:like|be interested).*|recommended(?: (?:for you|articles|stories|reading))?|more (?:from|in|on|stories|great|news|like this).*|read (?:more|next|also)|also read|most (?:read|popular|viewed)|trending(?: now)?|popular (?:posts|articles|stories)|latest (?:news|articles|posts|stories)|up next|what to read next|don['’]t miss|explore further|share this.*|(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:comment|reply).*|join the (?:conversation|discussion)|sign up (?:for|to).*|subscribe.*|newsletter|about the author.*"
    r"|lesen sie auch|mehr zum thema|auch interessant|auch auf .*|mehr aus der .*|weiterlesen|neueste (?:artikel|beiträge|kommentare)|verwandte .*|empfehlungen aus .*|das könnte (?:sie|dich) (?:auch )?interessieren.*|ähnliche (?:artikel|beiträge)|weitere (?:artikel|beiträge|meldungen|nachrichten|themen)|verwandte (?:artikel|beiträge|themen)|kommentare?(?: verfassen)?|schreibe? einen kommentar|hinterlasse eine antwort|teilen mit:?|gefällt mir:?|artikel teilen.*|lire aussi|à lire aussi|articles? (?:liés|similaires)|commentaires?|leggi anche|articoli correlati|potrebbe interessarti.*|commenti|lea también|artículos? relacionad[oa]s?|noticias relacionadas|comentarios?|te puede interesar.*|leia (?:também|mais)|czytaj (?:też|także)|zobacz (?:też|także)|powiązane.*|komentarze|читайте также|по теме|комментарии)\s*[:：»>.…]*",
    re.IGNORECASE,
)


def set_lines_apart(pieces: Sequence[Piece], title: str) -> None:
    """Mark the pieces of the body that are not of the article; pieces that are marked already stay as they are."""
    body = [piece for piece in pieces if not piece.aside]
    _mark_head(body, _bare(title))
    _close([piece for piece in body if not piece.aside])
    _cut_tail([piece for piece in body if not piece.aside])
    _mark_lines([piece for piece in body if not piece.aside])
    _mark_tail([piece for piece in body if not piece.aside])


def _bare(text: str) -> str:
    return _NO_LETTERS.sub("", text).lower()


_LEAD_WEIGHT = 50.0
_HEAD_LINES = 25


def _mark_head(body: Sequence[Piece], title: str) -> None:
    """Mark what stands between the title and the first line of prose: by-lines, buttons, the title again."""
    found_title = False
    for piece in body[:_HEAD_LINES]:
        weight = weigh(piece.text)
        if title and not found_title and _is_title(piece, title):
            piece.aside = "title"
            found_title = True
        elif is_byline(piece.text):
            piece.aside = "by-line"
        elif piece.place is Place.BEFORE or (piece.place is Place.LEAD and not _is_lead(piece)):
            piece.aside = "page head"
        elif piece.place is Place.IN and (weight > 150 or piece.rows):
            break


def _is_lead(piece: Piece) -> bool:
    """Say whether a piece between title and article is a lead: a sentence or more, not a caption, not links."""
    return piece.kind is not BlockKind.CAPTION and weigh(piece.text) >= _LEAD_WEIGHT and piece.link_density < 0.3


def _is_title(piece: Piece, title: str) -> bool:
    text = _bare(piece.text)
    if text == title:
        return True
    return (
        piece.kind is BlockKind.HEADING
        and len(text) > 8
        and (text in title or title in text)
        and len(text) > 0.6 * len(title)
    )


def _mark_lines(body: Sequence[Piece]) -> None:
    recent: list[str] = []
    headings = [piece for piece in body if piece.kind is BlockKind.HEADING]
    has_linked_headings = sum(piece.link_density > 0.9 for piece in headings) > 0.5 * len(headings)
    for piece in body:
        text = piece.text
        if piece.rows:
            continue
        if (
            (
                piece.kind is BlockKind.PARAGRAPH
                and piece.link_density > 0.85
                and len(text) < 200
                and not text.startswith(("附件", "http"))
            )
            or (piece.link_density > 0.3 and _CALL.match(text))
            or (piece.kind is BlockKind.HEADING and piece.link_density > 0.9 and not has_linked_headings)
        ):
            piece.aside = "teaser"
        elif piece.kind is BlockKind.CAPTION and _CREDIT.search(text):
            piece.aside = "picture credit"
        elif len(text) < 300 and _FILING.match(text):
            piece.aside = "filing"
        elif len(text) < 140 and _PROMOTION.fullmatch(text):
            piece.aside = "promotion"
        elif len(text) < 120 and piece.kind is not BlockKind.HEADING and _NOISE.fullmatch(text):
            piece.aside = "button or label"
        elif piece.kind is BlockKind.CAPTION and text in recent:
            piece.aside = "repeated"
        recent = [*recent[-7:], text]


_MOST_AFTER = 0.3


def _close(body: Sequence[Piece]) -> None:
    """Set apart the line that names the editors, or opens the legal notice, with all after it that is not much."""
    total = sum(_mass(piece) for piece in body)
    after = 0.0
    for index in range(len(body) - 1, -1, -1):
        after += _mass(body[index])
        if after > _MOST_AFTER * total + _NOTICE_WEIGHT:
            return
        if not body[index].rows and _CLOSING.fullmatch(body[index].text):
            for later in body[index:]:
                later.aside = "tail"
            return


_NOTICE_WEIGHT = 800.0


def _mass(piece: Piece) -> float:
    if piece.rows:
        return sum(weigh(cell.text) for row in piece.rows for cell in row)
    return weigh(piece.text)


def _cut_tail(body: Sequence[Piece]) -> None:
    """Set apart the lists of other articles, each from the line that opens it to the next line of prose."""
    is_cut = False
    for piece in body:
        if not piece.rows and len(piece.text) < _MOST_OPENING and _CUT.fullmatch(piece.text):
            is_cut = True
        elif is_cut and not _is_listed(piece):
            is_cut = False
        if is_cut:
            piece.aside = "teaser"


_MOST_OPENING = 60


def _is_listed(piece: Piece) -> bool:
    """Say whether a piece may stand in a list of other articles: a link, a headline, a date, a label."""
    return not piece.rows and (piece.link_density > 0.5 or weigh(piece.text) < 50)


_TAIL_LINES = 12


def _mark_tail(body: Sequence[Piece]) -> None:
    """Mark the editors, sources, copyright lines and labels that close an article, from the last line upwards."""
    for piece in reversed(body[-_TAIL_LINES:]):
        if piece.rows or not (len(piece.text) < 400 and _TAIL.match(piece.text)):
            if weigh(piece.text) > 60:
                break
            continue
        piece.aside = "tail"
