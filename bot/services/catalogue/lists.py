"""The lists of /texts: by journey, by words, what waits for a second person, what is one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.errors import ClosedError
from bot.domain.overrides import OverrideState
from bot.services.catalogue import as_sent
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, column, in_rows
from bot.services.messaging.readers import StaffTurn
from bot.storage import chosen
from bot.storage.tables.chosen import TextOverride
from bot.texts.catalogue import LANGUAGES
from bot.texts.journeys import EVERY, JOURNEYS, Journey
from bot.words.folding import fold

PAGE: Final = 8
# The step in which a text is looked at that was found, and another page can still be opened.
FOUND: Final = "found"
_ACROSS: Final = 4
_LONGEST_SOUGHT: Final = 60


@dataclass(frozen=True, slots=True)
class Marks:
    """Which texts the clinic has in its own words, in which the shipped one changed since, and
    which wait for a second person; each by its key."""

    own: frozenset[str]
    changed: frozenset[str]
    waiting: frozenset[str]


async def marks(turn: StaffTurn) -> Marks:
    """The same, read now."""
    rows = await _known(turn, OverrideState.USED, OverrideState.PROPOSED)
    used = [each for each in rows if each.state is OverrideState.USED]
    return Marks(
        own=frozenset(each.key for each in used),
        changed=frozenset(each.key for each in used if has_changed(turn, each)),
        waiting=frozenset(each.key for each in rows if each.state is OverrideState.PROPOSED),
    )


async def _known(turn: StaffTurn, *states: OverrideState) -> Sequence[TextOverride]:
    """Those of texts that this version still has; there is nothing to do about any other."""
    rows = await chosen.overrides(turn.work.session, *states)
    return [each for each in rows if each.key in EVERY]


def has_changed(turn: StaffTurn, override: TextOverride) -> bool:
    """Whether the shipped text is another than the one that it stands in for."""
    shipped = turn.work.texts.shipped(override.key, override.language)
    return shipped.fingerprint != override.shipped


async def overview(turn: StaffTurn) -> None:
    """How many texts there are, and where to look."""
    marked = await marks(turn)
    labels = dict(turn.work.texts.buttons("texts", turn.language))
    text = turn.text("texts", count=len(EVERY), own=len(marked.own), waiting=len(marked.waiting))
    if marked.changed:
        text = f"{text}\n{turn.text('texts_changed', count=len(marked.changed))}"
    journeys = [
        button(f"{labels[each]} ({len(JOURNEYS[each])})", Verb.TEXTS, "list", each, 0)
        for each in Journey
    ]
    further = [button(labels["find"], Verb.TEXTS, "ask")]
    if marked.waiting:
        further.append(button(labels["waiting"], Verb.TEXTS, "waiting"))
    if marked.own:
        further.append(button(labels["own"], Verb.TEXTS, "own", 0))
    await turn.show_screen((text, [*in_rows(journeys, 2), *column(further)]))


async def of_journey(turn: StaffTurn, journey: str, page: str) -> None:
    """A page of the texts of one journey; raises `ValueError` for what is none."""
    chosen_one = Journey(journey)
    name = dict(turn.work.texts.buttons("texts", turn.language))[chosen_one]
    await _show(turn, name, JOURNEYS[chosen_one], int(page), ("list", journey))


async def of_own(turn: StaffTurn, page: str) -> None:
    """A page of those in the clinic's own words."""
    own = (await marks(turn)).own
    name = dict(turn.work.texts.buttons("texts", turn.language))["own"]
    keys = [key for key in EVERY if key in own]
    if not keys:
        raise ClosedError("texts")
    await _show(turn, name, keys, int(page), ("own",))


async def ask_words(turn: StaffTurn) -> None:
    """Ask for words to search for."""
    await dialogues.begin(turn.work, turn.chat, dialogues.WORDING, "find")
    await turn.ask((turn.text("texts_find"), column([_cancel(turn)])))


def _cancel(turn: StaffTurn) -> Button:
    return button(turn.work.texts.label("texts_find", "cancel", turn.language), Verb.TEXTS, "no")


