"""/help word for word, and the menus command by command, of each kind of reader."""

from __future__ import annotations

import json
from typing import Final

import pytest

from bot.sandbox.people.people import Person
from tests.world import World, open_world

PATIENT: Final = {
    "English": """\
This chat asks how you are after your injection.
/visit ask for a visit
/options other treatments
/signs warning signs
/pause or /resume check-ins
/time change time or time zone
/language English or Spanish
/settings your settings
/mydata what we keep
/privacy your privacy
/delete delete my answers
/stop end check-ins

No one watches this chat all the time. For a health question call 555-0100 \
(Mon to Fri, 8:00 AM to 5:00 PM). In an emergency, call 911.""",
    "Español": """\
Este chat le pregunta cómo está después de su inyección.
/visit pedir una cita
/options otros tratamientos
/signs señales de peligro
/pause o /resume parar o seguir
/time cambiar hora o zona
/language inglés o español
/settings sus ajustes
/mydata lo que guardamos
/privacy su privacidad
/delete borrar mis respuestas
/stop terminar

Nadie vigila este chat todo el tiempo. Para dudas de salud llame al 555-0100 \
(lun a vie, 8:00 am a 5:00 pm). En una emergencia, llame al 911.""",
}
NURSE: Final = {
    "English": """\
/enroll follow up a new patient
/status today at a glance
/alerts open alerts
/calls patients to phone
/patient REF one patient
/find PART one patient by a part of the reference
/why REF what happened, and why
/duty on, off or until 6 PM: who hears of alerts first
/language English or Spanish

Use references, never names. Details stay in this private chat.""",
    "Español": """\
/enroll seguir a otra persona
/status el día de un vistazo
/alerts alertas abiertas
/calls personas por llamar
/patient REF un caso
/find PARTE un caso por parte de la referencia
/why REF qué pasó y por qué
/duty on, off o hasta 18:00: quién recibe primero los avisos
/language inglés o español

Use referencias, nunca nombres. Los detalles quedan en este chat privado.""",
}
ADMIN: Final = {
    "English": f"""\
{NURSE["English"]}

Figures, files, texts:
/report how follow-ups go, in figures
/export the data as files
/texts see or change what patients read

For admins:
/clinic hours, phone, first steps
/schedule see or change the check-ins
/rehearse try a follow-up in fast motion
/team who has access, invite, remove
/audit who did what, and when
/linkgroup send alerts to a group (type it in the group; /linkgroup off ends that)""",
    "Español": f"""\
{NURSE["Español"]}

Cifras, archivos, textos:
/report cómo van los seguimientos, en cifras
/export los datos como archivos
/texts ver o cambiar lo que leen los pacientes

Para administración:
/clinic horario, teléfono, primeros pasos
/schedule ver o cambiar las preguntas
/rehearse probar un seguimiento rápido
/team quién tiene acceso, invitar, quitar
/audit quién hizo qué y cuándo
/linkgroup mandar alertas a un grupo (escríbalo en el grupo; /linkgroup off lo termina)""",
}
PATIENTS_MENU: Final = [
    "help", "visit", "options", "signs", "time", "language", "settings", "pause", "resume",
    "mydata", "privacy", "stop", "delete",
]  # fmt: skip


@pytest.mark.parametrize("language", ["English", "Español"])
async def test_help_says_all_that_its_reader_can_do(sqlite_url: str, language: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204", language)
        for member in (world.nurse, world.admin):
            await world.says(member, "/language")
            await world.taps(member, language)

        assert await _help(world, ben) == PATIENT[language]
        assert await _help(world, world.nurse) == NURSE[language]
        assert await _help(world, world.admin) == ADMIN[language]


async def _help(world: World, person: Person) -> str:
    await world.says(person, "/help")
    return person.last_text


async def test_staff_who_type_what_nobody_waits_for_read_their_help(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        for member, text in ((world.nurse, NURSE), (world.admin, ADMIN)):
            await world.says(member, "hello?")

            assert member.last_text == text["English"]


async def test_everyone_sees_the_patients_menu_and_admins_of_groups_theirs(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        calls = [call for call in world.sandbox.calls if call.method == "setMyCommands"]
        menus = [
            (
                json.loads(str(call.parameters["scope"]))["type"],
                call.parameters.get("language_code"),
                [each["command"] for each in json.loads(str(call.parameters["commands"]))],
            )
            for call in calls
        ]

    for language in (None, "en", "es"):
        assert ("all_private_chats", language, PATIENTS_MENU) in menus
        assert ("all_chat_administrators", language, ["linkgroup"]) in menus
