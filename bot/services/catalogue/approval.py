"""What needs a second person: a wording is proposed, then approved or refused by another."""

from __future__ import annotations

from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError
from bot.domain.ledger import PLAYS, StaffRole
from bot.domain.overrides import OverrideState, may_decide
from bot.services.catalogue.one_text import check, end, named
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import audit
from bot.storage import chats, chosen, staff
from bot.storage.tables.chosen import TextOverride
from bot.storage.tables.staff import Staff
from bot.texts import own


def about(key: str, language: str) -> str:
    """What the audit log calls a text."""
    return f"{key} ({language})"


async def propose(turn: StaffTurn, override: TextOverride) -> None:
    """Let it wait, and tell who may decide; if nobody may, its author hears that too."""
    work = turn.work
    work.session.add(override)
    await work.session.flush()
    work.chosen = await chosen.read(work.session)
    await audit.write(turn, "text_proposed", about(override.key, override.language))
    deciders = [
        each
        for each in await staff.present(work.session)
        if StaffRole.CLINICIAN in PLAYS[each.role] and may_decide(override.made_by, each.id)
    ]
    for member in deciders:
        await _tell(turn, member, "texts_asked", override, has_button=True)
    await turn.say_in_place("texts_proposed" if deciders else "texts_nobody")


async def _tell(
    turn: StaffTurn, member: Staff, key: str, override: TextOverride, *, has_button: bool = False
) -> None:
    work, language = turn.work, member.language
    text = work.text(
        key, language, who=turn.member.label, about=about(override.key, override.language)
    )
    keyboard = []
    if has_button:
        look = work.texts.label("texts_asked", "look", language)
        keyboard = column([button(look, Verb.TEXTS, "wait", override.id)])
    chat = await chats.by_id(work.session, member.chat_id)
    await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard))


async def waiting(turn: StaffTurn, override_id: str) -> TextOverride:
    """One that waits, held until the end; raises `ClosedError` when it does no longer."""
    override = await chosen.override(turn.work.session, override_id)
    if override is None or override.state is not OverrideState.PROPOSED:
        raise ClosedError("text")
    return override


async def approve(turn: StaffTurn, override_id: str) -> None:
    """Use what another proposed; who wrote it is refused."""
    work = turn.work
    await chosen.begin(work.session)
    override = await waiting(turn, override_id)
    if not may_decide(override.made_by, turn.member.id):
        await turn.say_in_place("texts_not_by_author")
        return
    place = (override.key, override.language)
    if not own.can_be_used(work.texts, place, override.forms, record_only=work.clinic.record_only):
        await turn.say_in_place("texts_unusable")
        return
    await chosen.use(work.session, override, turn.member.id, work.now)
    await _decided(turn, override, "text_approved", "texts_approved")


async def refuse(turn: StaffTurn, override_id: str) -> None:
    """It is not used; its author may take it back the same way."""
    work = turn.work
    await chosen.begin(work.session)
    override = await waiting(turn, override_id)
    await chosen.end(work.session, [override], OverrideState.REFUSED, turn.member.id, work.now)
    await _decided(turn, override, "text_refused", "texts_refused")


async def _decided(turn: StaffTurn, override: TextOverride, action: str, key: str) -> None:
    """Count it from now on, write it down, and tell its author if it was another's."""
    work = turn.work
    work.chosen = await chosen.read(work.session)
    await audit.write(turn, action, about(override.key, override.language))
    author = await work.session.get_one(Staff, override.made_by)
    if author is not turn.member and author.left_at is None:
        await _tell(turn, author, key, override)
    name = about(override.key, override.language)
    said = turn.text(key, who=turn.member.label, about=name)
    await end(turn, said, override.key, override.language)


async def ask_restore(turn: StaffTurn, key: str, language: str) -> None:
    """Ask whether the shipped text is to be sent again."""
    await _used(turn, key, language)
    labels = turn.work.texts.buttons("texts_restore", turn.language)
    parts = {"restored": ("restored", key, language), "no": ("lang", key, language)}
    keyboard = column(button(label, Verb.TEXTS, *parts[name]) for name, label in labels)
    text = turn.text("texts_restore", language_name=named(language, turn))
    await turn.show_screen((text, keyboard))


async def restore(turn: StaffTurn, key: str, language: str) -> None:
    """Send the shipped text again; it needs nobody's word."""
    work = turn.work
    await chosen.begin(work.session)
    used = await _used(turn, key, language)
    await chosen.end(work.session, [used], OverrideState.OVER, turn.member.id, work.now)
    work.chosen = await chosen.read(work.session)
    await audit.write(turn, "text_restored", about(key, language))
    await end(turn, turn.text("texts_restored"), key, language)


async def keep(turn: StaffTurn, key: str, language: str) -> None:
    """The shipped text changed: the clinic's own is looked at, and stays."""
    work = turn.work
    await chosen.begin(work.session)
    used = await _used(turn, key, language)
    used.shipped = work.texts.shipped(key, language).fingerprint
    await work.session.flush()
    work.chosen = await chosen.read(work.session)
    await audit.write(turn, "text_kept", about(key, language))
    await end(turn, turn.text("texts_kept"), key, language)


async def _used(turn: StaffTurn, key: str, language: str) -> TextOverride:
    check(key, language)
    used = await chosen.current(turn.work.session, key, language, OverrideState.USED)
    if used is None:
        raise ClosedError("text")
    return used
