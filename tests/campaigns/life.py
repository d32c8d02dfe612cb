"""One life of the bot without a network: its parts wired as in the real one, up to its crash."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any, Final

from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

from bot.chat.commands import OFFERS
from bot.chat.context import AnyApplication, Context, Services, make_services
from bot.chat.routes import add_routes
from bot.chat.workers import Workers
from bot.sandbox.sandbox import TOKEN
from bot.sandbox.state.clock import VirtualClock
from bot.services.delivery.sending import Delivery
from bot.services.kernel.ports import Claim
from bot.services.kernel.transaction import Runtime
from bot.services.patient.messages import OwedMessages
from bot.storage.database import Database
from jobs import Sweepers
from tests.campaigns.phones import Phones
from tests.services.support.at_once import WORKSHOP
from tests.services.support.bench import make_clinic
from tests.services.support.texts import NamedTexts

ADMIN: Final = 50
BOT_NAME: Final = "aftercare_bot"
_ME: Final = {"id": 1, "is_bot": True, "first_name": "-", "username": BOT_NAME}
# More updates than any step brings: one that comes back for ever is never done.
_MOST_UPDATES: Final = 40
# Seconds for which a poll vouches, longer than any test runs: time is the town's here.
_PATIENCE: Final = 1e6


class Unplugged(BaseRequest):
    """Answers PTB's own calls at once: toasts and menus are seen by nobody."""

    @property
    def read_timeout(self) -> float | None:
        """No time-out."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(self, url: str, *_: Any, **__: Any) -> tuple[int, bytes]:
        """Telegram's good answer."""
        result = _ME if url.endswith("/getMe") else True
        return 200, json.dumps({"ok": True, "result": result}).encode()


class Hands(Workers):
    """The inbox workers, which return once the inbox is empty instead of waiting for more."""

    async def work_off(self) -> int:
        """Handle what waits, each update in a context of its own; how many."""
        for handled in range(_MOST_UPDATES):
            waiting = await self._inbox.next(set())
            if waiting is None:
                return handled
            await asyncio.create_task(self._handle(waiting))
        raise AssertionError("an update is handled again and again")


class WatchedDelivery(Delivery):
    """Tells the phones which row of the outbox a call is about."""

    async def send(self, claim: Claim) -> None:
        """Send as ever."""
        assert isinstance(self._messenger, Phones)
        self._messenger.row_id = claim.row_id
        await super().send(claim)


@dataclass(frozen=True, slots=True)
class Outside:
    """What outlives a crash: the disk, the time, the phones and the words."""

    database: Database
    clock: VirtualClock
    phones: Phones
    texts: NamedTexts


class Life:
    """The bot from one start to the next crash; a subclass switches a guard off."""

    def __init__(self, outside: Outside) -> None:
        self.outside = outside
        self.runtime = self.make_runtime()
        self.services = self.make_services()
        self.runtime.dispatch = self.delivery = self.make_delivery()
        self.application = _application(self.services)
        self.hands = self.make_hands()
        services = self.services
        self.sweepers = Sweepers.of(self.runtime, services.alert_actions, services.reports)

    def make_runtime(self) -> Runtime:
        """The runtime."""
        outside = self.outside
        clinic = make_clinic()
        return Runtime(
            outside.database, outside.clock, outside.texts, clinic, BOT_NAME, offers=OFFERS
        )

    def make_services(self) -> Services:
        """The use cases."""
        return make_services(self.runtime, WORKSHOP)

    def make_delivery(self) -> Delivery:
        """The sender's hands."""
        return WatchedDelivery(self.runtime, self.outside.phones, OwedMessages())

    def make_hands(self) -> Hands:
        """The inbox workers."""
        return Hands(self.application, self.services.inbox)

    def hear(self) -> None:
        """A poll has brought all that Telegram had, and it is stored."""
        listening = self.runtime.listening
        listening.ask(_PATIENCE)
        listening.heard(listening.answered())

    async def start(self) -> None:
        """Do what the real one does before it polls."""
        self.runtime.listening.begin()
        await self.application.initialize()
        await self.sweepers.heartbeat.prepare()
        await self.services.team.welcome_admins(frozenset({ADMIN}))
        await self.delivery.recover()


def _application(services: Services) -> AnyApplication:
    builder: Any = ApplicationBuilder()
    application: AnyApplication = (
        builder.token(TOKEN)
        .request(Unplugged())
        .get_updates_request(Unplugged())
        .context_types(ContextTypes(context=Context))
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.bot_data["services"] = services
    add_routes(application)
    return application
