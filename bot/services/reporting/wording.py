"""A report in words: screen, page and picture are made of the same, so that none differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import ceil, floor

from bot.documents.page import Section, Sheet
from bot.documents.summary import Bar, Day, Panel, Picture
from bot.domain.protocol import Offset
from bot.domain.relief import Outcome
from bot.domain.report import KNOWN, SMALLEST, Bounds, Relief, Report
from bot.services.kernel.transaction import Runtime
from bot.services.reporting.scope import Scope
from bot.texts import dates


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one report for one reader."""

    runtime: Runtime
    language: str
    scope: Scope
    report: Report

    def say(self, key: str, **values: object) -> str:
        """A text in the reader's language."""
        return self.runtime.texts.say(key, self.language, **values)

    @property
    def title(self) -> str:
        """Which month."""
        return self.say("report_title", period=self.scope.period(self.runtime, self.language))

    @property
    def subtitle(self) -> str:
        """Which area and which protocol."""
        return self.scope.words(self.runtime, self.language)

    def body(self) -> str:
        """The report as the text of a message."""
        parts = ["\n".join(self._lead())]
        for section in self._sections():
            columns = ", ".join(filter(None, section.head))
            heading = f"{section.heading}: {columns}" if columns else section.heading
            rows = [f"{head}: {', '.join(filter(None, rest))}" for head, *rest in section.rows]
            parts.append("\n".join([heading, *rows, *section.notes]))
        return "\n\n".join(parts)

    def sheet(self, now: datetime) -> Sheet:
        """The report as a page for printing."""
        made = dates.day_and_time(now.astimezone(self.runtime.clinic.zone), self.language)
        return Sheet(
            self.language,
            self.title,
            self.subtitle,
            tuple(self._lead()),
            tuple(self._sections()),
            self.say(
                "report_foot", clinic_name=self.runtime.clinic.name, when=made, least=SMALLEST
            ),
            self.alt(),
        )

    def alt(self) -> str:
        """The picture for who does not see it."""
        lines = [self.title, *self._lead()]
        if not self.report.is_hidden and not self.report.relief.is_hidden:
            lines.append(self._bounds())
        return " ".join(f"{line.rstrip('.')}." for line in lines)

    def picture(self) -> Picture | None:
        """The report as a picture; None when there is too little to show."""
        report = self.report
        if report.is_hidden:
            return None
        days = [
            Day(self._check_in(offset), relief.bounds, self._range(relief))
            for offset in report.offsets()
            if not (relief := report.check_ins[offset].relief).is_hidden
        ]
        panels = (
            Panel(self._heading("report_results")[0], tuple(self._result_bars())),
            Panel(self._heading("report_funnel")[0], tuple(self._funnel_bars())),
            Panel(self._heading("report_alerts")[0], tuple(self._alert_bars())),
        )
        return Picture(
            self.title,
            self.subtitle,
            self.say("report_relieved"),
            self.say("report_known"),
            self.say("report_if_all"),
            tuple(days),
            panels,
        )

    def _lead(self) -> list[str]:
        report = self.report
        if report.is_hidden:
            return [self.say("report_hidden", least=SMALLEST)]
        return [
            self.say(
                "report_people",
                enrolled=report.enrolled,
                awaited=report.awaited,
                unjoined=report.unjoined,
                followed=report.joined,
                running=report.running,
                decided=report.decided,
            )
        ]

    def _sections(self) -> Iterable[Section]:
        if self.report.is_hidden:
            return
        yield self._section("report_answered", self._answered())
        if self.report.relief.is_hidden:
            yield Section(self._heading("report_results")[0], notes=(self.say("report_too_few"),))
        else:
            yield self._results()
            yield self._first()
            yield self._section("report_areas", self._areas())
            funnel = ((bar.label, str(bar.count)) for bar in self._funnel_bars())
            yield self._section("report_funnel", funnel)
        if self.report.alerts:
            yield self._section("report_alerts", self._alerts(), self._taken())

    def _heading(self, key: str) -> tuple[str, tuple[str, ...]]:
        """A heading, and the names of the columns that follow it behind a colon."""
        heading, _, columns = self.say(key).partition(": ")
        return heading, ("", *columns.split(", ")) if columns else ()

    def _section(
        self, key: str, rows: Iterable[tuple[str, ...]], notes: tuple[str, ...] = ()
    ) -> Section:
        heading, head = self._heading(key)
        filled = tuple(rows)
        # A column without a name has a head too, or the lines of a table would not meet.
        width = max(map(len, filled), default=0)
        head = head + ("",) * (width - len(head)) if head else ()
        return Section(heading, head, filled, notes)

    def _answered(self) -> Iterable[tuple[str, ...]]:
        for offset in self.report.offsets():
            found = self.report.check_ins[offset]
            if found.ended < SMALLEST:
                yield self._check_in(offset), self.say("report_too_few"), "", ""
                continue
            phone = self._percent(found.by_phone, found.ended)
            yield (
                self._check_in(offset),
                self._percent(found.answered, found.ended),
                self.say("report_of", part=found.answered, whole=found.ended),
                self.say("report_by_phone", percent=phone) if found.by_phone else "",
            )

    def _results(self) -> Section:
        report, silent = self.report, self.report.silent
        rows = [
            (
                bar.label,
                str(bar.count),
                bar.note,
                "" if bar.is_unknown else self._percent(bar.count, report.known),
            )
            for bar in self._result_bars()
        ]
        notes = [self._bounds()]
        if report.relief.silent:
            notes.append(
                self.say(
                    "report_silent",
                    count=report.relief.silent,
                    lack=silent.lack,
                    relief=silent.relief,
                    never=silent.never,
                )
            )
        return self._section("report_results", rows, tuple(notes))

    def _first(self) -> Section:
        report = self.report
        rows: list[tuple[str, ...]] = []
        if not report.at_once.is_hidden:
            asked = self.say("report_of_asked", count=report.at_once.total)
            percent = self._percent(report.at_once.relieved, report.at_once.total)
            rows.append((self.say("report_at_once"), percent, asked))
        for offset in report.offsets():
            count = report.first[offset]
            percent = self._percent(count, report.decided)
            rows.append((self._check_in(offset), percent, str(count)))
        lost = self.say("report_lost", wore_off=report.wore_off, faded=report.faded)
        return self._section("report_first", rows, (lost,))

    def _areas(self) -> Iterable[tuple[str, ...]]:
        for area, relief in sorted(self.report.areas.items()):
            yield self.say(f"area_{area}"), str(relief.total), self._range(relief)

    def _result_bars(self) -> Iterable[Bar]:
        if self.report.relief.is_hidden:
            return
        for outcome in (*KNOWN, Outcome.UNKNOWN):
            count = self.report.outcomes[outcome]
            share = self._percent(count, self.report.decided)
            is_unknown = outcome is Outcome.UNKNOWN
            yield Bar(self.say(f"outcome_{outcome}"), count, share, is_unknown)

    def _funnel_bars(self) -> Iterable[Bar]:
        if self.report.relief.is_hidden:
            return
        funnel = self.report.funnel
        yield Bar(self.say("report_lacking"), funnel.lacking)
        yield Bar(self.say("report_told"), funnel.told)
        yield Bar(self.say("report_asked"), funnel.asked)
        yield Bar(self.say("report_booked"), funnel.booked)
        yield Bar(self.say("report_came"), funnel.came)

    def _alert_bars(self) -> Iterable[Bar]:
        for priority, load in sorted(self.report.alerts.items()):
            yield Bar(f"P{priority}", load.raised)

    def _alerts(self) -> Iterable[tuple[str, ...]]:
        for priority, load in sorted(self.report.alerts.items()):
            false = self.say("report_false", count=load.false_alarms) if load.false_alarms else ""
            per_hundred = str(round(100 * load.raised / self.report.enrolled))
            closed = self._percent(load.closed, load.raised)
            acted = self._percent(load.acted, load.raised)
            yield f"P{priority}", str(load.raised), per_hundred, closed, acted, false

    def _taken(self) -> tuple[str, ...]:
        first = self.report.alerts.get(1)
        if first is None or first.median_minutes is None:
            return ()
        median, slowest = round(first.median_minutes), round(max(first.minutes))
        return (self.say("report_taken", median=median, slowest=slowest),)

    def _bounds(self) -> str:
        low, high = _rounded(self.report.relief.bounds)
        return self.say(
            "report_bounds",
            low=self.say("report_percent", percent=low),
            high=self.say("report_percent", percent=high),
        )

    def _range(self, relief: Relief) -> str:
        if relief.is_hidden:
            return self.say("report_too_few")
        low, high = _rounded(relief.bounds)
        return self.say("report_range", low=low, high=high)

    def _percent(self, part: int, whole: int) -> str:
        return self.say("report_percent", percent=round(100 * part / whole)) if whole else "-"

    def _check_in(self, offset: Offset) -> str:
        return dates.checkin_name(offset.value, offset.unit.value, self.language)


def _rounded(bounds: Bounds) -> tuple[int, int]:
    """Outwards: a bound that was rounded inwards would not hold."""
    return floor(bounds.low), ceil(bounds.high)
