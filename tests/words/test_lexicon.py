"""What every language brings, how it is found, and that a further one is read like the others."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.errors import ProtocolError
from bot.domain.ledger import Area, Side
from bot.domain.protocol import Offset, Unit
from bot.words import languages
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicon, Listed, Topic, find_lexicons, read_words
from bot.words.numbers import ScoreKind, ScoreReading, read_score
from bot.words.offsets import read_offsets
from bot.words.phrases import any_of
from bot.words.triage import Triage, triage

GERMAN = Lexicon(
    signs={"Taubheit": ("taub*", "bein/beine ... eingeschlafen")},
    no_sign=("taubes ei",),
    self_harm=Topic(phrases=("mich umbringen",)),
    death=Topic(phrases=("gestorben", "tot"), others=("halb tot",)),
    help=Topic(phrases=("brauche hilfe",), whole=frozenset({"hilfe"})),
    leaving=Topic(phrases=(), whole=frozenset({"bitte aufhoren"})),
    pausing=Topic(phrases=("mach ... pause",)),
    resuming=Topic(phrases=(), whole=frozenset({"weiter bitte"})),
    deletion=Topic(phrases=("daten loschen",)),
    worse=Topic(phrases=("viel schlimmer",)),
    call=Topic(phrases=("mich anrufen",)),
    visit=Topic(phrases=("termin",)),
    visit_when=Topic(phrases=("wann ... termin",)),
    visit_off=Topic(phrases=("termin ... absagen",)),
    presence=Topic(phrases=("bist du ein mensch",)),
    emergency_numbers=("112",),
    sounds=(("ck", "k"),),
    stemmer="german",
    shorthand={"vllt": "vielleicht"},
    clipped={"ern": "ernd"},
    other_words=frozenset({"rot"}),
    yes=("ja", "genau"),
    agreeing=("genau",),
    no=("nein", "jetzt nicht"),
    refusals=("jetzt nicht",),
    listed=Listed(
        having=("ich habe",),
        numbering=("nummer",),
        places=("das zweite",),
        signs=("zeichen",),
        ones=("davon",),
        asides=("doch",),
        details=("seit gestern",),
    ),
    some=("das letzte",),
    beside_some=("nur",),
    courtesies=("bitte", "danke"),
    pleasantries=("danke",),
    corrections=("ich meine",),
    cancelling=("abbrechen",),
    languages=("deutsch",),
    going_on=("weiter",),
    nothing_to_add=("nichts weiter",),
    unsaid=("nicht gesagt",),
    all_well=("alles gut",),
    beside_no=("nur mude",),
    padding=("mir geht es",),
    alike=(("wenig", "bisschen"),),
    in_english=(("wenig", "a little"),),
    how_much=("viel",),
    thermometer=("fieberm",),
    no_thermometer=("tempora",),
    degrees=("grad",),
    half_degrees=("und ein halbes",),
    numbers=(
        *("null", "eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun"),
        "zehn",
    ),
    tens={"sechzig": 60},
    centuries={"neunzehnhundert": 1900},
    number_slips={"sex": 6},
    percents=("prozent",),
    comparing=("besser",),
    number_endings=("lich",),
    halves=("einhalb",),
    points=("komma",),
    ranges=("bis",),
    rather_than=("statt",),
    out_of=("von",),
    before_score=("etwa", "etwa so"),
    after_score=("heute",),
    pain=("schmerz",),
    scored=("eine",),
    rises_from=("erst",),
    rises_to=("auf",),
    earlier=("vorher",),
    no_pain=("keine schmerzen",),
    zones={"mez": "Europe/Berlin"},
    regions={"bayern": "bavaria"},
    zone_words=("uhr",),
    no_place=("keine ahnung",),
    days={"heute": 0, "gestern": -1},
    months=tuple((f"monat{chr(96 + n)}",) for n in range(1, 13)),
    holidays={"weihnachten": "25 im monatl"},
    morning=("morgens",),
    afternoon=("nachmittags",),
    weekdays=tuple((f"tag{chr(96 + n)}",) for n in range(1, 8)),
    hours=tuple(f"stunde{chr(96 + n)}" for n in range(1, 13)),
    minutes_before={"viertel nach": 15},
    minutes_after={"uhr dreissig": 30},
    minute_words=("minuten",),
    half_hour=("halbe stunde",),
    ago=("vor",),
    within=("in",),
    from_now=("ab heute",),
    the_day=("am",),
    this=("diesen",),
    next_week=("der nachsten woche",),
    months_ago={"letzter monat": 1},
    all_time=("alles",),
    last=("letzten",),
    one=("einer",),
    noon=("mittags",),
    at=("um",),
    of=("im",),
    seeking=("suche",),
    areas={Area.NECK: ("nacken",), Area.MID_BACK: (), Area.LOW_BACK: ("kreuz",)},
    sides={Side.LEFT: ("links",), Side.RIGHT: ("rechts",), Side.BOTH: ()},
    just_now=("gerade",),
    pain_before=("vorher",),
    pain_after=("nachher",),
    by_whom=("von",),
    columns={"ref": ("kennung",)},
    units={
        Unit.HOURS: ("stunden",),
        Unit.DAYS: ("tag", "tage"),
        Unit.WEEKS: ("woche", "wochen"),
    },
    after=("nach",),
    joining=("und",),
)
ALL = (*LEXICONS, GERMAN)
CLEAR = Triage(urgent=(), crisis=False, bereavement=False, stop=False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Das Bein ist TAUB", Triage(("Taubheit",), False, False, False)),
        ("das Bein ist mir eingeschlafen", Triage(("Taubheit",), False, False, False)),
        ("ich will mich umbringen", Triage((), True, False, False)),
        ("er ist gestorben", Triage((), False, True, False)),
        ("halb tot", CLEAR),
        ("Bitte aufhören!", Triage((), False, False, True)),
        ("Fiebermesser: 39", Triage(("fever", "fiebre"), False, False, False)),
        ("38 und ein halbes Grad", Triage(("fever",), False, False, False)),
        ("39 Grad", Triage(("fever",), False, False, False)),
        ("temporarily 39", CLEAR),
        ("taub, numb", Triage(("numb", "Taubheit"), False, False, False)),
        ("ein taubes Ei", CLEAR),
        ("ist rot", CLEAR),
        ("mich umbrinngen", Triage((), True, False, False)),
        ("Hilfe!!", replace(CLEAR, help=True)),
        ("Danke, Hilfe", replace(CLEAR, help=True)),
        ("viell schlimer", replace(CLEAR, worse=True)),
        ("schmerzt erst 3 auf sieben", replace(CLEAR, worse=True)),
        ("mich anrufen", replace(CLEAR, call=True)),
        ("ein Termin", replace(CLEAR, visit=True)),
        ("Mach mal Pause", replace(CLEAR, pause=True)),
        ("weiter, bitte!", replace(CLEAR, resume=True)),
    ],
)
def test_danger_is_seen_in_a_further_language(text: str, found: Triage) -> None:
    assert triage(text, ALL) == found


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("7 von 10", ScoreReading(ScoreKind.EXACT, 7)),
        *(
            (text, ScoreReading(ScoreKind.SUGGESTED, 7))
            for text in (
                *("sieben", "Siebenlich", "etwa 7", "etwa so 7", "7 heute", "sieben von zehn"),
                *("6 einhalb", "sechs komma 5", "sechs bis sieben", "6 und 7", "about sieben"),
            )
        ),
    ],
)
def test_scores_are_read_in_a_further_language(text: str, reading: ScoreReading) -> None:
    assert read_score(text, ALL) == reading
    assert read_score(text) == ScoreReading(ScoreKind.UNCLEAR)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(("un", 1), ("un von 10", 1), ("como un 7", 7), ("como un siete", 7)),
        *(("como un sieben", 7), ("ya camino mejor y el dolor es un 7", 7)),
    ],
)
def test_a_number_of_one_language_may_be_said_before_scores_in_another(
    text: str, score: int
) -> None:
    one = replace(GERMAN, numbers=("null", "un", *GERMAN.numbers[2:]))

    assert read_score(text, (*LEXICONS, one)).score == score


def test_times_are_read_in_a_further_language() -> None:
    text = "6 Stunden, 1 Tag und 2 weeks"

    assert read_offsets(text, ALL) == (
        Offset(6, Unit.HOURS),
        Offset(1, Unit.DAYS),
        Offset(2, Unit.WEEKS),
    )
    with pytest.raises(ProtocolError):
        read_offsets(text)


def test_a_list_that_a_language_leaves_empty_matches_nothing() -> None:
    assert re.search(any_of([(), ()]), "") is None


def test_a_word_is_not_hidden_behind_its_beginning_in_another_language() -> None:
    assert re.findall(any_of([("a", "b.c"), ("a b",)]), "a b b.c bxc a") == ["a b", "b.c", "a"]


def plain_words(lexicon: Lexicon) -> Iterator[str]:
    yield from lexicon.leaving.whole
    yield from lexicon.help.whole
    yield from lexicon.other_words
    for words in (
        *(tuple(lexicon.shorthand), tuple(lexicon.shorthand.values()), lexicon.pain),
        *(lexicon.rises_from, lexicon.rises_to, lexicon.earlier, lexicon.scored),
        *(lexicon.thermometer, lexicon.no_thermometer, lexicon.degrees, lexicon.half_degrees),
        *(lexicon.numbers, lexicon.number_endings, lexicon.halves, lexicon.ranges),
        *(lexicon.yes, lexicon.no, lexicon.courtesies, lexicon.padding),
        *(
            lexicon.cancelling,
            lexicon.going_on,
            lexicon.nothing_to_add,
            lexicon.unsaid,
            lexicon.all_well,
            *lexicon.alike,
            lexicon.how_much,
            lexicon.refusals,
        ),
        *(
            lexicon.no_pain,
            tuple(lexicon.days),
            tuple(lexicon.zones),
            tuple(lexicon.regions),
            lexicon.no_place,
            *lexicon.months,
            lexicon.morning,
            lexicon.noon,
        ),
        *(lexicon.afternoon, lexicon.at, lexicon.of),
        *(lexicon.out_of, lexicon.before_score, lexicon.after_score, lexicon.joining),
        *lexicon.units.values(),
    ):
        yield from words


@pytest.mark.parametrize("lexicon", ALL)
def test_a_word_is_written_as_texts_are_folded(lexicon: Lexicon) -> None:
    words = list(plain_words(lexicon))

    assert [word for word in words if not re.fullmatch("[a-z]+( [a-z]+)*", word)] == []


@pytest.mark.parametrize("lexicon", ALL)
def test_a_language_has_a_word_for_each_score_and_each_unit(lexicon: Lexicon) -> None:
    assert len(set(lexicon.numbers)) == 11
    assert {unit for unit, words in lexicon.units.items() if words} == set(Unit)


@pytest.mark.parametrize("lexicon", ALL)
def test_what_harms_has_words_in_each_language(lexicon: Lexicon) -> None:
    assert all([lexicon.signs, lexicon.self_harm, lexicon.death, lexicon.leaving.whole])
    assert all([lexicon.yes, lexicon.no])


def test_no_word_means_two_numbers_or_two_units() -> None:
    numbers = {pair for each in LEXICONS for pair in enumerate(each.numbers)}
    units = {(unit, w) for each in LEXICONS for unit, words in each.units.items() for w in words}

    assert [word for word, n in Counter(word for _, word in numbers).items() if n > 1] == []
    assert [word for word, n in Counter(word for _, word in units).items() if n > 1] == []


def test_no_word_in_or_after_a_score_is_a_number() -> None:
    numbers = {word for each in LEXICONS for word in each.numbers}
    lists = ((*each.halves, *each.ranges, *each.out_of, *each.after_score) for each in LEXICONS)

    assert [words for each in lists for words in each if numbers & set(words.split())] == []


def language_modules() -> list[Path]:
    folder = Path(inspect.getfile(languages)).parent
    return sorted(folder.glob("*/*.py"))


def test_every_module_of_the_package_is_a_language_that_is_on() -> None:
    assert len(LEXICONS) == len({path.parent for path in language_modules()})


@pytest.mark.parametrize(
    "path", language_modules(), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_language_holds_words_and_no_code(path: Path) -> None:
    statements = ast.parse(path.read_text(encoding="utf-8")).body

    assert {type(each) for each in statements} <= {
        ast.Expr,
        ast.ImportFrom,
        ast.Assign,
        ast.AnnAssign,
    }


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "tongues"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == folder.name]:
        del sys.modules[name]


FIELDS = tuple(inspect.signature(Lexicon).parameters)


def write(path: Path, fields: dict[str, str]) -> None:
    given = ", ".join(f"{name}={value}" for name, value in fields.items())
    path.write_text(f"from bot.words.lexicon import Lexicon\nLEXICON = Lexicon({given})\n")


def test_other_words_are_a_list_with_remarks(package: Path) -> None:
    text = "# No word: pequeñas\nweek fewer\n\n  chile\n"
    (package / "other_words.txt").write_text(text, encoding="utf-8")

    assert read_words(package.name) == {"week", "fewer", "chile"}


def test_languages_are_found_by_the_names_of_their_modules(package: Path) -> None:
    write(package / "yy.py", {**dict.fromkeys(FIELDS, "()"), "numbers": "('y',)"})
    write(package / "xx.py", {**dict.fromkeys(FIELDS, "()"), "numbers": "('x',)"})

    found = find_lexicons(package.name, [str(package)])

    assert [lexicon.numbers for lexicon in found] == [("x",), ("y",)]


@pytest.mark.parametrize("field", FIELDS)
def test_a_language_without_every_field_is_refused(package: Path, field: str) -> None:
    write(package / "xx.py", {name: "()" for name in FIELDS if name != field})

    with pytest.raises(TypeError, match=f"'{field}'"):
        find_lexicons(package.name, [str(package)])


@pytest.mark.parametrize("source", ["", "LEXICON = {}\n"])
def test_a_module_that_brings_no_lexicon_is_refused(package: Path, source: str) -> None:
    (package / "xx.py").write_text(source)

    with pytest.raises(TypeError, match=r"tongues\.xx brings no LEXICON"):
        find_lexicons(package.name, [str(package)])
