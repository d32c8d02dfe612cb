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
    # "Si" is "if" too.
    sure=(
        *("si pero", "si desde", "si un", "si una", "si unas", "si unos", "si algo", "si hay"),
        *("si la de", "si lo de", "si el de", "si la del", "si lo del", "si me pasa", "si mi"),
        *("si ya", "si en la", "si en el", "si aunque", "si como", "sip"),
        *("si,", "si.", "si;", "si:", "si!", "si -"),
    ),
    at_ease=(
        *("no", "nada", "ninguno", "ninguna", "nunca", "sin", "ni", "tampoco"),
        *("bien", "mejor", "perfecto", "excelente", "contento", "contenta", "feliz", "igual"),
        *("recibi", "entiendo", "entendi", "entendido", "se", "lei", "veo", "voy", "puedo"),
        *("puede", "pueden", "quiero", "quisiera", "gustaria", "luego", "despues", "rato"),
        *("ocupado", "ocupada", "listo", "lista", "pregunta", "preguntas", "favor", "llame"),
        *("llamen", "cita", "doctor", "doctora", "tome", "tomo", "camine", "camino", "hice"),
        *("minuto", "momento", "momentito", "digame", "mande", "adelante", "soy", "preguntar"),
    ),
)
