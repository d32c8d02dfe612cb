"""Worse pain: how often each check-in came to say so, and what staff must have heard of it.

The first words of a little more pain on day 1 can wait. A second time, "much worse", or a score
that is up by two points has staff call at once, also where an answer is changed to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from bot.domain.alerts import AlertKind
from bot.domain.answers import Question
from bot.domain.ledger import Step
from bot.domain.relief import Level
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.staff import Alert
from tests.campaigns.records import Records
from tests.campaigns.verdict import between, hold

_KINDS: Final = (AlertKind.LITTLE_WORSE, AlertKind.WORSE)
# The check-in of the second day comes up to four hours early.
_DAY_1: Final = timedelta(hours=44)
_UP: Final = 2


@dataclass(slots=True)
class Worsening:
    """The watch over the levels of one town; `times`: how often each check-in became worse."""

    times: Counter[str] = field(default_factory=Counter)
    _levels: dict[str, Level | None] = field(default_factory=dict)
    # Staff are called once for each score.
    _scores: defaultdict[str, set[str | None]] = field(default_factory=lambda: defaultdict(set))
    _grave: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)

    def watch(self, records: Records) -> None:
        """Look at the levels, and at alerts that are new; raises `PromiseError`."""
        for alert in records.alerts:
            if alert.kind in _KINDS and alert.id not in self._seen:
                self._seen.add(alert.id)
                self._check_kind(alert, records)
        for check_in in records.check_ins.values():
            self._look_at(check_in, records)
        self._levels = {each.id: each.level for each in records.check_ins.values()}

    def _look_at(self, check_in: CheckIn, records: Records) -> None:
        if check_in.level is not Level.WORSE:
            return
        is_new = self._levels.get(check_in.id) is not Level.WORSE
        if is_new:
            self.times[check_in.id] += 1
            self._scores[check_in.id].add(records.given(check_in.id).get(Question.PAIN))
        is_judged = check_in.step == Step.DONE and check_in.reply_at is None
        if (is_new or is_judged) and not _is_little(check_in, records):
            self._grave.add(check_in.id)

    def _check_kind(self, alert: Alert, records: Records) -> None:
        check_in = records.check_ins.get(alert.check_in_id or "")
        if check_in is None:
            return
        episode = records.episodes[check_in.episode_id]
        can_wait = (
            check_in is not records.last_of(episode.id)
            and _is_little(check_in, records)
            and alert.raised_at - episode.injected_at < _DAY_1
        )
        earlier = [
            {each.level, self._levels.get(each.id)}
            for each in records.check_ins.values()
            if each.episode_id == episode.id and each.position < check_in.position
        ]
        # Of two that were judged between two looks nobody knows which came first.
        if alert.kind is AlertKind.LITTLE_WORSE:
            can_wait = can_wait and {Level.WORSE} not in earlier
            hold(can_wait, "lost", "staff heard of worse pain as of a little on day 1")
        else:
            can_wait = can_wait and not any(Level.WORSE in each for each in earlier)
            hold(not can_wait, "broken", "staff were called for a little more pain on day 1")

    def check(self, records: Records, deciding: Collection[str]) -> None:
        """Each worsening before the last check-in is told once; raises `PromiseError`."""
        told: Counter[tuple[str | None, AlertKind]] = Counter()
        for alert in records.alerts:
            # While nobody has taken it, the same is one alert that counts.
            told[alert.check_in_id, alert.kind] += alert.times
        for check_in_id in records.check_ins.keys() - deciding:
            little, worse = (told[check_in_id, kind] for kind in _KINDS)
            has_grown = bool(little and worse)
            most = self.times[check_in_id] + has_grown
            least = len(self._scores[check_in_id])
            between(least, little + worse, most, "alert of early worsening")
            is_called = worse > 0 or check_in_id not in self._grave
            hold(is_called, "lost", "worse pain is told as if it could wait")


def _is_little(check_in: CheckIn, records: Records) -> bool:
    """Own words "a little worse", and a score that is not up by two points."""
    given = records.given(check_in.id)
    baseline, score = records.episodes[check_in.episode_id].baseline, given.get(Question.PAIN)
    is_up = bool(baseline) and score is not None and int(score) - (baseline or 0) >= _UP
    return given.get(Question.CHANGE) == "-1" and not is_up
