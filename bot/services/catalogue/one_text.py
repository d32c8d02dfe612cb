"""One text of /texts: as sent in each language, the clinic's own beside the shipped one."""

from __future__ import annotations

from bot.domain.errors import ClosedError
from bot.domain.ledger import PLAYS, StaffRole
from bot.domain.overrides import OverrideState, may_decide
from bot.services.catalogue import as_sent
from bot.services.catalogue.lists import PAGE, end_search, has_changed
from bot.services.messaging.keyboards import Button, Verb, button, column, in_rows
from bot.services.messaging.readers import StaffTurn
from bot.storage import chosen, staff
from bot.storage.tables.chosen import TextOverride
from bot.texts import own
from bot.texts.catalogue import LANGUAGES, language_name
from bot.texts.journeys import EVERY, JOURNEYS, needs_second


async def show(turn: StaffTurn, key: str) -> None:
    """One text in all languages as it is sent; raises `KeyError` for what is none."""
    journey = EVERY[key]
    await end_search(turn)
    parts = [turn.text("texts_one", about=journey_name(turn, key), code=key)]
    for language in LANGUAGES:
        text = turn.work.texts.text(key, language)
        parts.append(
            turn.text(
                "texts_part",
                language_name=named(language, turn),
                text=as_sent.all_forms(turn, text.forms, text, language),
                measures=as_sent.measures(turn, key, text.forms, language),
            )
        )
    page = JOURNEYS[journey].index(key) // PAGE
    back = turn.work.texts.label("texts_list", "back", turn.language)
    languages = [
        button(f"{named(each, turn)} ▸", Verb.TEXTS, "lang", key, each) for each in LANGUAGES
    ]
    keyboard = [*in_rows(languages, 2), [button(back, Verb.TEXTS, "list", journey, page)]]
    await turn.show_screen(("\n\n".join(parts), keyboard))


def named(language: str, turn: StaffTurn) -> str:
    """A language as the reader calls it."""
    name = language_name(language, turn.language)
    return name[0].upper() + name[1:]


async def of_language(turn: StaffTurn, key: str, language: str) -> None:
    """One text in one language: what is used, what was shipped, what waits; what can be done.

    Raises `KeyError` for what is no text, and `ValueError` for no language of ours.
    """
    check(key, language)
    name, texts = journey_name(turn, key), turn.work.texts
    used = await chosen.current(turn.work.session, key, language, OverrideState.USED)
    waiting = await chosen.current(turn.work.session, key, language, OverrideState.PROPOSED)
    head = turn.text("texts_one", about=f"{name}, {named(language, turn)}", code=key)
    parts = [head, _as_sent(turn, key, language)]
    if used is not None:
        shipped = texts.shipped(key, language)
        said = as_sent.all_forms(turn, shipped.forms, shipped, language)
        parts.append(turn.text("texts_shipped", text=said))
        parts += _of_own(turn, used)
    if needs_second(key, texts.shipped(key, language)):
        parts.append(turn.text("texts_second"))
    buttons = _buttons(turn, key, language, used, waiting)
    await turn.show_screen(("\n\n".join(parts), column(buttons)))


def journey_name(turn: StaffTurn, key: str) -> str:
    """What the part of the way is called on which it is read."""
    return dict(turn.work.texts.buttons("texts", turn.language))[EVERY[key]]


def _as_sent(turn: StaffTurn, key: str, language: str) -> str:
    text = turn.work.texts.text(key, language)
    said = as_sent.all_forms(turn, text.forms, text, language)
    return f"{said}\n({as_sent.measures(turn, key, text.forms, language)})"


def _of_own(turn: StaffTurn, used: TextOverride) -> list[str]:
    said = []
    place = (used.key, used.language)
    clinic = turn.work.clinic
    if not own.can_be_used(turn.work.texts, place, used.forms, record_only=clinic.record_only):
        said.append(turn.text("texts_unusable"))
    if has_changed(turn, used):
        said.append(turn.text("texts_changed_one"))
    return said


def _buttons(
    turn: StaffTurn,
    key: str,
    language: str,
    used: TextOverride | None,
    waiting: TextOverride | None,
) -> list[Button]:
    labels = dict(turn.work.texts.buttons("texts_one", turn.language))
    is_admin = StaffRole.ADMIN in PLAYS[turn.member.role]
    buttons = []
    if waiting is not None:
        buttons.append(button(labels["wait"], Verb.TEXTS, "wait", waiting.id))
    if is_admin:
        buttons.append(button(labels["edit"], Verb.TEXTS, "edit", key, language))
    if is_admin and used is not None:
        if has_changed(turn, used):
            buttons.append(button(labels["keep"], Verb.TEXTS, "keep", key, language))
        buttons.append(button(labels["restore"], Verb.TEXTS, "restore", key, language))
    return [*buttons, button(labels["back"], Verb.TEXTS, "show", key)]


async def of_waiting(turn: StaffTurn, override: TextOverride) -> None:
    """What waits for a second person, beside what is used now."""
    if override.key not in EVERY:
        # This version has no such text any more.
        raise ClosedError("text")
    texts, labels = turn.work.texts, dict(turn.work.texts.buttons("texts_wait", turn.language))
    key, language = override.key, override.language
    now = texts.text(key, language)
    names = await staff.labels_by_id(turn.work.session)
    text = turn.text(
        "texts_wait",
        who=names[override.made_by],
        when=turn.short_moment(override.made_at),
        language_name=named(language, turn),
        text=as_sent.all_forms(turn, override.forms, now, language),
        measures=as_sent.measures(turn, key, override.forms, language),
        now=as_sent.all_forms(turn, now.forms, now, language),
    )
    if may_decide(override.made_by, turn.member.id):
        choices = ["approve", "refuse"]
    else:
        choices = ["withdraw"]
        text = f"{text}\n\n{turn.text('texts_not_by_author')}"
    buttons = [button(labels[each], Verb.TEXTS, each, override.id) for each in choices]
    buttons.append(button(labels["back"], Verb.TEXTS, "top"))
    await turn.show_screen((text, column(buttons)))


async def end(turn: StaffTurn, said: str, key: str, language: str) -> None:
    """Say what was done, with a way back to the text."""
    back = turn.work.texts.label("texts_one", "back", turn.language)
    await turn.show_screen((said, column([button(back, Verb.TEXTS, "lang", key, language)])))


def check(key: str, language: str) -> None:
    """Raises `KeyError` for what is no text of patients, and `ValueError` for no language."""
    if language not in LANGUAGES:
        raise ValueError("no such language")
    EVERY[key]
