"""What stands around a score in Spanish, and how its number is misspelt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BEFORE_SCORE: Final = (
    *(
        "sige en",
        "sige siendo",
        "sigue siendo",
        "sige",
        "ella",
        "el",
        "esta en",
        "esta en un",
        "anda en",
    ),
    *("quise decir", "perdon", "perdone", "digo", "no digo", "correccion", "me equivoque"),
    *("quiero decir", "seria mejor", "cambie a", "mejor dicho", "debe ser", "hola", "si"),
    *("bueno", "buenos dias", "buenas tardes", "buenas noches", "hoy amaneci en", "amaneci en"),
    *("amaneci con", "amaneci con un", "me duele", "me duele un", "me duele como", "igual"),
    *("sigue igual en", "lo mismo", "mi respuesta es", "respuesta", "en una escala de"),
    *("en la escala de", "escala de", "escala", "un fuerte", "como", "unos", "unas", "un", "una"),
    *("casi", "aproximadamente", "aprox", "mas o menos", "alrededor de", "cerca de", "quiza"),
    *("quizas", "tal vez", "creo que", "diria que", "yo diria", "es", "mi dolor es"),
    *("el dolor es", "dolor", "hoy", "ahora", "entre", "nivel", "nivel de dolor", "dolor nivel"),
    *("todavia", "aun", "sigo en", "sigue en", "tengo", "tengo un", "estoy en", "estoy en un"),
    *("anda en", "esta en", "ahorita", "numero", "mi numero es", "de dolor", "dolor de"),
    *("hoy es", "le pongo", "le doy", "todavia es", "pues", "dice", "dice que", "dijo"),
    *("me dijo", "refiere", "tiene", "siente", "paciente", "eva", "uy", "ya", "ya solo", "solo"),
    *("en realidad", "ponga", "pongale", "ponle", "pongan", "digamos", "seria", "seria un"),
    *("ando en", "ando en un", "ando como en", "ando como en un", "ando con un", "tirando a"),
    *("no esta mal", "no tan mal", "no muy mal", "nada mal", "no estoy mal", "no esta tan mal"),
    *("yo digo", "bajo a", "subio a", "de", "un nivel", "el"),
)
AFTER_SCORE: Final = (
    *("perdon", "quise decir", "me equivoque", "mejor dicho", "doctor", "doctora", "senorita"),
    *("senora", "al moverme", "cuando me muevo", "en reposo", "al caminar", "muchas gracias"),
    *("nada mas", "hoy", "ahora", "ahorita", "de dolor", "dolor", "mas o menos"),
    *("en este momento", "creo", "esta manana", "por ahora", "puntos", "todavia", "aun"),
    *("esta noche", "esta tarde", "gracias", "por favor", "diria yo", "apenas", "nomas"),
    *("yo creo", "solamente"),
)
NO_PAIN: Final = (
    *("nada", "ninguno", "nada de nada", "nadita", "sin dolor", "no tengo dolor", "no me duele"),
    *("no me duele nada", "nada de dolor", "ningun dolor", "ya no me duele", "no siento dolor"),
    *("ya no tengo dolor", "no hay dolor", "ya no hay dolor", "sin nada de dolor"),
    *("se me quito", "ya se me quito", "se me quito el dolor", "ya se me quito el dolor"),
    *("se fue el dolor", "ya se fue el dolor", "se me fue el dolor", "ya se me fue el dolor"),
    *("el dolor se fue", "el dolor ya se fue", "el dolor se me quito", "ya no duele nada"),
    *("ya no me duele nada", "no me duele nada ya", "se quito", "ya se quito", "desaparecio"),
    *("no tengo nada de dolor", "no duele", "ya no duele"),
)
NUMBER_SLIPS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("sero", "zero", "ceero"), 0),
    **dict.fromkeys(("huno",), 1),
    **dict.fromkeys(("doz",), 2),
    **dict.fromkeys(("trez",), 3),
    **dict.fromkeys(("quatro", "kuatro", "cuatr", "cautro", "kwatro"), 4),
    **dict.fromkeys(("sinco", "cinko", "sinko", "zinco", "cico", "cinc"), 5),
    **dict.fromkeys(("seiz", "ceis", "sies", "zeis"), 6),
    **dict.fromkeys(("ciete", "siet", "ziete", "sietee"), 7),
    **dict.fromkeys(("hocho", "ocjo"), 8),
    **dict.fromkeys(("nuebe", "nuev", "nuve"), 9),
    **dict.fromkeys(("dies", "diesz"), 10),
}
TENS: Final[Mapping[str, int]] = {
    **{"veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60},
    **{"setenta": 70, "ochenta": 80, "noventa": 90},
}
CENTURIES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("mil novecientos", "mil novesientos", "mil nuevecientos"), 1900),
    "dos mil": 2000,
}
