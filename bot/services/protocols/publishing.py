"""Publishing a draft: what it changes in words, who keeps what they have, whose sends move."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import guard_rails
from bot.domain import protocol as protocols_rules
from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError
from bot.domain.ledger import PLAYS, StaffRole
from bot.domain.overrides import may_decide
from bot.domain.protocol import Protocol, from_data
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import (
    carrying,
    draft_screens,
    drafts,
    follow_ups,
    screens,
    wording,
)
from bot.services.protocols.follow_ups import Change
from bot.services.protocols.screens import press
from bot.services.staff import audit
from bot.storage import chats, protocols, staff
from bot.storage.tables.followups import FIRST_PROTOCOL, ProtocolDraft

# For whom a version is published: for those to come, or also for those who are followed already.
NEW, ALSO, SURE = "new", "also", "sure"


async def show(turn: StaffTurn, protocol_id: int) -> None:
    """What publishing would change, and for whom."""
    draft = await _current(turn, protocol_id)
    if draft is None:
        return
    new, row = from_data(draft.body), await screens.protocol_of(turn, protocol_id)
    versions = await protocols.history(turn.work.session, protocol_id)
    if not versions:
        text = turn.text("schedule_publish_first", name=row.name)
        await _offer(turn, protocol_id, _warned(turn, new, text), leaving_out={ALSO})
        return
    lines = wording.changes(turn, from_data(versions[0].body), new)
    counts = await screens.patients_on(turn)
    pinned = {each.number: counts.get(each.number, 0) for each in versions}
    text = turn.text(
        "schedule_publish",
        name=row.name,
        version=versions[0].number,
        changes="\n".join(lines) or turn.text("schedule_same"),
        pinned=_pinned(turn, pinned),
    )
    gone = set() if any(pinned.values()) else {ALSO}
    await _offer(turn, protocol_id, _warned(turn, new, text), leaving_out=gone)


def _pinned(turn: StaffTurn, counts: dict[int, int]) -> str:
    """Who keeps which version."""
    lines = [
        turn.text("schedule_pinned", version=number, count=count)
        for number, count in counts.items()
        if count
    ]
    return "\n".join(lines) or turn.text("schedule_pinned_none")


def _warned(turn: StaffTurn, new: Protocol, text: str) -> str:
    return f"{text}\n\n{turn.text('schedule_early')}" if new.is_early else text


async def _offer(turn: StaffTurn, protocol_id: int, text: str, *, leaving_out: set[str]) -> None:
    """The buttons: for whom it is published, or back to the draft."""
    labels = dict(turn.work.texts.buttons("schedule_publish", turn.language))
    rows = []
    if NEW not in leaving_out:
        rows.append([press(labels[NEW], "go", protocol_id, NEW)])
    if ALSO not in leaving_out:
        rows.append([press(labels[ALSO], ALSO, protocol_id)])
    rows.append([press(labels["edit"], "edit", protocol_id)])
    await turn.show((text, rows))


async def _current(turn: StaffTurn, protocol_id: int) -> ProtocolDraft | None:
    """This admin's draft, unless another version came into use since it was begun."""
    await protocols.lock(turn.work.session)
    draft = await drafts.mine(turn, protocol_id)
    if draft is None:
        return None
    versions = await protocols.history(turn.work.session, protocol_id)
    if not versions or versions[0].number == draft.based_on:
        return draft
    newest = versions[0]
    text = turn.text(
        "schedule_overtaken",
        version=newest.number,
        who=await screens.who(turn, newest.created_by),
        when=turn.short_moment(newest.created_at),
    )
    await turn.show((text, screens.labelled(turn, "schedule_overtaken", protocol_id)))
    return None


async def rebase(turn: StaffTurn, protocol_id: int) -> None:
    """Keep an overtaken draft, compared with what is in use now."""
    draft = await drafts.mine(turn, protocol_id)
    if draft is None:
        return
    versions = await protocols.history(turn.work.session, protocol_id)
    draft.based_on, draft.shown = versions[0].number if versions else None, None
    await draft_screens.show(turn, draft)


async def show_also(turn: StaffTurn, protocol_id: int) -> None:
    """Which sends of current patients would move, come anew or fall away."""
    draft = await _current(turn, protocol_id)
    if draft is None:
        return
    labels = dict(turn.work.texts.buttons("schedule_also", turn.language))
    back = press(labels["publish"], "publish", protocol_id)
    count = await _count(turn, protocol_id)
    if count > follow_ups.MOST:
        text = turn.text("schedule_also_many", count=count, most=follow_ups.MOST)
        await turn.show((text, [[back]]))
        return
    found = await follow_ups.changes(turn.work, protocol_id, from_data(draft.body))
    await _show_found(turn, draft, found)


