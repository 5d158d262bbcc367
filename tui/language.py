"""The language that a person reads: phrases of the program in English, and in Chinese where that is chosen.

The program itself speaks English: in its code, in the store, in exports and in JSON. A phrase is turned into the
reader's language at the moment when it is shown. The catalogue is loaded only when it is wanted, and is data alone.
"""

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("auto", "en", "zh")
"""What the setting `language` may be: by the environment, English, Chinese."""

_MESSAGES = ("LC_ALL", "LC_MESSAGES", "LANG")
_CHARACTERS = ("LC_ALL", "LC_CTYPE", "LANG")


_Template = tuple[tuple[str, ...], tuple[str, ...], str]
"""English pieces, the names of the places between them, and the phrase in Chinese."""


class _Catalogue:
    """The phrases of the language that is spoken: none for English."""

    def __init__(self, phrases: "Mapping[str, str]", sentences: "Mapping[str, str]") -> None:
        self.phrases = phrases
        self.sentences = sentences
        self.templates: Mapping[str, list[_Template]] = {}
        """The sentences with places, by what stands before the first; made when they are wanted first."""


_ENGLISH = _Catalogue({}, {})


class _Spoken:
    catalogue = _ENGLISH
    is_part = False
    """Whether there is more of it, to be loaded when it is wanted."""


def choose(setting: str, environment: "Mapping[str, str]") -> str:
    """Return the language to speak, `en` or `zh`.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides (POSIX.1-2017 §8.2), where the setting does not. It is
    Chinese only in a locale whose characters are UTF-8: another could not show it.

    Args:
        setting: `auto`, `en` or `zh`.
        environment: The variables of the environment.
    """
    if setting in {"en", "zh"}:
        return setting
    messages, characters = (_first_set(names, environment) for names in (_MESSAGES, _CHARACTERS))
    charset = characters.partition("@")[0].partition(".")[2].lower().replace("-", "")
    name = messages.partition(".")[0].partition("@")[0].partition("_")[0].lower()
    return "zh" if name == "zh" and charset == "utf8" else "en"


def _first_set(names: tuple[str, ...], environment: "Mapping[str, str]") -> str:
    return next((environment[name] for name in names if environment.get(name)), "")


def speak(language: str) -> None:
    """Speak `en` or `zh` from now on."""
    _Spoken.catalogue = _ENGLISH
    _Spoken.is_part = language == "zh"
    if language == "zh":
        # Who reads English does not wait for it; and the help, which says nothing else, not for the rest of it.
        from tui.languages.chinese.commands import COMMANDS  # noqa: PLC0415

        _Spoken.catalogue = _Catalogue(COMMANDS, {})


def _whole() -> _Catalogue:
    """Return the catalogue with all that there is of it."""
    if _Spoken.is_part:
        from tui.languages.chinese.catalogue import PHRASES, SENTENCES  # noqa: PLC0415 - as `speak` says

        _Spoken.catalogue, _Spoken.is_part = _Catalogue(PHRASES, SENTENCES), False
    return _Spoken.catalogue


def _phrase(key: str) -> str:
    """Return a phrase in the language that is spoken; empty when the catalogue lacks it."""
    return _Spoken.catalogue.phrases.get(key, "") or _whole().phrases.get(key, "")


def spoken(phrase: str, /, *, sense: str = "", **places: object) -> str:
    """Return a phrase of the program in the language that is spoken; one that the catalogue lacks stays English.

    Args:
        phrase: In English, with its places named in braces: `not saved: {message}`. Without any, braces mean
            themselves.
        sense: Tells phrases apart that only in English are the same.
        places: What stands in them.
    """
    return _filled(_phrase(f"{sense}|{phrase}" if sense else phrase) or phrase, places)


def counted(count: int, one: str, many: str, /, **places: object) -> str:
    """Return a phrase with a number of things, `{count}` in it: `1 figure`, `2 figures`.

    English has two forms; Chinese has one, which stands in the catalogue under `many`.
    """
    words = _phrase(many) or (one if count == 1 else many)
    return _filled(words, {"count": count, **places})


def _filled(words: str, places: "Mapping[str, object]") -> str:
    return words.format(**places) if places else words


def retold(sentence: str) -> str:
    """Return a finished English sentence of the core in the language that is spoken.

    Errors, findings and repairs are kept and sent as English sentences. This finds the phrase of the catalogue that a
    sentence was made from, and puts its places into the Chinese one; where those are phrases or sentences themselves,
    in Chinese. A sentence that no phrase fits stays as it is. Takes time linear in the sentence for each phrase with
    places.
    """
    catalogue = _whole()
    if not catalogue.sentences or not sentence:
        return sentence
    return _turned(sentence) or _told_anew(sentence, is_part=False)


def _told_anew(sentence: str, *, is_part: bool) -> str:
    """Return a sentence as the phrase with places that fits it says it; as it is when none does."""
    catalogue = _whole()
    if not catalogue.templates:
        catalogue.templates = _templates(catalogue.sentences)
    begun = (template for first, told in catalogue.templates.items() if sentence.startswith(first) for template in told)
    fitting = [(template, found) for template in begun if (found := _between(template[0], sentence)) is not None]
    if not fitting:
        return sentence
    # The one with the most words of its own says most surely what it is.
    (_, names, words), parts = max(fitting, key=lambda fit: sum(map(len, fit[0][0])))
    turned = (_turned(part) or (part if is_part else _told_anew(part, is_part=True)) for part in parts)
    return words.format(**dict(zip(names, turned, strict=True)))


def _turned(words: str) -> str:
    """Return a sentence or a phrase without places in the language that is spoken; empty when there is none."""
    return _whole().sentences.get(words) or _phrase(words)


def _templates(phrases: "Mapping[str, str]") -> "dict[str, list[_Template]]":
    """Return the phrases with places and words of their own, by what stands before the first place."""
    found: dict[str, list[_Template]] = {}
    for phrase, words in phrases.items():
        first, *rest = phrase.split("{")
        parts = [part.partition("}") for part in rest]
        pieces = (first, *(after for _, _, after in parts))
        if parts and any(piece.strip(" .,:;“”()") for piece in pieces):
            found.setdefault(first, []).append((pieces, tuple(name for name, _, _ in parts), words))
    return found


def _between(pieces: tuple[str, ...], sentence: str) -> list[str] | None:
    """Return what stands between the pieces in a sentence, each as short as it can be; None where they don't fit."""
    first, last = pieces[0], pieces[-1]
    end = len(sentence) - len(last)
    if end < len(first) or not sentence.startswith(first) or not sentence.endswith(last):
        return None
    found: list[str] = []
    at = len(first)
    for piece in pieces[1:-1]:
        next_at = sentence.find(piece, at, end)
        if next_at < 0:
            return None
        found.append(sentence[at:next_at])
        at = next_at + len(piece)
    return [*found, sentence[at:end]]
