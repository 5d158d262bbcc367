"""Titles that programs put where nobody wrote one: they say nothing of what they stand over."""

import re

_NAMED_BY_PROGRAMS = re.compile(
    r"(?:document|html document|(?:new|untitled|blank) (?:document|page|web ?page|file)|untitled|web page|"
    r"page title|title|"
    r"(?:无标题|無標題|未命名)(?:文档|文檔|文件|页面?|頁面?|网页|網頁)?|新建?(?:文档|文檔|网页|網頁|页面|頁面)|"
    r"(?:文档|文檔|网页|網頁|页面|頁面)?(?:标题|標題)|文档|文檔)"
    r"[ _-]?\(?[0-9]{0,3}\)?(?:\.html?)?",
    re.IGNORECASE,
)
"""What editors and generators write into a new file: Emmet's `Document`, Dreamweaver's `Untitled Document` and
`无标题文档`, FrontPage's `New Page 1`, word processors' `Document1`, templates' `Page title`."""

_FILE_NAME = re.compile(
    r"(?:[A-Za-z0-9]{1,40}[-_.]){1,9}(?:[0-9]{6,14}|(?:x?html?|pdf|docx?|wps|rtf|xlsx?|pptx?|indd|txt))",
    re.IGNORECASE,
)
"""A file's name, without a blank: one that ends in a day or a number as filings have it (`aapl-20240928`:
`{base}-{date or number}`, as the EDGAR Filer Manual asks), or with the ending of a document."""


_FORM = re.compile(
    r"(?:ex(?:hibit)?[- .]?)?[0-9]{1,3}(?:[.-][0-9A-Z]{1,4}){0,3}|form [0-9]{1,2}-[A-Z]{1,2}|424B[0-9]",
    re.IGNORECASE,
)
"""The type of a filed document, as EDGAR names its parts (`EX-99.1`), or a bare number."""


def is_untitled(title: str) -> bool:
    """Say whether a title is one that a program put there: its own words for none, or the name of a file."""
    words = " ".join(title.split())
    return bool(_NAMED_BY_PROGRAMS.fullmatch(words) or _FILE_NAME.fullmatch(words) or _FORM.fullmatch(words))