async def search(turn: StaffTurn, words: str) -> None:
    """The texts that hold these words, in any language; more words can be typed at once."""
    sought = words.strip()[:_LONGEST_SOUGHT]
    await dialogues.begin(turn.work, turn.chat, dialogues.WORDING, "find", words=sought)
    await _show_found(turn, sought, 0)


async def found(turn: StaffTurn, page: str) -> None:
    """Another page of what was found; raises `ClosedError` when something else began."""
    dialogue = await dialogues.current_of_staff(turn.work, turn.chat, dialogues.WORDING)
    if dialogue is None or "words" not in dialogue.data:
        raise ClosedError("texts")
    await _show_found(turn, dialogue.data["words"], int(page))


async def end_search(turn: StaffTurn) -> None:
    """A text was opened: words that are typed from now on are not searched for."""
    dialogue = await dialogues.current_of_staff(turn.work, turn.chat, dialogues.WORDING)
    if dialogue is not None and dialogue.step == "find":
        dialogues.go_on(turn.work, dialogue, FOUND)


async def _show_found(turn: StaffTurn, words: str, page: int) -> None:
    keys = [key for key in EVERY if _holds(turn, key, fold(words).split())]
    if not keys:
        await turn.show_screen((turn.text("texts_none", words=words), column([_back(turn)])))
        return
    await _show(turn, words, keys, page, ("found",))


def _holds(turn: StaffTurn, key: str, words: Sequence[str]) -> bool:
    texts = turn.work.texts
    return any(
        all(word in fold(" ".join((key, *texts.text(key, language).forms))) for word in words)
        for language in LANGUAGES
    )


async def _show(
    turn: StaffTurn, name: str, keys: Sequence[str], page: int, where: tuple[str, ...]
) -> None:
    """A page of these texts, a numbered line and a button each."""
    pages = -(-len(keys) // PAGE)
    if not 0 <= page < pages:
        raise ValueError("no such page")
    marked = await marks(turn)
    first = page * PAGE
    shown = list(enumerate(keys[first : first + PAGE], start=first + 1))
    head = turn.text("texts_list", about=name, page=page + 1, pages=pages, count=len(keys))
    lines = [_line(turn, number, key, marked) for number, key in shown]
    numbers = [button(str(number), Verb.TEXTS, "show", key) for number, key in shown]
    keyboard = [*in_rows(numbers, _ACROSS), *_turning(turn, page, pages, where), [_back(turn)]]
    await turn.show_screen(("\n".join([head, *lines]), keyboard))


def _line(turn: StaffTurn, number: int, key: str, marked: Marks) -> str:
    labels = dict(turn.work.texts.buttons("texts_line", turn.language))
    said = [labels[name] for name in ("own", "changed", "waiting") if key in getattr(marked, name)]
    line = turn.text("texts_line", number=number, words=as_sent.title(turn, key))
    return f"{line} ({', '.join(said)})" if said else line


def _turning(turn: StaffTurn, page: int, pages: int, where: tuple[str, ...]) -> Keyboard:
    labels = dict(turn.work.texts.buttons("texts_list", turn.language))
    turning = [
        button(labels[name], Verb.TEXTS, *where, number)
        for name, number in (("earlier", page - 1), ("later", page + 1))
        if 0 <= number < pages
    ]
    return [turning] if turning else []


def _back(turn: StaffTurn) -> Button:
    return button(turn.work.texts.label("texts_list", "back", turn.language), Verb.TEXTS, "top")


async def waiting(turn: StaffTurn) -> None:
    """What waits for a second person, a button each."""
    rows = await _known(turn, OverrideState.PROPOSED)
    if not rows:
        raise ClosedError("texts")
    shown = list(enumerate(rows[: PAGE * 2], start=1))
    lines = [
        turn.text("texts_line", number=number, words=as_sent.title(turn, each.key))
        for number, each in shown
    ]
    numbers = [button(str(number), Verb.TEXTS, "wait", each.id) for number, each in shown]
    head = turn.text("texts_waiting", count=len(rows))
    keyboard = [*in_rows(numbers, _ACROSS), [_back(turn)]]
    await turn.show_screen(("\n".join([head, *lines]), keyboard))
