"""Every text and every button of the catalogue is sent by something.

The code names a text by its key in quotes, or puts the key together in an f-string; what such an
f-string may come to stands below, from the closed sets of the domain. A key that is also another
word of the services or of the chat passes unseen.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from bot.chat.commands import OFFERS
from bot.documents.slips import PAPERS
from bot.documents.timeline import MARKS
from bot.domain.alert_details import Doubt, Trouble, Undelivered, Wish
from bot.domain.alerts import AlertKind, Result, choices
from bot.domain.answers import ITEMS, Question, Sign
from bot.domain.calls import CallResult, Retry, VisitByPhone
from bot.domain.course import Reply
from bot.domain.delivery import MessageKind, MessageState
from bot.domain.figures import MarkKind
from bot.domain.ledger import (
    SILENT,
    AnsweredBy,
    Area,
    BaselineSource,
    CheckInState,
    EpisodeState,
    PatientState,
    Reason,
    Side,
    StaffRole,
)
from bot.domain.protocol import USUAL_TIMES, Decision, Procedure, Replaces, Role, Unit
from bot.domain.relief import Level, Mark, Outcome
from bot.domain.schedule import Moved, named_times
from bot.domain.visits import Kept
from bot.services.console.calls import ASKED
from bot.services.followup.planning import Ahead
from bot.services.kernel.clinic import SETTABLE
from bot.services.preview.made_up import Conduct
from bot.services.protocols.draft_screens import PROBLEMS
from bot.services.protocols.fields import FIELDS, PLAN_FIELDS
from bot.texts.catalogue import FALLBACK
from bot.texts.own import Problem
from tests.services.support.abouts import about
from tests.texts.entries import written

BOT: Final = Path(__file__).parent.parent.parent / "bot"


def _sources(*folders: str) -> list[ast.AST]:
    """All that is written in the modules of these folders."""
    paths = [path for folder in folders for path in (BOT / folder).rglob("*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    return [node for tree in trees for node in ast.walk(tree)]


# Only these speak to people in words of the catalogue.
SPEAKING: Final = _sources("chat", "services", "texts")

# How an alert is told, by its kind and by what its details make of it.
_TOLD: Final = {
    *(about(kind).text for kind in AlertKind),
    *(about(AlertKind.NO_ANSWER, cause=each).text for each in Doubt),
    *(about(AlertKind.SEND_FAILED, cause=each).text for each in Undelivered),
    about(AlertKind.WORSE, signs_stand=True).text,
    about(AlertKind.RED_FLAG, told_to="Nurse 1").text,
    about(AlertKind.NO_RELIEF, is_told=False).text,
    about(AlertKind.NO_RELIEF, visit_settled=True).text,
    about(AlertKind.NO_RELIEF, visit_on="2026-06-09").text,
    about(AlertKind.WORE_OFF, visit_on="2026-06-09").text,
    about(AlertKind.NO_RELIEF, is_undated=True).text,
    about(AlertKind.WORE_OFF, visit_settled=True).text,
    about(AlertKind.UPDATE_FAILED, is_due=True).text,
    *(about(AlertKind.UPDATE_FAILED, trouble=each).text for each in Trouble),
    about(AlertKind.DELETE, delete_days=None).text,
    about(AlertKind.NOTE, is_unsaid=True).text,
    about(AlertKind.NOTE, is_unsaid=True, asks_call=True).text,
    about(AlertKind.LINK_PROBLEM, reason="phone_taken").text,
    about(AlertKind.VISIT, visit="v").text,
    *(about(AlertKind.VISIT, cause=each).text for each in Wish),
    about(AlertKind.SILENT, by_phone=True).text,
    about(AlertKind.SILENT, again=True).text,
}
_LINK_PROBLEMS: Final = {"locked_birth_year", "phone_taken", "second_account"}
_WAYS_TO_LEAVE: Final = {"patient_blocked", "patient_paused", "patient_stopped"}
# Each f-string that makes a key or the id of a button, and what may stand in its braces.
FAMILIES: Final[dict[str, Iterable[str]]] = {
    "alert_state_{}": {"closed", "open", "taken"},
    "alert_{}": {"ack"},
    "answered_by_{}": AnsweredBy,
    "area_{}": Area,
    "audit_ask_{}": {"day", "what", "who"},
    "baseline_{}": BaselineSource,
    "call_{}": {"result", "retry", "sign", "visit", "day", *ASKED},
    "call_result_{}": CallResult,
    "chart_{}": MarkKind,
    "checkin_name_{}": Unit,
    "clinic_range_{}": SETTABLE,
    "clinic_{}": SETTABLE,
    "checkin_{}": Role,
    "export_{}": {"csv", "fhir", "xlsx"},
    "followup_{}": {*EpisodeState, *PatientState},
    "help_line_{}": {name for offer in OFFERS.values() for name in offer.help},
    "invite_{}": StaffRole,
    "help_{}": {"no", "yes"},
    "level_{}": Level,
    "menu_{}": {name for offer in OFFERS.values() for name in offer.menu},
    "outcome_{}": Outcome,
    "patient_why_because_{}": {*Reason, "answer_lost"},
    "patient_why_mail_{}": {*MessageState, "waiting"},
    "patient_why_what_{}": {*MessageKind, "early"},
    "patient_why_planned_{}": SILENT,
    "patient_visit_{}": {*Kept, "booked"},
    "patient_why_{}": {*CheckInState, "tried_to_call", "note_read", "outcome_told"},
    "course_{}": Conduct,
    "course_mark_{}": MARKS,
    "course_moved_{}": Moved,
    "rehearse_{}": Ahead,
    "correct_{}": {
        "area", "baseline", "bedside", "by", "clinician", "level", "ref", "side", "year",
    },
    "message_{}": {"no", "read", "tried"},
    "reason_{}": {*Reason, *_LINK_PROBLEMS, *_WAYS_TO_LEAVE},
    "mark_{}": Mark,
    "mydata_{}": {"first_hours", "function", "medicine", "safety"},
    "result_{}": Result,
    "rf_{}": Sign,
    "role_{}": StaffRole,
    "schedule_about_{}": {*FIELDS, *PLAN_FIELDS},
    "schedule_decision_{}": Decision,
    "schedule_field_{}": {*FIELDS, *PLAN_FIELDS},
    "schedule_part_{}": {"hours", "weeks"},
    "schedule_problem_{}": {*PROBLEMS, "range"},
    "schedule_procedure_{}": {each.name.casefold() for each in Procedure},
    "schedule_question_{}": Question,
    "schedule_range_{}": {*FIELDS, *PLAN_FIELDS},
    "schedule_replaces_{}": Replaces,
    "side_{}": Side,
    "staff_help_{}": StaffRole,
    "staff_{}": _TOLD,
    "state_{}": CheckInState,
    "texts_problem_{}": Problem,
    "told_{}": {question for question, item in ITEMS.items() if item.is_told},
    "visit_{}": {"no", "yes"},
    "what_{}": _TOLD,
    "{}_confirm": {"deceased", "end"},
}  # fmt: skip
_ITEMS: Final = {item.text for item in ITEMS.values()}
_CHOICES: Final = {button for item in ITEMS.values() for button, _ in item.choices}
# Texts whose buttons are looked up under a variable, by who does it.
SHOWN: Final[dict[str, Iterable[str]]] = {
    "other treatments, where no rule may speak": {"options_at_visit"},
    "a question of a check-in": {*_ITEMS, *(f"checkin_{role}" for role in Role)},
    "how staff read an answer": {"told_function"},
    "a reminder": {"reminder_1", "reminder_last"},
    "a reply": Reply,
    "what patients read": {"texts_ask", "texts_preview"},
    "what is over": {
        "enrolled_none_left", "followup_over", "resumed_none_left", "why_no_relief"
    },
    "another score": {"another_score", "edited_score"},
    "a pause": {"already_paused", "paused"},
    "before leaving": {"bereavement_confirm", "delete_confirm", "stop_confirm"},
    "joining": {"welcome_consent_1", "welcome_consent_2", "who_answers"},
    "a call": {"call_result", "call_retry", "call_visit"},
    "an alert": {"alert", "alert_taken", "alert_later", "alert_close"},
    "enrolling": {
        "enroll_area", "enroll_protocol", "enroll_baseline", "enroll_birth_year",
        "enroll_confirm", "enroll_ref",
        "enroll_bedside", "enroll_replaces", "enroll_second", "enroll_when", "enroll_when_half",
        "enroll_clinician", "enroll_side", "enroll_level", "enroll_change", "enroll_many",
        "enroll_done", "new_link_done",
    },
    "before what is final": {"deceased_confirm", "end_confirm"},
    "figures": {"report"},
    "the protocols": {
        "schedule", "schedule_list", "schedule_archived", "schedule_history", "schedule_old",
        "schedule_last",
    },
    "a draft": {
        "schedule_draft", "schedule_plan", "schedule_ready", "schedule_value", "schedule_ask",
        "schedule_add", "schedule_draft_gone", "schedule_draft_taken", "schedule_draft_first",
        "schedule_new", "schedule_name", "schedule_import",
    },
    "publishing": {
        "schedule_publish", "schedule_also", "schedule_early", "schedule_overtaken",
        "schedule_saved",
    },
}  # fmt: skip
# Any press of it goes on: nothing reads which.
_GOES_ON: Final = {"next"}


def _shape(string: ast.JoinedStr) -> str:
    """An f-string with empty braces."""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "{}" for part in string.values
    )


def _quoted(*nodes: ast.AST) -> list[str]:
    """The strings among these, in their order."""
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


SHAPES: Final = {_shape(node) for node in SPEAKING if isinstance(node, ast.JoinedStr)}
MADE: Final = {shape.format(value) for shape, values in FAMILIES.items() for value in values}
NAMED: Final = {*_quoted(*SPEAKING), *MADE}


def _asked(method: str) -> list[list[str]]:
    """What stands in quotes in each call that looks up labels, the key first."""
    calls = [node for node in SPEAKING if isinstance(node, ast.Call)]
    named = [
        call.args
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == method
    ]
    return [_quoted(*args) for args in named if _quoted(*args[:1])]


LABELLED: Final = {(key, button) for key, button, *_ in _asked("label")}
WITH_BUTTONS: Final = {
    *(key for key, *_ in _asked("buttons")),
    *(key for keys in SHOWN.values() for key in keys),
}
_LOGGED: Final = {*CallResult, *Retry, *VisitByPhone, *Kept, *choices(1)}
_TIMES: Final = set(named_times(USUAL_TIMES))
PRESSED: Final = (
    NAMED
    | _CHOICES
    | _LOGGED
    | _TIMES
    | set(Area)
    | set(Side)
    | set(PAPERS)
    | set(AnsweredBy)
    | _GOES_ON
)


def test_every_text_is_sent() -> None:
    sent = NAMED | _ITEMS | set(Reply)

    assert [key for key in written(FALLBACK) if key not in sent] == []


def test_every_button_is_shown() -> None:
    buttons = [
        (key, name) for key, entry in written(FALLBACK).items() for name, _ in entry.buttons
    ]
    shown = {(key, name) for key, name in buttons if key in WITH_BUTTONS and name in PRESSED}

    assert [each for each in buttons if each not in shown | LABELLED] == []


@pytest.mark.parametrize("method", ["say", "text", "say_in_place", "label", "buttons"])
def test_every_text_that_is_asked_for_is_there(method: str) -> None:
    named = {key for key, *_ in _asked(method)}

    assert named
    assert named <= {*written(FALLBACK)}


@pytest.mark.parametrize("shape", FAMILIES)
def test_each_family_is_made_somewhere(shape: str) -> None:
    assert shape in SHAPES


def test_what_a_family_lists_is_written_somewhere() -> None:
    listed = {value for values in FAMILIES.values() for value in values}

    assert listed <= set(_quoted(*SPEAKING, *_sources("domain", "words")))


@pytest.mark.parametrize("keys", SHOWN.values(), ids=SHOWN)
def test_what_is_looked_up_is_there(keys: Iterable[str]) -> None:
    assert set(keys) <= {*written(FALLBACK), Reply.HELP}
