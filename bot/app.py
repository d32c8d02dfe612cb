"""The composition root: every part is made here, and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes

from bot.chat.commands import OFFERS
from bot.chat.context import AnyApplication, Context, Services, make_services
from bot.chat.direct import call_directly
from bot.chat.menus import patient_menus
from bot.chat.messenger import TelegramMessenger
from bot.chat.polling import POLL_FOR, Poll
from bot.chat.request import TelegramRequest
from bot.chat.routes import add_routes
from bot.chat.stray_webhook import find_webhook
from bot.chat.workers import Workers
from bot.domain.errors import StartError
from bot.domain.ledger import StaffRole
from bot.outside import Outside, make_outside
from bot.services.delivery.loop import Sender
from bot.services.delivery.sending import Delivery
from bot.services.incoming.rescue import Rescue
from bot.services.kernel.cases import Caller
from bot.services.kernel.clinic import Clinic
from bot.services.kernel.ports import Clock
from bot.services.kernel.traffic import MENUS
from bot.services.kernel.transaction import Runtime
from bot.services.operations.doctor import Doctor
from bot.services.operations.leadership import Leader, Leadership
from bot.services.operations.readiness import Role, Watch
from bot.services.patient.messages import OwedMessages
from bot.settings import Settings
from bot.storage.database import Database, is_damaged
from bot.texts.catalogue import load_texts
from bot.words import triage
from jobs import Sweepers, make_scheduler, run_all
from jobs.ticking import bring_forward, keep_ticking

log = structlog.get_logger(__name__)

_REFUSED: Final = "TELEGRAM_BOT_TOKEN: Telegram refuses it; it must be the token from @BotFather"
_DAMAGED: Final = (
    "DATABASE_URL: the database is damaged, so that nothing can be done with it: "
    "docs/operating.md says how to put a backup back"
)
# Seconds between tries to reach Telegram at start.
_MEET_AGAIN: Final = 5.0
# Seconds after the start within which Telegram tells what people did meanwhile, or is away.
_HEARS_WITHIN: Final = 60.0


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class App:
    """The whole bot, wired and not yet started."""

    runtime: Runtime
    application: AnyApplication
    services: Services
    sweepers: Sweepers
    delivery: Delivery
    sender: Sender
    workers: Workers
    poll: Poll
    leader: Leader
    doctor: Doctor
    rescue: Rescue
    watch: Watch
    outside: Outside
    admin_ids: frozenset[int]
    has_looked: bool = field(default=False, init=False)
    """Whether the jobs ran once since the start, and the menus were set."""
    ready: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    """Set once nothing more is made ready for those who write."""

    @asynccontextmanager
    async def running(self) -> AsyncIterator[App]:
        """Start every part and stop it at the end; raises what ends a part early."""
        receive = self.outside.webhook or self.poll
        loops = [self.leader.keep, self.sender.run, self.workers.run, receive.run]
        loops += [self.rescue.keep_learning, self._look]
        if self.outside.ping is not None:
            loops.append(self.outside.ping.run)
        async with (
            self.outside.serving(self.watch),
            self._opened(),
            asyncio.TaskGroup() as parts,
        ):
            tasks = [parts.create_task(loop()) for loop in loops]
            scheduler = make_scheduler(self.sweepers)
            scheduler.start()
            # The scheduler reads the real clock, also where the bot lives by another.
            real, sweepers = SystemClock(), self.sweepers
            notice, until_due = sweepers.heartbeat.notice_gap, sweepers.check_ins.outlook.until_due
            tasks.append(parts.create_task(keep_ticking(scheduler, real, notice)))
            tasks.append(parts.create_task(bring_forward(scheduler, "check_ins", until_due, real)))
            try:
                yield self
            finally:
                scheduler.shutdown(wait=False)
                for task in tasks:
                    task.cancel()

    async def _look(self) -> None:
        """Run every job once: a bot that kept dying young would never come to its first tick.

        What people did meanwhile comes first, for as long as Telegram can be expected to tell.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(_HEARS_WITHIN):
                await self.runtime.listening.has_heard.wait()
        await run_all(self.sweepers)
        # The menus of the last start are still there if this is not their moment.
        menus = patient_menus(self.application.bot, self.runtime)
        await call_directly(self.runtime, MENUS, *menus)
        self.has_looked = True
        # Off the loop and once all are served; until then words are read as well, but slower.
        await asyncio.to_thread(triage.get_ready)
        self.ready.set()
        await self.sweepers.heartbeat.look_for_damage()

    async def reach_telegram(self) -> None:
        """Ask the Bot API once who this bot is; raises `StartError` when it does not say so."""
        try:
            # PTB's application leaves the connections open when it cannot be initialized.
            async with self.application.bot:
                self.runtime.bot_username = self.application.bot.username
        except InvalidToken:
            raise StartError(_REFUSED) from None
        except TelegramError as error:
            # Its text may hold the token.
            raise StartError(
                f"TELEGRAM_API_URL: the Bot API does not answer ({type(error).__name__})"
            ) from None

    async def find_webhook(self) -> str | None:
        """The host that gets the updates in this bot's stead, None when there is none.

        Raises `StartError` when the Bot API does not say.
        """
        try:
            async with self.application.bot:
                return await find_webhook(self.application.bot)
        except TelegramError as error:
            raise StartError(f"the Bot API does not say ({type(error).__name__})") from None

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[None]:
        await self._meet_telegram()
        try:
            self.watch.role = Role.STANDBY
            await self._wait_for_turn()
            try:
                await self._prepare()
                self.watch.role = Role.LEADER
                yield
            finally:
                self.watch.role = Role.STOPPING
                await self.runtime.settled()
                await self.leader.let_go()
                # For what changes nothing, whoever leads next need not wait.
                for asides in (self.services.toasts, self.services.menus):
                    await asides.finish()
                await self.services.workshop.close()
                # Giving back the lease may have been given up, but not its transaction.
                await self.runtime.settled()
        finally:
            await self.application.shutdown()

    async def _wait_for_turn(self) -> None:
        try:
            await self.leader.wait_for_turn()
        except Exception as error:
            if is_damaged(error):
                raise StartError(_DAMAGED) from None
            raise

    async def _meet_telegram(self) -> None:
        """Learn the bot's own name; waits while the network is away, refuses a refused token."""
        failures = 0
        while True:
            try:
                await self.application.initialize()
            except InvalidToken:
                await self.application.bot.shutdown()
                raise StartError(_REFUSED) from None
            except TelegramError as error:
                await self.application.bot.shutdown()
                log.warning("Telegram cannot be reached", error=type(error).__name__)
                failures += 1
                await asyncio.sleep(_MEET_AGAIN)
            else:
                if failures:
                    log.warning("Telegram is reached", failures=failures)
                self.runtime.bot_username = self.application.bot.username
                return

    async def _prepare(self) -> None:
        # Before the first poll: after a quiet week Telegram begins anew at any number, and an old
        # row must not pass for the same update. The rest of the purge may take longer than the
        # lease, which nobody renews yet.
        steps = (
            self.sweepers.heartbeat.prepare,
            self.sweepers.heartbeat.learn,
            partial(self.services.team.welcome_admins, self.admin_ids),
            self._tell_of_others,
            self.delivery.recover,
            self.sweepers.retention.forget_updates,
        )
        for step in steps:
            try:
                await step()
            except Exception as error:
                # A bot that ended here would answer no warning sign.
                if not is_damaged(error):
                    raise
                log.exception("the database is damaged: put a backup back")

    async def _tell_of_others(self) -> None:
        """Who is a nurse or was removed stays so; an operator who means otherwise must hear it."""
        menus = [await self.services.team.menu_of(Caller(each, each)) for each in self.admin_ids]
        others = sum(menu is None or menu[0] is not StaffRole.ADMIN for menu in menus)
        if others:
            log.warning("some of ADMIN_IDS are no admins: use aftercare admin-link", count=others)


