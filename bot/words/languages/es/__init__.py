"""What people type in Spanish."""

from __future__ import annotations

from typing import Final

from bot.domain.protocol import Unit
from bot.words.languages.es.signs import NO_SIGN, SIGNS
from bot.words.languages.es.topics import (
    CALL,
    DEATH,
    HELP,
    LEAVING,
    SELF_HARM,
    VISIT,
    WORSE,
)
from bot.words.lexicon import Lexicon, read_words

LEXICON: Final = Lexicon(
    signs=SIGNS,
    no_sign=NO_SIGN,
    self_harm=SELF_HARM,
    death=DEATH,
    help=HELP,
    leaving=LEAVING,
    worse=WORSE,
    call=CALL,
    visit=VISIT,
    emergency_numbers=("911", "112"),
    sounds=(
        *(("qu", "k"), ("ch", "x"), ("ll", "y"), ("h", ""), ("v", "b"), ("z", "s")),
        *(("ce", "se"), ("ci", "si"), ("c", "k"), ("ge", "je"), ("gi", "ji"), ("w", "gu")),
    ),
    stemmer="spanish",
    other_words=read_words(__name__),
    yes=(
        *("si", "s", "sip", "sii", "claro", "claro que si", "por supuesto", "desde luego", "vale"),
        *("correcto", "asi es", "de acuerdo", "esta bien", "bueno", "dale", "aja", "afirmativo"),
        *("como no", "ok", "okey", "oki", "sale", "orale", "seguro", "exacto", "eso es"),
        *("acepto", "estoy de acuerdo", "perfecto", "que si", "yo si"),
    ),
    no=(
        *("no", "nop", "nel", "nada", "ninguno", "ninguna", "ningun", "para nada", "claro que no"),
        *(
            "de ninguna manera",
            "por supuesto que no",
            "mejor no",
            "ahora no",
            "no quiero",
            "que no",
        ),
        *("negativo", "nada de eso", "nada de esto", "ninguno de esos", "ninguna de esas"),
        *("ninguno de estos", "ninguna de estas", "no tengo", "no tengo nada", "no senor"),
        *("todavia no", "aun no", "en absoluto", "yo no", "nada de nada", "creo que no"),
    ),
    courtesies=(
        *(
            "por favor",
            "porfavor",
            "porfa",
            "favor",
            "gracias",
            "muchas gracias",
            "gracias a dios",
        ),
        *("senor", "senora", "senorita", "doctor", "doctora", "hola", "pues", "ay", "eh"),
        *("la verdad", "hasta ahora", "y"),
    ),
    padding=(
        *("estoy", "me siento", "siento", "sigo", "esta", "es", "lo", "hoy", "ahora", "ahorita"),
        *(
            "a las",
            "a la",
            "en",
            "la",
            "el",
            "los",
            "las",
            "un",
            "una",
            "de",
            "del",
            "esto",
            "eso",
        ),
        *("estos", "esos", "estas", "esas", "o", "creo", "creo que", "yo", "yo creo que", "mi"),
        *("muy", "diria", "opcion", "boton", "que"),
    ),
    thermometer=("temp", "termom"),
    no_thermometer=("tempo", "templ", "tempran"),
    degrees=("grado", "grados"),
    half_degrees=("y medio",),
    numbers=(
        *("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
        "diez",
    ),
    number_endings=(),
    halves=("y medio", "y media"),
    ranges=("o", "u", "a"),
    out_of=("de", "sobre", "en"),
    before_score=(
        *("como", "unos", "unas", "un", "una", "casi", "aproximadamente", "aprox"),
        *("mas o menos", "alrededor de", "cerca de", "quiza", "quizas", "tal vez", "creo que"),
        *("diria que", "yo diria", "es", "mi dolor es", "el dolor es", "dolor", "hoy", "ahora"),
        "entre",
    ),
    after_score=("hoy", "ahora"),
    units={
        Unit.HOURS: ("h", "hora", "horas"),
        Unit.DAYS: ("d", "dia", "dias"),
        Unit.WEEKS: ("semana", "semanas"),
    },
    joining=("y",),
)
