"""How people say in Spanish which of the listed warning signs they have after all."""

from __future__ import annotations

from typing import Final

from bot.words.lexicon import Listed

_NTH: Final = (
    *("primero", "primera", "primer", "segundo", "segunda", "tercero", "tercera", "tercer"),
    *("cuarto", "cuarta", "quinto", "quinta", "sexto", "sexta", "septimo", "septima"),
    *("ultimo", "ultima"),
)
LISTED: Final = Listed(
    having=(
        *("tengo", "si tengo", "yo tengo", "si la tengo", "tambien tengo", "creo que tengo"),
        *("creo que si tengo", "he tenido", "si he tenido", "tuve", "si tuve", "tiene"),
        *("si tiene", "si a", "que si a", "si para", "me pasa", "si me pasa", "si presento"),
        *("presento", "estoy teniendo", "se me olvido"),
    ),
    numbering=(
        *("numero", "el numero", "la numero", "lo numero", "la", "senal", "la senal"),
        *("senal numero", "la senal numero", "sintoma", "el sintoma", "sintoma numero"),
        *("el sintoma numero", "signo", "el signo", "punto", "el punto"),
    ),
    places=(*_NTH, *(f"{the} {nth}" for nth in _NTH for the in ("el", "la", "lo"))),
    signs=(
        *("senal", "senal de alarma", "senal de alerta", "sintoma", "signo", "de las senales"),
        *("de esas senales", "de los sintomas", "de esos sintomas", "de la lista"),
        *("en la lista", "de las cosas de la lista", "de los signos", "de su lista"),
    ),
    ones=("uno", "una", "alguna", "alguno", "algunas", "algunos", "dos", "cosa"),
    asides=(
        *("ah", "oh", "espere", "espera", "un momento", "en realidad", "ahora que lo pienso"),
        *("pensandolo bien", "tambien", "pero", "se me olvido", "creo", "creo que", "hoy"),
        *("ahora", "ayer", "anoche", "despues de todo", "de la lista", "en la lista"),
        *("de su lista", "mas bien", "no espere", "diria", "yo diria", "y", "fijese que"),
    ),
    details=(
        *("desde", "hace", "ayer", "anoche", "hoy", "antier", "anteayer", "esta manana"),
        *(
            "esta tarde",
            "esta noche",
            "en la manana",
            "en la noche",
            "por la noche",
            "el",
            "lunes",
        ),
        *("martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "dia", "dias", "hora"),
        *(
            "horas",
            "semana",
            "semanas",
            "par",
            "la inyeccion",
            "despues de la inyeccion",
            "pasada",
        ),
        *("pasado", "ya lo tenia", "ya la tenia", "ya lo tenia antes", "ya la tenia antes"),
        *("empezo", "comenzo", "me empezo", "me comenzo", "me dio", "a veces", "va y viene"),
        *("pero", "solo", "un", "una", "unos", "unas", "poco", "poquito", "leve", "algo", "mucho"),
        *("la", "lo", "los", "las", "de", "del", "en", "mi", "mis", "su", "y", "dos", "ambas"),
        *("ambos", "todas", "todos", "una de ellas", "lista", "senal", "senales", "sintoma"),
        *("sintomas", "cosa", "pierna", "piernas", "brazo", "brazos", "pie", "pies", "mano"),
        *("manos", "dedo", "dedos", "ingle", "izquierda", "izquierdo", "derecha", "derecho"),
        *("tengo", "tiene", "primera", "primero", "segunda", "segundo", "tercera", "tercero"),
        *("cuarta", "cuarto", "quinta", "quinto", "ultima", "ultimo"),
        *(f"{n} {unit}" for n in range(2, 15) for unit in ("dias", "horas", "semanas")),
    ),
)
