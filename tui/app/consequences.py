"""What a key is about to do to what was decided, and which way it went: lines and words, without a widget."""

from tui.app.choice import Turned
from tui.app.keys import shown_key
from tui.app.words import Line, Word
from tui.domain.placing import sentence_of
from tui.domain.report import Report
from tui.domain.review import Item
from tui.domain.sentence import context_around
from tui.domain.text import Span
from tui.language import counted, spoken


def attaching_lines(text: str, lost: Item, span: Span) -> list[Line]:
    """Return what a lost item read and what stands where it is to be put, each with its sentence."""
    here = context_around(text, span)
    return [
        (Word(f"{spoken('it read')}  ", "name"), Word(lost.printed, "strong")),
        (Word(sentence_of(lost)),),
        (),
        (Word(f"{spoken('here stands')}  ", "name"), Word(span.of(text), "strong")),
        (Word(here.of(text)),),
        (),
        (
            Word(
                spoken(
                    "What was decided is then open again, with both on the card; {undo} takes it back.",
                    undo=shown_key("review.undo"),
                )
            ),
        ),
    ]


def leaving_out_lines(words: str, figures: int, reviewed: int) -> list[Line]:
    """Return what goes with a paragraph that is left out: its words, its figures, and what was decided on them."""
    return [
        (Word(counted(figures, "It has {count} figure.", "It has {count} figures.")),),
        (
            Word(
                counted(
                    reviewed,
                    "{count} of them is reviewed: {lost} lists it then.",
                    "{count} of them are reviewed: {lost} lists them then.",
                    lost=shown_key("report.lost"),
                ),
                "alarm",
            ),
        ),
        (),
        (Word(words),),
        (),
        (Word(spoken("{undo} puts it back, with all that was decided.", undo=shown_key("review.undo"))),),
    ]


def turned_words(old: Report, new: Report, turned: Turned) -> str:
    """Return which way a choice of what is the body went, and how many figures went with it."""
    is_out = len(new.choices.drop) > len(old.choices.drop) or len(new.choices.keep) < len(old.choices.keep)
    count = abs(len(new.numerals.figures) - len(old.numerals.figures))
    if is_out:
        words = counted(count, "left out, with {count} figure", "left out, with {count} figures")
    else:
        words = counted(count, "kept in the body, with {count} figure", "kept in the body, with {count} figures")
    if turned.is_taken_back:
        return spoken("{done}: {what}", done=spoken("undone"), what=words)
    return spoken("{what}; {undo} takes it back", what=words, undo=shown_key("review.undo"))
