"""A clinic that may crash at any moment: its disk, its time, its people and what they send."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import event, select
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.chat.redaction import read_envelope
from bot.domain.ledger import Area, EpisodeState, PatientState
from bot.sandbox.play import next_due
from bot.sandbox.state.clock import VirtualClock
from bot.services.enrolment import invitations
from bot.services.enrolment.episodes import enroll
from bot.services.followup import planning
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage import chats
from bot.storage.migration import migrate
from bot.storage.tables.followups import Invitation
from bot.storage.vault import new_vault
from jobs import TIMETABLE, run_all, run_job
from tests.campaigns.life import ADMIN, Life, Outside
from tests.campaigns.phones import CrashError, FragileDatabase, Fuse, Phones
from tests.services.support.clockwork import MONDAY
from tests.services.support.texts import NamedTexts

GROUP: Final = -1001
FIRST_PATIENT: Final = 7001
# What is queued for within this time belongs to the moment.
_MOMENT: Final = timedelta(seconds=90)
_SECOND: Final = timedelta(seconds=1)
# One moment may bring one thing after another, but not for ever.
_MOST_IN_VAIN: Final = 12


class Premises:
    """The one database file of this test run, made anew from a template for each example.

    The engine is kept, since it remembers how each statement is compiled.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="campaign-"))
        atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        self.path = self._folder / "aftercare.db"
        self._template = self._folder / "template.db"
        self.database = FragileDatabase(f"sqlite+inline:///{self.path}", new_vault())
        event.listen(self.database.engine.sync_engine, "connect", _hurry)

    async def clear(self) -> None:
        """A database with its schema and nothing else."""
        self.database.fuse = Fuse()
        for name in self._folder.glob("aftercare.db*"):
            name.unlink()
        if not self._template.exists():
            await migrate(self.database.engine)
            await self.database.close()
            self.path.rename(self._template)
        shutil.copyfile(self._template, self.path)

    def replace_by_copy(self) -> None:
        """Go on with a backup; nobody writes meanwhile."""
        copy = self._folder / "copy.db"
        with closing(sqlite3.connect(self.path)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(new)
        for name in self._folder.glob("aftercare.db*"):
            name.unlink()
        copy.rename(self.path)


@cache
def premises() -> Premises:
    """The premises of this test run."""
    return Premises()


def _hurry(connection: DBAPIConnection, _record: object) -> None:
    # A crash here is one of the process, never of the power.
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


class Town:
    """The bot, which is started anew after each crash, and everyone who writes to it."""

    def __init__(self, life: type[Life]) -> None:
        self.clock = VirtualClock(MONDAY)
        self.database = premises().database
        self.phones = Phones(self.clock)
        self.texts = NamedTexts()
        self.group = GROUP
        self._make = life
        self._unacknowledged: list[dict[str, Any]] = []
        self._ids = 1000
        self.newest: tuple[dict[str, Any], ...] = ()
        self.newest_at = self.now

    @property
    def fuse(self) -> Fuse:
        """What makes the bot crash."""
        return self.database.fuse

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.clock.now()

    async def open(self) -> None:
        """A clinic with one admin and a group, and no patient."""
        await premises().clear()
        self.phones.fuse = self.fuse
        await self.start()
        await self.arrives(self.message(ADMIN, "/linkgroup", GROUP))

    async def close(self) -> None:
        """Go home."""
        self.fuse.left = None
        await self.life.runtime.settled()
        await self.database.close()

    async def start(self) -> None:
        """Start the bot on what the disk remembers."""
        outside = Outside(self.database, self.clock, self.phones, self.texts)
        self.life = self._make(outside)
        await self.life.start()
        # It looks before Telegram has told what people did meanwhile.
        await run_all(self.life.sweepers)

    async def crash(self) -> None:
        """The process is gone, with all that it had in memory; it is started anew."""
        await self.life.runtime.settled()
        await self.database.close()
        await self.start()

    async def restore(self) -> None:
        """The machine is replaced, and the bot is started on a copy of its database."""
        await self.life.runtime.settled()
        await self.database.close()
        premises().replace_by_copy()
        await self.start()

    async def survive(self, act: Callable[[], Awaitable[object]]) -> bool:
        """Do something; whether the bot lived through it. If not, it is started anew."""
        try:
            await act()
        except CrashError:
            while not await self.survive(self.crash):
                pass
            return False
        return True

    async def rest(self) -> None:
        """Until every update is handled and every message that may go has gone."""
        while not await self.survive(self._work):
            pass

    async def _work(self) -> None:
        if self._unacknowledged:
            envelopes = [read_envelope(raw) for raw in self._unacknowledged]
            rows = [(each.update_id, each.chat_id, each.body) for each in envelopes if each]
            await self.life.services.inbox.take(rows)
            self._unacknowledged.clear()
        self.life.hear()
        while await self.life.hands.work_off():
            await self.life.services.toasts.finish()
            await self._pump()
        await self._pump()

    async def _pump(self) -> None:
        """Send what may go, waiting out the seconds that Telegram's limits ask for."""
        deadline = self.now + _MOMENT
        while self.now <= deadline:
            claims = await self.life.delivery.claim(8)
            for claim in claims:
                await self.life.delivery.send(claim)
            if claims:
                continue
            async with self.database.reading() as session:
                next_at = await next_due.next_mail_at(session, self.now)
            if next_at is None or next_at > deadline:
                return
            self.clock.move_to(max(next_at, self.now + _SECOND))

    async def go_on(self, span: timedelta) -> None:
        """Let time pass, with everything that comes due on the way."""
        await self.go_to(self.now + span)

    async def go_to(self, when: datetime) -> None:
        """The same until a moment."""
        await self._do_all_due(when)
        self.clock.move_to(max(when, self.now))
        await self.survive(lambda: run_all(self.life.sweepers))
        await self.rest()

    async def _do_all_due(self, when: datetime) -> None:
        await self.rest()
        in_vain = 0
        # What waits out a second may take it past the time of something else.
        while (due := await self._next(max(when, self.now))) is not None:
            in_vain = in_vain + 1 if due[0] <= self.now else 0
            if in_vain > _MOST_IN_VAIN:
                raise AssertionError(f"due and never done: {sorted(due[1])}")
            await self._pass(due)

    async def _pass(self, due: tuple[datetime, set[str]]) -> None:
        await self.survive(lambda: self._tick(due))
        await self.rest()

    async def _next(self, when: datetime) -> tuple[datetime, set[str]] | None:
        """The next moment up to `when` at which something is due, and the jobs that do it."""
        async with self.database.reading() as session:
            times = await next_due.due_times(session, self.now)
        next_at = min((at for _, at in times), default=None)
        if next_at is None or next_at > when:
            return None
        moment = max(next_at, self.now)
        return moment, {name for name, at in times if at <= moment}

    async def _tick(self, due: tuple[datetime, set[str]]) -> None:
        moment, names = due
        self.clock.move_to(moment)
        for job in TIMETABLE:
            if job.name in names:
                await run_job(job, self.life.sweepers)

    def holds(self, update: dict[str, Any]) -> None:
        """Telegram keeps this for when the bot is back."""
        self.newest, self.newest_at = (update,), self.now
        self._unacknowledged.append(update)

    async def arrives(self, *updates: dict[str, Any]) -> None:
        """Telegram hands these to the bot at once; what they make due is done, then it rests."""
        self.newest, self.newest_at = updates, self.now
        self._unacknowledged.extend(updates)
        await self._do_all_due(self.now)

    def message(self, user: int, text: str, chat: int | None = None) -> dict[str, Any]:
        """What somebody writes."""
        body: dict[str, Any] = {**self._place(user, chat), "text": text}
        if text.startswith("/"):
            length = len(text.split()[0])
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self._update("message", body)

    def edits(self, user: int, text: str) -> dict[str, Any]:
        """What somebody makes of an old text of theirs."""
        body = {**self._place(user, None), "edit_date": int(self.now.timestamp()), "text": text}
        return self._update("edited_message", body)

    def press(self, user: int, message_id: int, data: str, chat: int | None = None) -> Any:
        """A button that somebody presses."""
        place = {**self._place(user, chat), "message_id": message_id}
        sender = place.pop("from")
        query = {"id": "1", "from": sender, "message": place, "chat_instance": "1", "data": data}
        return self._update("callback_query", query)

    def blocks(self, user: int, *, back: bool = False) -> dict[str, Any]:
        """Somebody blocks the bot, or comes back."""
        states = ["kicked", "member"] if back else ["member", "kicked"]
        old, new = ({"status": each, "user": _person(1), "until_date": 0} for each in states)
        place = self._place(user, None)
        change = {**place, "old_chat_member": old, "new_chat_member": new}
        return self._update("my_chat_member", change)

    def migrates(self) -> dict[str, Any]:
        """The group becomes a supergroup; its service message comes with the old id."""
        old, self.group = self.group, self.group - 1
        self.phones.moved[old] = self.group
        place = self._place(ADMIN, old)
        return self._update("message", {**place, "migrate_to_chat_id": self.group})

    def _place(self, user: int, chat: int | None) -> dict[str, Any]:
        chat_id = chat or user
        kind = "private" if chat_id > 0 else "supergroup"
        return {
            "message_id": 1,
            "date": int(self.now.timestamp()),
            "chat": {"id": chat_id, "type": kind},
            "from": _person(user),
        }

    def _update(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        self._ids += 1
        return {"update_id": self._ids, kind: body}

    async def enroll(self, user: int, baseline: int | None, area: Area) -> Case:
        """A patient who has joined already, in one step."""

        async def join(work: Work) -> Case:
            key = work.digest("chat", user)
            chat = await chats.ensure(work.session, key, user, work.now)
            when = work.now.isoformat()
            data = {"ref": f"R{user}", "year": 1950, "area": area, "when": when}
            case, _ = await enroll(work, {**data, "baseline": baseline})
            case.patient.chat_id, case.patient.language = chat.id, "en"
            case.patient.state, case.episode.state = PatientState.ACTIVE, EpisodeState.ACTIVE
            await work.session.flush()
            await planning.plan(work, await cases.of_episode(work, case.episode.id))
            await invitations.make(work, case)
            own = select(Invitation).where(Invitation.episode_id == case.episode.id)
            invitation = (await work.session.scalars(own)).one()
            invitation.spent_at, invitation.spent_by = work.now, chat.id
            return case

        return await self.life.runtime.transact(join)


def _person(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": user == 1, "first_name": "-", "language_code": "en"}
