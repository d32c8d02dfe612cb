"""What release 0.1.0 wrote of its alerts is read, and told in the words of today's files."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from bot.domain.alert_data import from_data
from bot.domain.alert_details import (
    Bereavement,
    Changed,
    Crisis,
    Delete,
    Details,
    Doubt,
    Left,
    LinkProblem,
    Mismatch,
    NoAnswer,
    NoRelief,
    Note,
    Recovery,
    RedFlag,
    SendFailed,
    Undelivered,
    UpdateFailed,
    UrgentText,
    Visit,
    WoreOff,
    Worse,
)
from bot.domain.alerts import AlertKind
from bot.domain.protocol import Offset, Unit
from tests.texts.entries import JUDGED, entries

WEEK: Final = Offset(1, Unit.WEEKS)
DAY: Final = Offset(1, Unit.DAYS)
# What was written of a check-in with both answers, and of one with neither, by release 0.1.0.
_OLD: Final = {"checkin_name": [1, "weeks"], "score": "8", "baseline": "7", "change": "-1"}
_OLD_UNKNOWN: Final = {"checkin_name": [1, "weeks"], "score": "-", "baseline": "-", "change": ""}
_NEW: Final[dict[str, Any]] = {"check_in": WEEK, "score": "8", "baseline": 7, "change": "-1"}
_TREND: Final = "7 > - > 8"
KEPT: Final[list[tuple[str, dict[str, Any], Details]]] = [
    ("red_flag", {"signs": []}, RedFlag()),
    (
        "red_flag",
        {"signs": ["fever", "mistake"], "checkin_name": [1, "days"]},
        RedFlag(signs=("fever", "mistake"), check_in=DAY),
    ),
    ("urgent_text", {"words": ["fever"]}, UrgentText(words=("fever",))),
    (
        "crisis",
        {"crisis_line": "988", "emergency_number": "911"},
        Crisis(crisis_line="988", emergency_number="911"),
    ),
    ("worse", _OLD, Worse(**_NEW)),
    ("worse", {**_OLD, "trend": _TREND}, Worse(**_NEW, trend=_TREND)),
    ("worse", {**_OLD, "wording": "worse_signs"}, Worse(**_NEW, signs_stand=True)),
    ("worse", _OLD_UNKNOWN, Worse(check_in=WEEK)),
    ("bereavement", {}, Bereavement()),
    ("update_failed", {}, UpdateFailed()),
    ("update_failed", {"wording": "stuck"}, UpdateFailed(is_due=True)),
    ("no_relief", {**_OLD, "trend": _TREND}, NoRelief(**_NEW, trend=_TREND)),
    (
        "no_relief",
        {**_OLD, "trend": _TREND, "wording": "no_relief_untold"},
        NoRelief(**_NEW, trend=_TREND, is_told=False),
    ),
    ("wore_off", {**_OLD, "trend": _TREND}, WoreOff(**_NEW, trend=_TREND)),
    ("visit", {"next_open_day": "2026-06-02"}, Visit(next_open_day=date(2026, 6, 2))),
    ("mismatch", _OLD, Mismatch(**_NEW)),
    ("no_answer", {"trend": _TREND}, NoAnswer(trend=_TREND)),
    (
        "no_answer",
        {**_OLD_UNKNOWN, "trend": "- > -", "wording": "unclear"},
        NoAnswer(trend="- > -", cause=Doubt.UNCLEAR, check_in=WEEK),
    ),
    (
        "no_answer",
        {**_OLD, "trend": _TREND, "wording": "unconfirmed"},
        NoAnswer(**_NEW, trend=_TREND, cause=Doubt.UNCONFIRMED),
    ),
    ("changed", {**_OLD, "old_score": "3"}, Changed(**_NEW, old_score="3")),
    ("changed", {**_OLD, "old_score": "-"}, Changed(**_NEW)),
    ("delete", {"delete_days": 7}, Delete(delete_days=7)),
    ("delete", {"wording": "delete_waits"}, Delete()),
    ("send_failed", {"wording": "unread"}, SendFailed(cause=Undelivered.UNREAD)),
    (
        "send_failed",
        {"checkin_name": [1, "weeks"], "reason": "outage"},
        SendFailed(check_in=WEEK, reason="outage"),
    ),
    (
        "send_failed",
        {"checkin_name": [1, "weeks"], "reason": "outage", "wording": "answer_lost"},
        SendFailed(cause=Undelivered.ANSWER_LOST, check_in=WEEK, reason="outage"),
    ),
    (
        "send_failed",
        {"checkin_name": [1, "days"], "reason": "x", "wording": "send_unsure"},
        SendFailed(cause=Undelivered.UNSURE, check_in=DAY, reason="x"),
    ),
    ("link_problem", {"reason": "second_account"}, LinkProblem(reason="second_account")),
    (
        "link_problem",
        {"reason": "phone_taken", "wording": "phone_taken"},
        LinkProblem(reason="phone_taken"),
    ),
    (
        "recovery",
        {"from": "Mon 8:00", "until": "Mon 9:00", "planned": 1, "sent": 1, "skipped": 0},
        Recovery(since="Mon 8:00", until="Mon 9:00", planned=1, sent=1, skipped=0),
    ),
    ("note", {}, Note()),
    ("left", {"reason": "patient_blocked"}, Left(reason="patient_blocked")),
]


# Kinds that release 0.1.0 did not know.
NEWER: Final = {
    AlertKind.LITTLE_WORSE,
    AlertKind.SILENT,
    AlertKind.NOT_JOINED,
    AlertKind.HELP,
    AlertKind.WORSE_TEXT,
}


def test_all_kinds_and_all_their_variants_are_tried() -> None:
    texts = {details.text for _, _, details in KEPT}

    assert {kind for kind, _, _ in KEPT} == set(AlertKind) - NEWER
    assert {*Doubt, *Undelivered} <= texts


@pytest.mark.parametrize(("kind", "stored", "details"), KEPT)
def test_what_release_0_1_0_wrote_is_read(
    kind: str, stored: dict[str, Any], details: Details
) -> None:
    assert from_data(AlertKind(kind), stored) == details


@pytest.mark.parametrize(("kind", "stored", "details"), KEPT)
def test_it_is_told_in_the_words_that_it_named(
    kind: str, stored: dict[str, Any], details: Details
) -> None:
    assert details.text == stored.get("wording", kind)


@pytest.mark.parametrize("language", JUDGED)
@pytest.mark.parametrize("details", [details for _, _, details in KEPT])
def test_there_are_words_for_every_variant(details: Details, language: str) -> None:
    assert {f"staff_{details.text}", f"what_{details.text}"} <= entries(language).keys()


@pytest.mark.parametrize(
    ("details", "is_mistake"),
    [(RedFlag(signs=("fever",)), False), (RedFlag(signs=("fever", "mistake")), True)],
)
def test_a_sign_by_mistake_says_so(details: RedFlag, is_mistake: bool) -> None:
    assert details.is_mistake is is_mistake
