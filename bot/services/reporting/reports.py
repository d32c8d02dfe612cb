"""/report and /export: what many follow-ups come to, on the screen and as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from bot.documents import worker
from bot.domain.errors import NotFoundError
from bot.domain.ledger import READERS
from bot.domain.report import SMALLEST
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Runtime, Work, transaction
from bot.services.messaging.keyboards import Keyboard, Verb, button, in_rows
from bot.services.messaging.messages import Attachment
from bot.services.reporting import figures, monthly, scope
from bot.services.reporting.scope import Scope
from bot.services.reporting.wording import Wording
from bot.services.staff import access, audit, files
from bot.services.staff.files import Made, Make, RefusedError, send_files
from bot.services.staff.workshop import Workshop
from bot.storage import figures as stored
from bot.words.months import read_period

# What a screen is about; the same stands in its buttons.
REPORT: Final = "report"
EXPORT: Final = "export"
_Write: TypeAlias = Callable[[Sequence[bytes], ZoneInfo], str]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file: how it is written, how its name ends, how many follow-ups it takes.

    More go into a second one: so many are about a megabyte as a message holds them.
    """

    write: _Write
    ending: str
    most: int


_FILES: Final = {
    "csv": _Kind(worker.csv_file, "csv", 9_000),
    "xlsx": _Kind(worker.xlsx_file, "xlsx", 2_400),
    "fhir": _Kind(worker.fhir_file, "fhir.json", 1_500),
}
_PICTURES: Final = ("picture", "print")
_MONTHLY: Final = frozenset({"monthly", "no_monthly"})
_WIDTH: Final = 3
# Telegram takes so many letters in a message.
_MOST_TEXT: Final = 4_096


