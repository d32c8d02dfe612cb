"""The play, first days: joining, a patient who gets better, one who does not, a warning sign."""

from __future__ import annotations

from typing import Final

from bot.sandbox.people.people import Person
from bot.sandbox.play.stage import CLINIC, Stage, link_in
from bot.texts.catalogue import load_texts

REFERENCES: Final = {"Ana": "A-101", "Ben": "B-102", "Carla": "C-103", "Dan": "D-104"}
OPTIONS: Final = (
    "Physical therapy",
    "epidural steroid injection",
    "Lifestyle changes",
    "Chiropractic care",
    "Surgery",
)
_BIRTH_YEARS: Final = {"Ana": "1951", "Ben": "1958", "Carla": "1962", "Dan": "1949"}
# What the nurse taps at the bedside, in this order; the first button where she is asked for
# something else. Only Ana says right away how strong the pain is now.
_CHOICES: Final = ("Low back", "Just now", "8", "Not asked", "Make the link")
_AT_ONCE: Final = {"Ana": "2"}
_MOST_STEPS: Final = 8
# The buttons from the birth year to consent.
_AGREEING: Final = (
    ("who_answers", "self"),
    ("welcome_consent_1", "next"),
    ("welcome_consent_2", "agree"),
)


async def open_the_clinic(stage: Stage) -> None:
    """The admin starts, lets in the nurse and a group, and looks at the schedule."""
    admin, nurse, group = stage.cast.admin, stage.cast.nurse, stage.group
    await stage.scene("The admin, named in the settings, starts the bot and invites a nurse.")
    await stage.opens(admin, "")
    await stage.says(admin, "/team invite nurse")
    await stage.opens(nurse, link_in(admin.last_text))
    stage.expect("The nurse joins by a one-time link", "Your role" in nurse.last_text)

    await stage.scene("The team's group chat is to hear of alerts. The admin adds the bot.")
    for person in (admin, nurse):
        await group.add(person)
    await group.add_bot(admin)
    await group.promote_bot(admin)
    await group.write(admin, "/linkgroup")
    await stage.rest()

    await stage.scene("The admin looks at the schedule.")
    await stage.says(admin, "/schedule")
    stage.expect("The schedule is 1 day, 2 days, 1 week", "one week" in admin.last_text)


async def enroll_four(stage: Stage) -> None:
    """Four injections in one morning; each patient opens their link before they go home."""
    cast = stage.cast
    await stage.until(0, 9)
    await stage.scene("After Ana's injection the nurse enrolls her at the bedside.")
    link = await _enroll(stage, "Ana")
    await stage.scene("Ana scans the code with her phone.")
    await _join(stage, cast.ana, link)
    joined = any("A-101 has joined" in each.text for each in cast.nurse.screen)
    stage.expect("The nurse sees on the code itself that Ana has joined", joined)
    await _choose_time(stage, cast.ana, "Morning")
    await stage.scene("Between two patients the nurse looks at Ana: relief came at once.")
    await stage.says(cast.nurse, "/patient A-101")
    card = cast.nurse.last_text
    stage.expect(
        "The pain at the bedside stands on the card", "75% less than before" in card, card
    )

    await stage.until(0, 9, 40)
    await stage.scene("The nurse enrolls Ben; he joins as Ana did, and picks midday.")
    with stage.transcript.hidden():
        await _join(stage, cast.ben, await _enroll(stage, "Ben"))
    await _choose_time(stage, cast.ben, "Midday")

    await stage.until(0, 10, 20)
    await stage.scene("The nurse enrolls Carla, who speaks Spanish.")
    with stage.transcript.hidden():
        link = await _enroll(stage, "Carla")
    await _join(stage, cast.carla, link)
    await _choose_time(stage, cast.carla, "Tarde")

    await stage.until(0, 11)
    await stage.scene("The nurse enrolls Dan; he joins as well, and picks the morning.")
    with stage.transcript.hidden():
        await _join(stage, cast.dan, await _enroll(stage, "Dan"))
    await _choose_time(stage, cast.dan, "Morning")


async def _enroll(stage: Stage, name: str) -> str:
    nurse = stage.cast.nurse
    for text in ("/enroll", REFERENCES[name], _BIRTH_YEARS[name]):
        await stage.says(nurse, text)
    left = [_AT_ONCE.get(name, each) if each == "Not asked" else each for each in _CHOICES]
    for _ in range(_MOST_STEPS):
        if link_in(nurse.last_text):
            break
        offered = nurse.buttons()
        choice = next((each for each in left if each in offered), offered[0])
        left = [each for each in left if each != choice]
        await stage.taps(nurse, choice)
    return link_in(nurse.last_text)


async def _join(stage: Stage, person: Person, link: str) -> None:
    texts, language = load_texts(), person.user.language_code
    await stage.opens(person, link)
    await stage.taps(person, texts.label("choose_language", f"lang_{language}", language))
    await stage.says(person, _BIRTH_YEARS[person.user.first_name])
    await stage.taps(person, *(texts.label(*each, language) for each in _AGREEING))


