"""Lists of patients: pasted or as CSV, in the forms that spreadsheets and people give them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.services.enrolment.rules import Moment
from bot.services.roster.reading import MOST_LINES, read_roster
from bot.services.staff.sent_files import decoded
from tests.services.support.bench import make_clinic

# A Monday, 3 PM in the clinic.
NOW = datetime(2026, 6, 1, 20, 0, tzinfo=UTC)
TUESDAY_9 = "2026-06-02T14:00:00+00:00"
TUESDAY_14 = "2026-06-02T19:30:00+00:00"
OPTIONAL = ("clinician", "side", "level")


MOMENT = Moment(NOW, make_clinic())
WHOLE = {
    "ref": "K7-204", "year": 1951, "area": "low_back", "when": TUESDAY_9, "baseline": 8,
    "bedside": None,
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "K7-204 1951 low 8 tomorrow 9:00am",
        "K7-204;1951;low;8;tomorrow 9am",
        '"K7-204","1951","low back","8","2026-06-02 09:00"',
        "reference,birth year,area,time,pain before\nK7-204,1951,low back,6/2/2026 9:00 AM,8",
        "Area;Pain before;Reference;Birth year;Date;Time\nlow;8;K7-204;1951;2026-06-02;9:00 AM",
        "zona\tfecha\thora\treferencia\taño de nacimiento\tdolor antes\n"
        "lumbar\t2 jun\t9:00 am\tk7-204\t1951\t8",
        "REF,Birth_Year,Area,When,Baseline\n\nK7-204,1951,low,tomorrow 9am,8/10\n\n",
    ],
)
def test_the_same_patient_in_every_form(text: str) -> None:
    roster = read_roster(MOMENT, text)

    assert not roster.problems
    (entry,) = roster.entries
    assert {name: value for name, value in entry.items() if name != "line"} == WHOLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    content = "referencia;año de nacimiento;zona;hora\nK7-204;1951;lumbar;mañana 9am"

    text = decoded(content.encode(encoding))

    assert text is not None
    assert [each["ref"] for each in read_roster(MOMENT, text).entries] == ["K7-204"]


@pytest.mark.parametrize("content", [b"", b" \n", b"PK\x03\x04\0\0", b"\xff\xfe\0"])
def test_what_is_no_text_is_not_read(content: bytes) -> None:
    assert decoded(content) is None


@pytest.mark.parametrize(
    ("line", "about", "key"),
    [
        ("K7-204 low 8 tomorrow 9am", "K7-204", "enroll_list_lacks"),
        ("K7-204 1951 8 tomorrow 9am", "K7-204", "enroll_list_lacks"),
        ("K7-204 1951 low 8 tomorrow", "K7-204", "enroll_line_left"),
        ("K7-204 1951 low 8 tomorrow 9:00", "K7-204", "move_when_half"),
        ("K7-204 1951 low 8 2026-09-01 09:00", "K7-204", "enroll_when_far"),
        ("K7-204 1951 2000 low tomorrow 9am", "K7-204", "enroll_line_two"),
        ("Jane Doe", "Jane Doe", "enroll_line_left"),
    ],
)
def test_a_bad_line_is_named_with_its_reason(line: str, about: str, key: str) -> None:
    roster = read_roster(MOMENT, f"M3-111 1960 neck tomorrow 2pm\n\n{line}")

    assert [each["ref"] for each in roster.entries] == ["M3-111"]
    (problem,) = roster.problems
    assert (problem.line, problem.about, problem.error.key) == (3, about, key)


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ("K7-204 and K8-205;1951;low;9:00 AM;8;", "enroll_ref_bad"),
        ("K7-204;51;low;9:00 AM;8;", "enroll_birth_year_bad"),
        ("K7-204;1951;foot;9:00 AM;8;", "enroll_area_bad"),
        ("K7-204;1951;low;soon;8;", "enroll_when_bad"),
        ("K7-204;1951;low;9:00 AM;11;", "enroll_baseline_bad"),
        ("K7-204;1951;low;9:00 AM;8;3", "enroll_list_early"),
        ("K7-204;1951;low;;8;", "enroll_when_bad"),
        ("K7-204;1951", "enroll_when_bad"),
    ],
)
def test_a_bad_cell_is_named_with_its_row(cells: str, key: str) -> None:
    heads = "ref;birth year;area;time;before;after;date"
    row = f"{cells};2026-06-02" if cells.count(";") > 1 else f"{cells};;;;;2026-06-02"

    (problem,) = read_roster(MOMENT, f"{heads}\n{row}").problems

    assert (problem.line, problem.error.key) == (2, key)


def test_of_two_lines_with_one_reference_the_first_counts() -> None:
    roster = read_roster(MOMENT, "K7-204 1951 low tomorrow 9am\nk7-204 1951 neck tomorrow 10am")

    assert [each["area"] for each in roster.entries] == ["low_back"]
    (problem,) = roster.problems
    assert (problem.line, problem.error.key, problem.error.values) == (
        2,
        "enroll_list_double",
        {"line": 1},
    )


def test_a_column_that_counts_to_24_is_read_so() -> None:
    text = "ref,year,area,date,time\nA1,1951,low,6/2/2026,9:00\nB2,1951,low,6/2/2026,14:30:00"

    assert [each["when"] for each in read_roster(MOMENT, text).entries] == [TUESDAY_9, TUESDAY_14]


def test_a_name_is_never_kept_and_the_column_is_named() -> None:
    text = "ref,name,year,area,time,side\nA1,Jane Doe,1951,low,tomorrow 9am,left"

    roster = read_roster(MOMENT, text)

    assert roster.unread == ["name", "side"]
    assert "Jane" not in str(roster.entries)


def test_optional_fields_and_the_language_are_columns_too() -> None:
    text = (
        "ref,year,area,time,side,level,doctor,language\nA1,1951,low,tomorrow 9am,l,L4/5,rb,Español"
    )

    (entry,) = read_roster(MOMENT, text, OPTIONAL).entries

    assert (entry["side"], entry["level"], entry["clinician"]) == ("left", "L4-5", "RB")
    assert entry["language"] == "es"


def test_an_unknown_language_is_a_problem() -> None:
    text = "ref,year,area,time,language\nA1,1951,low,tomorrow 9am,Klingon"

    (problem,) = read_roster(MOMENT, text).problems

    assert problem.error.key == "enroll_list_language"


@pytest.mark.parametrize("heads", ["", "ref year area when\n".replace(" ", ",")])
def test_only_so_many_lines_are_read_and_the_rest_is_counted(heads: str) -> None:
    rows = [f"K7-{number},1951,low,tomorrow 9am" for number in range(MOST_LINES + 7)]

    roster = read_roster(MOMENT, heads + "\n".join(rows))

    assert (len(roster.entries), roster.beyond) == (MOST_LINES, 7)
