"""Writing a text anew: typed form by form, checked, shown as it will be sent, then used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError
from bot.domain.overrides import OverrideState
from bot.services.catalogue import approval, as_sent, lists
from bot.services.catalogue.one_text import check, end, named
from bot.services.kernel.cases import Case
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Keyboard, Verb, button, column, press
from bot.services.messaging.messages import Draft
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import audit
from bot.storage import chosen
from bot.storage.tables.chosen import TextOverride
from bot.storage.tables.mail import Dialogue
from bot.texts import own
from bot.texts.journeys import needs_second
from bot.texts.own import Found

_TYPING: Final = "type"
_CONFIRM: Final = "confirm"
_LEAVE: Final = press(Verb.TEXTS, "no")


def asks(buttons: Mapping[str, str]) -> bool:
    """Whether a message with these buttons asks for words, which may be like any button's."""
    return _LEAVE in buttons.values()


def is_over(dialogue: Dialogue) -> bool:
    """Whether a text that was found is looked at: what is typed is searched for no more."""
    return dialogue.name == dialogues.WORDING and dialogue.step == lists.FOUND


def goes_first(dialogue: Dialogue | None, case: Case) -> bool:
    """An admin who has rehearsed writes what patients read about warning signs: no danger."""
    is_writing = dialogue is not None and dialogue.name == dialogues.WORDING
    return is_writing and case.patient.is_test