class Reports:
    """What staff learn of many follow-ups: read first, then sent in one transaction."""

    def __init__(self, runtime: Runtime, workshop: Workshop) -> None:
        self.runtime = runtime
        self._workshop = workshop

    async def begin(self, caller: Caller, view: str, typed: str = "") -> None:
        """/report or /export: of the newest month of which most is known, or of what was typed."""
        language = await access.admit(self.runtime, caller, READERS)
        if not typed.strip():
            await self._show(caller, language, view, await self._usual() or Scope())
            return
        today = self.runtime.clock.now().astimezone(self.runtime.clinic.zone).date()
        period = read_period(typed, today)
        if period is None:
            await self._explain(caller, view)
        else:
            await self._show(caller, language, view, Scope(period.month, months=period.months))

    @transaction
    async def _explain(self, work: Work, caller: Caller, view: str) -> None:
        turn = await access.turn_of(work, caller, READERS)
        await turn.say("report_usage", command=f"/{view}")

    async def draw(self, language: str) -> tuple[str, Keyboard] | None:
        """The report of that month as /report shows it; None before the first injection."""
        wanted = await self._usual()
        if wanted is None:
            return None
        text = await self._report_text(wanted, language)
        return text, await self._keyboard(REPORT, wanted, language)

    async def _usual(self) -> Scope | None:
        months = await figures.span(self.runtime)
        if months is None:
            return None
        now = self.runtime.clock.now()
        return Scope(scope.usual_month(now, *months, self.runtime.clinic))

    async def press(self, caller: Caller, parts: Sequence[str], message_id: int | None) -> None:
        """A button below a report or an export: another scope, or a file of this one.

        Raises `NotFoundError` and `ValueError` for what no button of ours carries.
        """
        action, *which = parts
        # Buttons of before did not name a clinician.
        if len(which) not in {len(Scope().parts), len(Scope().parts) - 1}:
            raise ValueError("not the data of a button")
        wanted = await self._named(Scope.read(*which))
        if action in {REPORT, EXPORT}:
            language = await access.admit(self.runtime, caller, READERS)
            await self._show(caller, language, action, wanted, message_id)
        elif action in _MONTHLY:
            language = await access.admit(self.runtime, caller, READERS)
            await self._show(caller, language, REPORT, wanted, message_id, change=action)
        elif action in _FILES:
            await self._send(caller, partial(self._table, action, wanted))
        elif action in _PICTURES:
            make = self._picture if action == "picture" else self._page
            await self._send(caller, partial(make, wanted))
        else:
            raise NotFoundError("action")

    async def _named(self, wanted: Scope) -> Scope:
        """The same with the name of its protocol, if it is about one version."""
        if wanted.version is None:
            return wanted
        names = await figures.versions(self.runtime)
        return replace(wanted, protocol=names.get(wanted.version, ""))

    async def _show(
        self,
        caller: Caller,
        language: str,
        view: str,
        wanted: Scope,
        message_id: int | None = None,
        change: str | None = None,
    ) -> None:
        if view == REPORT:
            text = await self._report_text(wanted, language)
        else:
            text = await self._export_text(wanted, language)
        keyboard = await self._keyboard(view, wanted, language)
        await self._answer(caller, view, wanted, (text, keyboard), message_id, change)

    async def _wording(self, wanted: Scope, language: str) -> Wording:
        report = await figures.report_of(self.runtime, wanted.wanted(self.runtime.clinic))
        return Wording(self.runtime, language, wanted, report)

    async def _report_text(self, wanted: Scope, language: str) -> str:
        wording = await self._wording(wanted, language)
        text = wording.say(
            "report", title=wording.title, scope=wording.subtitle, body=wording.body()
        )
        # Of very many different check-ins the page has the rest.
        return text if len(text) <= _MOST_TEXT else f"{text[: _MOST_TEXT - 1]}…"

    async def _export_text(self, wanted: Scope, language: str) -> str:
        async with self.runtime.database.reading() as session:
            count = await stored.count(session, wanted.wanted(self.runtime.clinic))
        say, period = self.runtime.texts.say, wanted.period(self.runtime, language)
        title = say("report_export_title", language, period=period)
        words = wanted.words(self.runtime, language)
        return say("report_export", language, title=title, scope=words, count=count)

    async def _keyboard(self, view: str, wanted: Scope, language: str) -> Keyboard:
        """Files over months over what else can be chosen."""
        labels = dict(self.runtime.texts.buttons("report", language))
        turns = await self._turns(wanted)
        files = [button(labels[name], Verb.REPORT, name, *wanted.parts) for name in _FILES]
        pictures = [button(labels[name], Verb.REPORT, name, *wanted.parts) for name in _PICTURES]
        others = [
            button(labels[name], Verb.REPORT, view, *other.parts) for name, other in turns.items()
        ]
        return [*([pictures] if view == REPORT else []), files, *in_rows(others, _WIDTH)]

    async def _turns(self, wanted: Scope) -> dict[str, Scope]:
        """Where the buttons lead from here, by their names."""
        months = await figures.span(self.runtime)
        published = await figures.versions(self.runtime)
        turns = {}
        if wanted.month is not None and wanted.months == 1 and months is not None:
            if wanted.month > months[0]:
                turns["previous"] = replace(wanted, month=scope.before(wanted.month))
            if wanted.month < months[1]:
                turns["next"] = replace(wanted, month=scope.after(wanted.month))
            turns["all"] = replace(wanted, month=None)
        elif months is not None:
            usual = scope.usual_month(self.runtime.clock.now(), *months, self.runtime.clinic)
            if wanted.month is not None:
                turns["all"] = replace(wanted, month=None, months=1)
            turns["month"] = replace(wanted, month=usual, months=1)
        turns["area"] = wanted.with_next_area()
        if len(published) > 1:
            turns["version"] = wanted.with_next_version(published)
        if codes := await figures.clinicians(self.runtime):
            turns["clinician"] = wanted.with_next_clinician(codes)
        return turns

    @transaction
    async def _answer(
        self,
        work: Work,
        caller: Caller,
        view: str,
        wanted: Scope,
        screen: tuple[str, Keyboard],
        message_id: int | None,
        change: str | None,
    ) -> None:
        turn = await access.turn_of(work, caller, READERS, onto=message_id)
        text, keyboard = screen
        if change is not None:
            monthly.change(turn, change)
        if view == REPORT:
            await audit.write(turn, "report", wanted.name)
            keyboard = [*keyboard, *monthly.choice(turn, wanted)]
        await turn.show_screen((text, keyboard))

    async def _send(self, caller: Caller, make: Make) -> None:
        await send_files(self.runtime, caller, make, READERS)

    async def _table(self, kind: str, wanted: Scope, language: str) -> Made:
        slices, count = await figures.pickled(self.runtime, wanted.wanted(self.runtime.clinic))
        parts = await self._parts(_FILES[kind], slices)
        say, period = self.runtime.texts.say, wanted.period(self.runtime, language)
        title = say("report_export_title", language, period=period)
        words = wanted.words(self.runtime, language)
        caption = say("report_file_ready", language, title=title, scope=words, count=count)
        made = []
        for number, packed in enumerate(parts, 1):
            part = f"-{number}-of-{len(parts)}" if len(parts) > 1 else ""
            name = f"aftercare-{wanted.name}{part}.{_FILES[kind].ending}"
            made.append((Attachment(name, packed), caption))
        if kind == "csv":
            meanings = await self._workshop.make(worker.dictionary_file)
            meant = say("report_dictionary", language)
            made.append((Attachment("aftercare-columns.csv", meanings), meant))
        return Made(tuple(made), f"export_{kind}", wanted.name)

    async def _parts(self, kind: _Kind, slices: Sequence[bytes]) -> list[str]:
        """The files, packed; one where there is nothing, which says so."""
        most, zone = kind.most // figures.SLICE, self.runtime.clinic.zone
        parts, room = [], files.MOST_LETTERS
        for start in range(0, max(len(slices), 1), most):
            parts.append(await self._workshop.make(kind.write, slices[start : start + most], zone))
            room -= len(parts[-1])
            if room < 0:
                raise RefusedError("report_file_large")
        return parts

    async def _picture(self, wanted: Scope, language: str) -> Made:
        wording = await self._wording(wanted, language)
        picture = wording.picture()
        if picture is None:
            raise RefusedError("report_hidden", least=SMALLEST)
        packed = await self._workshop.make(worker.report_picture, picture)
        file = Attachment(f"aftercare-{wanted.name}.png", packed, is_picture=True)
        return Made(((file, wording.alt()),), "report", wanted.name)

    async def _page(self, wanted: Scope, language: str) -> Made:
        wording = await self._wording(wanted, language)
        sheet = wording.sheet(self.runtime.clock.now())
        packed = await self._workshop.make(worker.report_page, sheet, wording.picture())
        file = Attachment(f"aftercare-{wanted.name}.html", packed)
        return Made(((file, wording.title),), "report", wanted.name)