async def _choose_time(stage: Stage, person: Person, label: str) -> None:
    await stage.taps(person, label)
    is_told = person.last_text.startswith(("All set.", "Todo listo."))
    claim = f"{person.user.first_name} joins by a link and is told the dates"
    stage.expect(claim, is_told, person.last_text)


async def first_day(stage: Stage) -> None:
    """The first check-ins: Ana is better, Ben is not, Dan is silent, Carla's waits."""
    cast = stage.cast
    await stage.until(1, 10, 20)
    await stage.scene("Ana answers.")
    await stage.taps(cast.ana, "No, none", "3", "Much better")
    await stage.until(1, 13, 5)
    await stage.scene("Ben answers: nothing has changed. It is too early to conclude anything.")
    await stage.taps(cast.ben, "No, none", "8", "About the same")
    _expect_no_conclusion(stage, "on day 1")
    await stage.until(1, 23, 40)
    reminders = stage.received(cast.dan.id, "check-in is still open")
    stage.expect("Dan, who is silent, is reminded once on day 1", len(reminders) == 1)


def _expect_no_conclusion(stage: Stage, when: str) -> None:
    early = [text for text in OPTIONS if stage.received(stage.cast.ben.id, text)]
    stage.expect(f"Ben, without relief {when}, gets no conclusion yet", not early, early)


async def night(stage: Stage) -> None:
    """A warning sign late at night: help at once, and staff are called until one comes."""
    cast = stage.cast
    await stage.scene("Late at night Carla opens her check-in. She has a warning sign.")
    await stage.taps(cast.carla, "Empezar", "Sí, uno")
    red_flag = stage.received(cast.carla.id, "Busque ayuda ya")
    stage.expect("Carla reads at once where to get help, at night", len(red_flag) == 1)
    alerted = [stage.received(each, "P1") for each in (cast.nurse.id, cast.admin.id)]
    stage.expect("Nurse and admin get a P1 alert at the same moment", all(alerted))
    stage.expect(
        "The group chat hears of the P1, too",
        bool(stage.received(stage.group.id, "P1: case C-103")),
    )
    await stage.taps(cast.carla, "Fiebre")

    await stage.until(1, 23, 54)
    early = stage.received(cast.nurse.id, "STILL OPEN")
    await stage.until(1, 23, 57)
    again = stage.received(cast.nurse.id, "STILL OPEN")
    stage.expect(
        "The P1 that nobody takes is repeated after 15 minutes", not early and len(again) == 1
    )
    await stage.scene("The nurse wakes up, takes the alert and calls Carla.")
    await stage.taps(cast.nurse, "I am on it")
    await stage.says(cast.nurse, "/patient C-103")

    await stage.until(2, 0, 40)
    await stage.scene("Carla is in the emergency room. The nurse closes the alert.")
    await stage.taps(cast.nurse, "Close", "Done")
    await stage.until(2, 8, 30)
    again = stage.received(cast.nurse.id, "STILL OPEN")
    stage.expect("The P1 that was taken is not repeated", len(again) == 1, len(again))


async def _own_words(stage: Stage) -> None:
    """What the bot cannot read it keeps, and one tap says what it is about."""
    ben, nurse = stage.cast.ben, stage.cast.nurse
    await stage.scene("Ben writes something that no list of words knows. One tap explains it.")
    await stage.says(ben, "my neighbor drives me on thursday only")
    await stage.taps(ben, "It can wait")
    told = stage.received(nurse.id, "B-102")
    stage.expect("The nurse has his words to read", "note" in told[-1].text.lower(), told[-1].text)
    await stage.taps(nurse, "I am on it", "Close", "Done")


async def second_day(stage: Stage) -> None:
    """The second check-ins, and staff look at the day."""
    cast = stage.cast
    await stage.until(2, 10, 10)
    await stage.scene("Ana answers.")
    await stage.taps(cast.ana, "No, none", "2", "Much better")
    await stage.scene("Between two appointments the nurse looks at the day.")
    await stage.says(cast.nurse, "/status")
    stage.expect("/status shows the day", f"{CLINIC}, today" in cast.nurse.last_text)
    await stage.until(2, 13, 30)
    await stage.scene("Ben types instead of tapping. Still no relief, still too early.")
    for typed in ("no", "still an 8", "yes", "about the same"):
        await stage.says(cast.ben, typed)
    is_saved = bool(stage.received(cast.ben.id, "pain 8"))
    stage.expect("What Ben types counts as the tap it stands for", is_saved, cast.ben.last_text)
    _expect_no_conclusion(stage, "on day 2")
    await _own_words(stage)
    await stage.until(2, 18, 30)
    await stage.scene("Carla's next check-in still came. She answers: no sign any more.")
    await stage.taps(cast.carla, "No, nada", "5", "Un poco mejor")
