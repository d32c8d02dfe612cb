"""The picture of one patient's course, with its words below for who does not see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.documents import worker
from bot.documents.chart import CourseWords
from bot.domain.errors import NotFoundError
from bot.domain.figures import FollowUp, MarkKind, Point, course_of
from bot.domain.ledger import CheckInState
from bot.domain.protocol import Unit
from bot.domain.relief import Level
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Runtime
from bot.services.messaging.messages import Attachment
from bot.services.staff.files import Made, send_files
from bot.services.staff.workshop import Workshop
from bot.storage import figures
from bot.storage.tables.followups import Episode
from bot.storage.tables.people import Patient
from bot.texts import dates


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is drawn, and whose it is."""

    runtime: Runtime
    language: str
    patient: Patient
    follow_up: FollowUp

    def say(self, key: str, **values: object) -> str:
        return self.runtime.texts.say(key, self.language, **values)


class Charts:
    """Charts of patients, one at a time."""

    def __init__(self, runtime: Runtime, workshop: Workshop) -> None:
        self.runtime = runtime
        self._workshop = workshop

    async def send(self, caller: Caller, episode_id: str) -> None:
        """Send the picture of a follow-up to who asked; the look is in the audit log.

        Raises `NotFoundError`, and `NotAllowedError` for who is not staff.
        """

        async def make(language: str) -> Made:
            shown = await self._read(episode_id, language)
            course = course_of(shown.follow_up)
            packed = await self._workshop.make(
                worker.course_picture, course, _words(shown, course.points)
            )
            file = Attachment("chart.png", packed, is_picture=True)
            return Made(((file, _caption(shown, course.points)),), "view_chart", shown.patient.id)

        await send_files(self.runtime, caller, make)

    async def _read(self, episode_id: str, language: str) -> _Shown:
        database = self.runtime.database
        async with database.reading() as session:
            episode = await session.get(Episode, episode_id)
            follow_up = await figures.of_episode(session, database.vault, episode_id)
            if episode is None or follow_up is None:
                raise NotFoundError("episode")
            patient = await session.get_one(Patient, episode.patient_id)
        return _Shown(self.runtime, language, patient, follow_up)


def _words(shown: _Shown, points: Iterable[Point]) -> CourseWords:
    say = shown.say
    when = shown.follow_up.injected_at.astimezone(shown.runtime.clinic.zone)
    return CourseWords(
        title=say("chart_title", patient_ref=shown.patient.reference, area=_area(shown)),
        subtitle=say(
            "chart_subtitle",
            when=dates.short_day_and_time(when, shown.language),
            outcome=_outcome(shown),
        ),
        pain=say("chart_pain"),
        ticks=(
            say("chart_before"),
            dates.checkin_name(0, Unit.DAYS, shown.language),
            *(_name(shown, point) for point in points),
        ),
        good_relief=say("chart_good"),
        some_relief=say("chart_some"),
        worse=say("chart_worse"),
        levels={level.value: say(f"level_{level}") for level in Level},
        marks={kind.value: say(f"chart_{kind}") for kind in MarkKind},
        missed=say("chart_missed"),
        to_come=say("chart_to_come"),
    )


def _caption(shown: _Shown, points: Iterable[Point]) -> str:
    baseline = shown.follow_up.baseline
    told = [
        shown.say("chart_point", checkin_name=_name(shown, point), answer=_answer(shown, point))
        for point in points
    ]
    return shown.say(
        "chart_caption",
        patient_ref=shown.patient.reference,
        area=_area(shown),
        baseline=shown.say("not_known") if baseline is None else baseline,
        points=". ".join(told),
        outcome=_outcome(shown),
    )


def _answer(shown: _Shown, point: Point) -> str:
    level = "" if point.level is None else shown.say(f"level_{point.level}")
    score = "" if point.score is None else str(point.score)
    by_phone = shown.say("chart_call") if point.is_by_phone else ""
    told = ", ".join(filter(None, (score, level, by_phone)))
    if told:
        return told
    is_to_come = point.state in {CheckInState.PLANNED, CheckInState.OPEN}
    return shown.say("chart_to_come" if is_to_come else f"state_{point.state}")


def _area(shown: _Shown) -> str:
    return shown.say(f"area_{shown.follow_up.area}")


def _outcome(shown: _Shown) -> str:
    outcome = shown.follow_up.outcome
    return shown.say("outcome_none_yet" if outcome is None else f"outcome_{outcome}")


def _name(shown: _Shown, point: Point) -> str:
    return dates.checkin_name(point.offset.value, point.offset.unit.value, shown.language)
