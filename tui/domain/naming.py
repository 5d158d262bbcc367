"""What a report without a title is called on one line: by what its own first lines say it is."""

import re
from itertools import takewhile

_LOOKED_AT = 2_000
_MOST_LINES = 12
_LONGEST = 60
_SENTENCE_END = re.compile(r"[。；：!?！？]|\. ")
# Who is written to (致：…, Dear …, 各位代表：), by whom and when: the head of a letter or a memo, which names nothing.
_HEAD_OF_LETTER = re.compile(
    r"(?:to|from|date|cc|attention|attn|致|呈|主送|抄送|收件人|[發发]件人|寄件人|日期)\s?[:：].*|(?:dear|尊敬的|各位|敬[啟启]者).*[,，!！:：]",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:re|subject|主[题題]|事由)\s?[:：]\s?(?=\S)", re.IGNORECASE)
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_BETWEEN_WORDS = re.compile(r"[_\s]+")
_WORD = re.compile(r"[A-Za-z]{3}|[\u4e00-\u9fff]{2}")


def name_of(text: str, location: str) -> str:
    """Return what the first line says, up to the end of its sentence; empty where there is none.

    A letter is called by its subject. Where it has none, or begins as a speech does by greeting those who hear it, the
    name of its file says more than the greeting, and otherwise the line after it.
    """
    # Only what is whole: the cut may go through a line.
    lines = [line for line in map(_on_one_line, text.lstrip()[:_LOOKED_AT].split("\n")) if line][:_MOST_LINES]
    head = list(takewhile(_opens_letter, lines))
    if not head:
        return _first_sentence(lines[0]) if lines else ""
    subject = next((line[found.end() :] for line in lines if (found := _SUBJECT.match(line))), "")
    rest = lines[len(head)] if len(lines) > len(head) else head[0]
    return _first_sentence(subject) or file_name_of(location) or _first_sentence(rest)


def file_name_of(location: str) -> str:
    """Return the name of a file with its words set apart and without its ending; empty where it holds no word."""
    if "://" in location:
        return ""
    name = _BETWEEN_WORDS.sub(" ", _ENDING.sub("", location.rpartition("/")[2])).strip()
    return name if _WORD.search(name) else ""


def _opens_letter(line: str) -> bool:
    is_announced = len(line) <= _LONGEST and line.endswith((":", "："))
    return bool(is_announced or _SUBJECT.match(line) or (len(line) <= _LONGEST and _HEAD_OF_LETTER.fullmatch(line)))


def _first_sentence(line: str) -> str:
    return _SENTENCE_END.split(line[:_LONGEST], maxsplit=1)[0].strip()


def _on_one_line(line: str) -> str:
    return " ".join(line.split())
