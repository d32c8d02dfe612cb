"""A third language of a few texts, to see what becomes of all the others."""

from __future__ import annotations

from typing import Final

FRENCH: Final = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"X-Aftercare-Status: draft\n"

msgid "choose_language"
msgstr "Bonjour. Quelle langue voulez-vous ?"

msgid "saved_answer"
msgstr "Noté : douleur {score} sur 10."

msgid "verify_again"
msgstr ""

#, fuzzy
msgid "help_line_visit"
msgstr "Rien de tel."

msgid "age_minutes"
msgid_plural "age_minutes"
msgstr[0] "il y a {count} minute"
msgstr[1] "il y a {count} minutes"

msgid "age_hours"
msgid_plural "age_hours"
msgstr[0] "il y a {count} heure"
msgstr[1] ""

msgid "visit_confirm"
msgstr "Voulez-vous un rendez-vous ?"

msgctxt "visit_confirm"
msgid "visit_yes"
msgstr "Oui"

msgctxt "visit_confirm"
msgid "visit_maybe"
msgstr "Peut-être"

msgctxt "schedule_name"
msgid "list"
msgstr "Annuler"

msgctxt "no_such_text"
msgid "yes"
msgstr "Oui"

msgid "from_to"
msgstr "{first} à {last}"
"""