async def _show_found(
    turn: StaffTurn, draft: ProtocolDraft, found: Sequence[Change], *first: str
) -> None:
    """What becomes of them, to be said yes to; `first`: why it is shown once more."""
    labels = dict(turn.work.texts.buttons("schedule_also", turn.language))
    draft.shown = follow_ups.shown(found)
    go = press(labels["go"], "go", draft.protocol_id, ALSO)
    back = press(labels["publish"], "publish", draft.protocol_id)
    text = "\n\n".join([*first, follow_ups.told(turn, found)])
    await turn.show((text, [[go], [back]]))


async def _count(turn: StaffTurn, protocol_id: int) -> int:
    """How many follow-ups go on by any version of this protocol."""
    counts = await screens.patients_on(turn)
    versions = await protocols.history(turn.work.session, protocol_id)
    return sum(counts.get(each.number, 0) for each in versions)


async def publish(turn: StaffTurn, protocol_id: int, whom: str, is_sure: bool) -> None:
    """Make the draft the version that new patients get; `whom`: see above.

    One whose last check-in comes early asks once more, and so does one that would not do what was
    shown to current patients. Raises `ClosedError` for what nobody saw.
    """
    draft = await _current(turn, protocol_id)
    if draft is not None and not await _waits_for_another(turn, draft):
        await _publish(turn, draft, whom, is_sure)


async def _publish(turn: StaffTurn, draft: ProtocolDraft, whom: str, is_sure: bool) -> None:
    protocol_id, new = draft.protocol_id, from_data(draft.body)
    guard_rails.check(new)
    if whom not in {NEW, ALSO} or (whom == ALSO and draft.shown is None):
        raise ClosedError("publishing")
    if new.is_early and not is_sure:
        await _ask_again(turn, protocol_id, whom)
        return
    work = turn.work
    found = await follow_ups.changes(work, protocol_id, new) if whom == ALSO else None
    if found is not None and follow_ups.shown(found) != draft.shown:
        await _show_found(turn, draft, found, turn.text("schedule_moved_on"))
        return
    number = await protocols.add(work.session, new, work.now, turn.member.id, of=protocol_id)
    await work.session.delete(draft)
    await work.session.flush()
    await audit.write(turn, "schedule", str(number))
    if protocol_id == FIRST_PROTOCOL:
        await protocols.pass_over(work.session, protocols_rules.DEFAULT)
    text = turn.text("schedule_saved", version=number)
    if found is not None:
        text = f"{text}\n{await _carry(turn, protocol_id, number, new, found)}"
    await turn.show((text, screens.labelled(turn, "schedule_saved", protocol_id)))


async def _waits_for_another(turn: StaffTurn, draft: ProtocolDraft) -> bool:
    """Whether it names a treatment that only this admin has read: no text of it is used so."""
    work, sixth = turn.work, from_data(draft.body).sixth
    used = (each.sixth for each in (await protocols.every(work.session)).values())
    author = draft.body.get(drafts.WRITTEN_BY, turn.member.id)
    if not sixth or may_decide(author, turn.member.id) or sixth in used:
        return False
    row = await screens.protocol_of(turn, draft.protocol_id)
    others = [
        each
        for each in await staff.present(work.session)
        if StaffRole.ADMIN in PLAYS[each.role] and each.id != turn.member.id
    ]
    for each in others:
        text = work.text(
            "schedule_second_asked", each.language, who=turn.member.label, name=row.name
        )
        chat = await chats.by_id(work.session, each.chat_id)
        await queue(work, chat, Draft(MessageKind.REPLY, text))
    text = turn.text("schedule_second" if others else "schedule_second_nobody")
    labels = dict(work.texts.buttons("schedule_early", turn.language))
    await turn.show((text, [[press(labels["edit"], "edit", draft.protocol_id)]]))
    return True


async def _carry(
    turn: StaffTurn, protocol_id: int, number: int, new: Protocol, found: Sequence[Change]
) -> str:
    """Let current patients go on by it, and write down if any do; what to say of it."""
    count = await carrying.carry_out(turn, protocol_id, number, new, found)
    if count:
        await audit.write(turn, "schedule_current", str(number))
    return turn.text("schedule_carried", count=count)


async def _ask_again(turn: StaffTurn, protocol_id: int, whom: str) -> None:
    """Why the last check-in should come later; a second confirmation."""
    labels = dict(turn.work.texts.buttons("schedule_early", turn.language))
    rows = [
        [press(labels["go"], "go", protocol_id, whom, SURE)],
        [press(labels["edit"], "edit", protocol_id)],
    ]
    await turn.show((turn.text("schedule_early"), rows))


async def again(turn: StaffTurn, protocol_id: int, number: int) -> None:
    """Go back: an old version becomes a draft, to be published like any other."""
    old = await screens.published(turn, protocol_id, number)
    if await drafts.begin_anew(turn, protocol_id, from_data(old.body)):
        await show(turn, protocol_id)
