"""Every command of a patient, on the phone, in both languages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.world import open_world

SCREENS = {
    "English": {
        "/help": "This chat asks how you are",
        "/privacy": "Your privacy at Test Clinic",
        "/signs": "For these signs, call",
        "/settings": "Your settings",
        "/language": "Which language do you want?",
        "/time": "What time of day",
        "/mydata": "What we keep about you",
        "/visit": "Shall we ask the clinic to call you",
        "/options": "There are other ways to treat this pain.",
        "/stop": "Do you want to stop all check-ins?",
        "/delete": "Do you want to stop and ask us to delete",
        "/resume": "Your check-ins are not paused.",
        "/pause": "Paused.",
        "/STOP": "Stopped.",
    },
    "Español": {
        "/help": "Este chat le pregunta",
        "/privacy": "Su privacidad en Test Clinic",
        "/signs": "Por estas señales",
        "/settings": "Sus ajustes",
        "/language": "Which language do you want? / ¿Qué idioma quiere?",
        "/time": "¿A qué hora del día",
        "/mydata": "Lo que guardamos",
        "/visit": "¿Le pedimos a la clínica que le llame",
        "/options": "Hay otras formas de tratar este dolor.",
        "/stop": "¿Quiere parar todas las preguntas?",
        "/delete": "¿Quiere parar y pedir que borremos",
        "/resume": "Las preguntas no están en pausa.",
        "/pause": "En pausa.",
        "/STOP": "Listo, paramos.",
    },
}


@pytest.mark.parametrize("language", list(SCREENS))
async def test_each_command_is_answered(sqlite_url: str, language: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204", language)

        answers = {}
        for command in SCREENS[language]:
            await world.says(ben, command)
            answers[command] = ben.last_text

    wrong = {
        command: answers[command]
        for command, start in SCREENS[language].items()
        if not answers[command].startswith(start)
    }
    assert wrong == {}


async def test_a_stranger_is_told_how_to_join_by_every_command(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        eve = world.sandbox.person("E", "es")

        answers = {}
        for command in ("/pause", "/resume", "/stop", "/delete", "/visit", "/time", "/settings"):
            await world.says(eve, command)
            answers[command] = eve.last_text

    assert set(answers.values()) == {next(iter(answers.values()))}
    assert next(iter(answers.values())).startswith("Usted no está en un seguimiento.")


async def test_media_of_all_kinds_are_not_opened(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(timedelta(days=1))

        for send in (
            ben.send_voice,
            ben.send_photo,
            ben.send_sticker,
            ben.send_contact,
            ben.send_location,
        ):
            await send()
            await world.player.settle()
            assert ben.last_text.startswith("Sorry, I cannot open voice messages")
        await ben.send_photo("this looks like pus")
        await world.player.settle()

        assert ben.last_text.startswith("⚠️")
        await world.taps(ben, "No, none of these")
        assert "How strong is your pain" in ben.last_text or "⚠️" in ben.last_text


async def test_an_edited_text_is_explained(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        message_id = await ben.write("The bandage came off")
        await world.player.settle()

        await ben.edit(message_id, "Nothing came off")
        await world.player.settle()

        assert ben.last_text.startswith("You changed an old message.")


async def test_the_buttons_under_settings_lead_on(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, "/settings")

        await world.taps(ben, "Language")
        assert ben.last_text.startswith("Which language")
        await world.taps(ben, "Time of day")
        assert ben.last_text.startswith("What time of day")
        await world.taps(ben, "Midday")
        assert ben.last_text.startswith("Saved. We use Chicago time.")
        await world.taps(ben, "Pause")
        assert ben.last_text.startswith("Paused.")
        await world.taps(ben, "Resume")
        assert ben.last_text.startswith("Welcome back.")
        await world.taps(ben, "Stop")
        assert ben.last_text.startswith("Do you want to stop")


async def test_visit_why_and_bereavement_buttons_work_on_the_phone(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204", "Español")

        await world.says(ben, "/signs")
        await world.taps(ben, "Tengo algo de esto")
        await world.taps(ben, "Toqué sin querer")
        assert ben.screen[-1].text.startswith("Qué bueno que está bien.")
        await world.says(ben, "/visit")
        await world.taps(ben, "Sí, que me llamen")
        assert ben.last_text.startswith("Hecho.")
        await world.says(ben, "/settings")
        await ben.press_data(ben.screen[-1].message_id, "w:show")
        await world.player.settle()
        assert ben.last_text.startswith("Hay dos razones comunes")
        await world.says(ben, "Mi esposo murió")
        await world.taps(ben, "Sí, parar")
        assert ben.last_text.startswith("Sentimos mucho su pérdida.")
        shown = len(ben.screen)
        await world.says(ben, "/help")
        await ben.press_data(1, "zzz")
        await world.player.settle()

        assert len(ben.screen) == shown + 1
        assert ben.alerts == []


async def test_blocking_and_coming_back_on_the_phone(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        await ben.block()
        await world.player.settle()
        await ben.start()
        await world.player.settle()
        assert ben.last_text.startswith("Hello again.")
        await world.taps(ben, "Yes")

        assert ben.last_text.startswith("Welcome back. Your next check-in")