def build(
    settings: Settings, database: Database, clock: Clock, *, poll_for: int = POLL_FOR
) -> App:
    """Wire the bot; opens, starts and schedules nothing."""
    runtime = Runtime(database, clock, load_texts(), make_clinic(settings), offers=OFFERS)
    application = _application(settings, TelegramRequest(note_time=runtime.note_answer))
    services = make_services(runtime)
    application.bot_data["services"] = services
    add_routes(application)
    bot: Bot = application.bot
    runtime.agreement.ask = partial(_ask_time, bot)
    messenger = TelegramMessenger(bot)
    runtime.dispatch = delivery = Delivery(runtime, messenger, OwedMessages())
    services.inbox.rescue = rescue = Rescue(runtime, messenger, settings.admin_ids)
    watch = Watch(runtime)
    outside = make_outside(settings, bot, services.inbox, watch)
    return App(
        runtime=runtime,
        application=application,
        services=services,
        sweepers=Sweepers.of(runtime, services.alert_actions, services.reports),
        delivery=delivery,
        sender=Sender(delivery),
        workers=Workers(application, services.inbox),
        poll=Poll(bot, services.inbox, poll_for),
        leader=Leader(Leadership(runtime)),
        doctor=Doctor(runtime),
        rescue=rescue,
        watch=watch,
        outside=outside,
        admin_ids=settings.admin_ids,
    )


async def _ask_time(bot: Bot) -> None:
    """Make a call, whose answer bears the time."""
    try:
        await bot.get_me()
    except TelegramError as error:
        # Its text may hold the token.
        raise ConnectionError(type(error).__name__) from None


def _application(settings: Settings, request: TelegramRequest) -> AnyApplication:
    builder: Any = ApplicationBuilder()
    return (  # type: ignore[no-any-return]
        builder.token(settings.telegram_bot_token or "")
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(request)
        .get_updates_request(request)
        .context_types(ContextTypes(context=Context))
        .updater(None)
        .job_queue(None)
        .build()
    )


def make_clinic(settings: Settings) -> Clinic:
    """The clinic's facts as the use cases want them."""
    return Clinic(
        name=settings.clinic_name,
        phone=settings.clinic_phone,
        zone=ZoneInfo(settings.clinic_time_zone),
        hours=settings.clinic_hours,
        holidays=settings.clinic_holidays,
        emergency_number=settings.emergency_number,
        crisis_lines=settings.crisis_lines,
        privacy_url=settings.privacy_url,
        keep_days=settings.keep_days,
        delete_days=settings.delete_days,
        record_only=settings.record_only,
    )
