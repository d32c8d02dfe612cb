"""What staff do in the machine's clinic: enrol, move, take alerts, write down a death."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from bot.domain.ledger import Area, EpisodeState, PatientState
from bot.storage.tables.followups import Episode
from tests.campaigns.life import ADMIN
from tests.campaigns.mishaps import MISHAP
from tests.campaigns.stage import Person, Stage
from tests.campaigns.verdict import PromiseError
from tests.services.support.clockwork import ZONE

MOST_PATIENTS: Final = 3
WHO: Final = st.integers(0, MOST_PATIENTS - 1)
BASELINES: Final = st.sampled_from([8, 3, None])
_SCHEDULES: Final = ("1 day, 2 days, 1 week", "1 day, 3 days, 10 days", "6 hours, 2 days, 2 weeks")
_LINK: Final = re.compile(r"start=([\w-]+)")


class Reception(Stage):
    """The rules of the clinic's side."""

    @precondition(lambda self: len(self.people) < MOST_PATIENTS)
    @rule(baseline=BASELINES, area=st.sampled_from(Area))
    def has_joined(self, baseline: int | None, area: Area) -> None:
        """There is one more patient."""
        self.join(baseline, area)

    @precondition(lambda self: len(self.people) < MOST_PATIENTS)
    @rule(area=st.sampled_from(Area), mishap=MISHAP)
    def joins(self, area: Area, mishap: str | int | None) -> None:
        """Staff enrol somebody, who opens the link; something may go wrong at any step."""
        user, known = self.new_phone(), self.records.patients.keys()
        self.enroll(f"R{user}", area)
        new = self.records.patients.keys() - known
        links = self._links()
        if not new or not links:
            return
        person = Person(user, new.pop(), f"R{user}")
        self.people.append(person)
        self.strike(mishap)
        if self.agree(user, links[-1]) and self.state(person) is not PatientState.ACTIVE:
            raise PromiseError("lost", f"who agreed to everything is {self.state(person)}")

    @rule(who=WHO, area=st.sampled_from(Area))
    def second_injection(self, who: int, area: Area) -> None:
        """A patient is treated again."""
        self.enroll(self.person(who).reference, area)

    @rule(who=WHO, mishap=MISHAP)
    def other_phone(self, who: int, mishap: str | int | None) -> None:
        """A patient has another phone: staff make a new link, which is opened on it."""
        person, known = self.person(who), self._links()
        self._press_case("newlink", self._newest_of(person))
        new = [each for each in self._links() if each not in known]
        if not new:
            return
        user, before = self.new_phone(), self._chat_of(person)
        self.strike(mishap)
        agrees = self.agree(user, new[-1])
        if self._chat_of(person) != before:
            person.user, person.has_blocked = user, False
        elif agrees:
            raise PromiseError("lost", "who agreed on another phone is followed on the old one")

    @rule(who=WHO, days=st.sampled_from([-5, -1, 0, 3, 13]), mishap=MISHAP)
    def move_date(self, who: int, days: int, mishap: str | int | None) -> None:
        """Staff correct the day of an injection, or put it off."""
        episode = self._newest_of(self.person(who))
        may_move = episode.state in {EpisodeState.INVITED, EpisodeState.ACTIVE}
        local = (self.town.now + timedelta(days=days)).astimezone(ZONE).replace(hour=10, minute=0)
        self._press_case("move", episode)
        self.strike(mishap)
        if may_move:
            self.happens(self.town.message(ADMIN, f"{local:%Y-%m-%d %H:%M}"))
        moved = self.records.episodes.get(episode.id, episode).injected_at.astimezone(ZONE)
        if may_move and f"{moved:%m-%d %H:%M}" != f"{local:%m-%d %H:%M}":
            raise PromiseError("lost", f"moved to {moved} instead of {local}")

    @rule(who=WHO)
    def dies(self, who: int) -> None:
        """Staff write down a death."""
        person = self.person(who)
        self._press_case("deceased_yes", self._newest_of(person))
        if self.state(person) is not PatientState.DECEASED:
            raise PromiseError("lost", "a death that staff wrote down")

    @rule(offsets=st.sampled_from(_SCHEDULES), also=st.booleans())
    def edit_schedule(self, offsets: str, *, also: bool) -> None:
        """An admin makes a new version of the protocol, for current patients too or not."""
        self.happens(self.town.message(ADMIN, "/schedule"))
        for data in ("h:edit:1", "h:typed:1"):
            self._press_schedule(data)
        self.happens(self.town.message(ADMIN, offsets))
        self._press_schedule("h:publish:1")
        self.promises.carries_over = also
        for data in ("h:also:1", "h:go:1:also") if also else ("h:go:1:new",):
            self._press_schedule(data)
        self.promises.carries_over = False

    @rule(action=st.sampled_from(["ack", "close", "resume", "booked"]), index=st.integers(0, 5))
    def see_to(self, action: str, index: int) -> None:
        """Take or close an alert."""
        seen = self.on_screen(ADMIN, "l:", f":{action}")
        if seen:
            self.press(ADMIN, seen[index % len(seen)])

    def _press_schedule(self, data: str) -> None:
        for seen in self.on_screen(ADMIN, data)[-1:]:
            self.press(ADMIN, seen)

    def _press_case(self, action: str, episode: Episode) -> None:
        self.happens(self.town.press(ADMIN, 1, f"k:{action}:{episode.id}"))

    def _links(self) -> list[str]:
        return _LINK.findall(" ".join(each.text for each in self.town.phones.screens[ADMIN]))

    def _newest_of(self, person: Person) -> Episode:
        episodes = self.records.episodes.values()
        return [each for each in episodes if each.patient_id == person.patient_id][-1]

    def _chat_of(self, person: Person) -> str | None:
        return self.records.patients[person.patient_id].chat_id