async def begin(turn: StaffTurn, key: str, language: str) -> None:
    """Show the text with its braces, to be copied, and ask for another."""
    check(key, language)
    used = await chosen.current(turn.work.session, key, language, OverrideState.USED)
    dialogue = await dialogues.begin(
        turn.work,
        turn.chat,
        dialogues.WORDING,
        _TYPING,
        key=key,
        language=language,
        forms=[],
        instead_of=used.id if used is not None else "",
    )
    await _ask(turn, dialogue)


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the question that waits at the end of the chat."""
    if dialogue.step == _TYPING:
        await _ask(turn, dialogue)
    elif dialogue.step == _CONFIRM:
        await _preview(turn, dialogue)
    else:
        await lists.ask_words(turn)


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """Words to search for, or the next form of a text; one that cannot be is asked for again."""
    if dialogue.step == _TYPING:
        await _take(turn, dialogue, text.strip())
    elif dialogue.step == _CONFIRM:
        await _preview(turn, dialogue)
    else:
        await lists.search(turn, text)


async def _ask(turn: StaffTurn, dialogue: Dialogue) -> None:
    data = dialogue.data
    index, language = len(data["forms"]), data["language"]
    forms = turn.work.texts.text(data["key"], language).forms
    await turn.queue(Draft(MessageKind.REPLY, forms[min(index, len(forms) - 1)]))
    await turn.ask((_question(turn, data), _keyboard(turn, "texts_ask")))


def _question(turn: StaffTurn, data: dict[str, Any]) -> str:
    index, language = len(data["forms"]), data["language"]
    shipped = turn.work.texts.shipped(data["key"], language)
    parts = [turn.text("texts_ask", language_name=named(language, turn))]
    if len(shipped.forms) > 1:
        parts.append(turn.text("texts_ask_many" if index else "texts_ask_one"))
    kept = " ".join(f"{{{name}}}" for name in own.needed(shipped, index))
    if kept:
        parts.append(turn.text("texts_ask_keep", names=kept))
    parts.append(turn.text("texts_ask_most", most=own.longest(data["key"], shipped)))
    return "\n".join(parts)


def _keyboard(turn: StaffTurn, key: str, *without: str) -> Keyboard:
    return column(
        button(label, Verb.TEXTS, name)
        for name, label in turn.work.texts.buttons(key, turn.language)
        if name not in without
    )


async def _take(turn: StaffTurn, dialogue: Dialogue, form: str) -> None:
    data = dialogue.data
    key, language, index = data["key"], data["language"], len(data["forms"])
    found = as_sent.problems(turn, key, language, form, index)
    if found:
        lines = "\n".join(f"• {_said(turn, each)}" for each in found)
        text = f"{turn.text('texts_bad', problems=lines)}\n\n{_question(turn, data)}"
        await turn.ask((text, _keyboard(turn, "texts_ask")))
        return
    forms = [*data["forms"], form]
    is_all = len(forms) == len(turn.work.texts.shipped(key, language).forms)
    dialogues.go_on(turn.work, dialogue, _CONFIRM if is_all else _TYPING, forms=forms)
    if is_all:
        await _preview(turn, dialogue)
    else:
        await _ask(turn, dialogue)


def _said(turn: StaffTurn, found: Found) -> str:
    return turn.text(f"texts_problem_{found.problem}", what=found.what)


async def _preview(turn: StaffTurn, dialogue: Dialogue) -> None:
    key, language, forms = _written(dialogue)
    text = turn.work.texts.shipped(key, language)
    said = turn.text(
        "texts_preview",
        language_name=named(language, turn),
        text=as_sent.all_forms(turn, forms, text, language),
        measures=as_sent.measures(turn, key, forms, language),
    )
    is_sensitive = needs_second(key, text)
    if is_sensitive:
        said = f"{said}\n\n{turn.text('texts_second')}"
    other = "use" if is_sensitive else "propose"
    await turn.ask((said, _keyboard(turn, "texts_preview", other)))


def _written(dialogue: Dialogue) -> tuple[str, str, Sequence[str]]:
    data = dialogue.data
    return data["key"], data["language"], data["forms"]


async def cancel(turn: StaffTurn) -> None:
    """Leave everything as it is."""
    await _current(turn)
    await dialogues.drop(turn.work, turn.chat)
    await turn.say_in_place("texts_left")


async def again(turn: StaffTurn) -> None:
    """Type it once more."""
    dialogue = await _current(turn)
    if dialogue.step != _CONFIRM:
        raise ClosedError("texts")
    dialogues.go_on(turn.work, dialogue, _TYPING, forms=[])
    await turn.strip()
    await _ask(turn, dialogue)


async def _current(turn: StaffTurn) -> Dialogue:
    dialogue = await dialogues.current_of_staff(turn.work, turn.chat, dialogues.WORDING)
    if dialogue is None:
        raise ClosedError("texts")
    return dialogue


async def save(turn: StaffTurn) -> None:
    """Use the new wording, or let it wait for a second person.

    Who was overtaken by another admin must look again.
    """
    work, dialogue = turn.work, await _current(turn)
    if dialogue.step != _CONFIRM:
        raise ClosedError("texts")
    key, language, forms = _written(dialogue)
    instead_of: str = dialogue.data["instead_of"]
    await dialogues.drop(work, turn.chat)
    await chosen.begin(work.session)
    used = await chosen.current(work.session, key, language, OverrideState.USED)
    waits = await chosen.current(work.session, key, language, OverrideState.PROPOSED)
    if (used.id if used is not None else "") != instead_of or waits is not None:
        await turn.say_in_place("texts_overtaken")
        return
    shipped = work.texts.shipped(key, language)
    if not own.is_usable(forms, shipped, record_only=work.clinic.record_only):
        # It was typed before an update of the bot.
        await turn.say_in_place("texts_overtaken")
        return
    is_sensitive = needs_second(key, shipped)
    override = TextOverride(
        key=key,
        language=language,
        forms=list(forms),
        shipped=shipped.fingerprint,
        state=OverrideState.PROPOSED if is_sensitive else OverrideState.USED,
        made_by=turn.member.id,
        made_at=work.now,
    )
    if is_sensitive:
        await approval.propose(turn, override)
        return
    await chosen.use(work.session, override, None, work.now)
    work.chosen = await chosen.read(work.session)
    await audit.write(turn, "text_used", approval.about(key, language))
    await end(turn, turn.text("texts_used"), key, language)
