"""How people answer in Spanish: yes and no, and what they say for the words of a button."""

from __future__ import annotations

from typing import Final

YES: Final = (
    *("si", "s", "sip", "sii", "claro", "claro que si", "por supuesto", "desde luego", "vale"),
    *("correcto", "asi es", "de acuerdo", "esta bien", "bueno", "dale", "aja", "afirmativo"),
    *("como no", "ok", "okey", "oki", "sale", "orale", "seguro", "exacto", "eso es"),
    *("acepto", "estoy de acuerdo", "perfecto", "que si", "yo si", "tengo uno", "tengo una"),
    *(
        "si tengo",
        "si tengo uno",
        "si tengo una",
        "tengo dos",
        "tengo varios",
        "si quiero",
        "estoy listo",
        "estoy lista",
        "estoy listo",
        "estoy lista",
        "listo",
        "lista",
    ),
    *(
        "quisiera una",
        "quiero una",
        "si quiero una",
        "si quisiera",
        "me gustaria",
        "me gustaria una",
    ),
)
AGREEING: Final = (
    *("ok", "okey", "oki", "vale", "sale", "orale", "bueno", "esta bien", "de acuerdo", "dale"),
    *("perfecto", "acepto", "estoy de acuerdo", "como no", "si quiero", "estoy listo"),
    *("estoy lista", "listo", "lista", "quisiera una", "quiero una", "si quiero una"),
    *("si quisiera", "me gustaria", "me gustaria una", "adelante"),
)
# What stands in the list that is asked about, and where.
_LISTED: Final = (
    *("rojo", "roja", "hinchado", "hinchada", "hinchazon", "liquido", "debilidad", "fiebre"),
    *("primero", "primera", "segundo", "segunda", "tercero", "tercera", "tercer", "cuarto"),
    *("cuarta", "quinto", "quinta", "ultimo", "ultima", "ultimas", "ultimos", "dos", "tres"),
)
SOME: Final = (
    *("un poco", "un poquito", "poquito", "un poquitito", "tantito", "un tantito", "algo"),
    *("todos", "todas", "todo eso", "todas esas", "todos esos", "todo lo anterior", "algunos"),
    *("algunas", "las dos", "los dos", "ambas", "ambos", "varias", "varios", "casi todas"),
    *("casi todos", "una de esas", "uno de esos", "una de ellas", "uno de ellos", "solo uno"),
    *("solo una", "nomas una", "nomas uno"),
    *(
        f"{the} {what}"
        for the in ("el", "la", "lo", "los", "las", "solo", "nomas")
        for what in _LISTED
    ),
    *(f"{what} {n}" for what in ("numero", "la numero", "el numero", "la") for n in range(1, 10)),
    *(f"{n} y {m}" for n in range(1, 10) for m in range(1, 10) if n != m),
)
BESIDE_SOME: Final = (
    *("solo", "nomas", "solamente", "el", "la", "lo", "los", "las", "de", "del", "y", "e", "mi"),
    *("de la lista", "en la lista", "creo", "tal vez", "quizas", "nada mas", "tengo", "un poco"),
    *("un poquito", "es", "si", "que", "esta", "ahora", "cosa", "cosas", "unico", "unica"),
    *("pierna", "piernas", "brazo", "pie", "pies", "mano", "espalda", "yo"),
    *map(str, range(1, 10)),
    *_LISTED,
)
REFUSALS: Final = (
    *("mejor no", "ahora no", "no quiero", "todavia no", "aun no", "no hace falta"),
    *("por ahora no", "no por ahora", "por el momento no", "no por el momento", "no acepto"),
    *("de momento no", "hoy no"),
    # Who is not sure has ruled out nothing.
    *("creo que no", "yo creo que no", "no creo"),
)
NO: Final = (
    *REFUSALS,
    *("no", "nop", "nel", "nada", "ninguno", "ninguna", "ningun", "para nada", "claro que no"),
    *(
        "de ninguna manera",
        "por supuesto que no",
        "que no",
    ),
    *("negativo", "nada de eso", "nada de esto", "ninguno de esos", "ninguna de esas"),
    *("ninguno de estos", "ninguna de estas", "no tengo", "no tengo nada", "no senor"),
    *("en absoluto", "yo no", "nada de nada", "no a todo", "no a todos", "no a todas"),
    *(
        "ningun sintoma",
        "sin sintomas",
    ),
    *(
        "no tengo ninguno",
        "no tengo ninguna",
        "no hay",
        "fijese que no",
        "no presenta nada",
        "no he notado nada",
    ),
    *("ni una", "ni uno", "ni una sola", "ni uno solo", "no que yo sepa", "que yo sepa no"),
    *("ninguna de la lista", "ninguno de la lista", "nada de la lista", "nada en la lista"),
    *("ninguna de esas cosas", "ninguna de estas cosas", "ninguna de las anteriores"),
    *("ninguno de los anteriores", "de eso nada", "no tiene", "no tiene nada", "no tiene ninguno"),
    *("no tiene ninguna", "el no", "ella no", "no tiene ninguno de esos", "no tiene nada de eso"),
    *("no tengo nada de eso", "no he tenido nada", "no he tenido", "no ha tenido"),
    *("no ha tenido nada", "es no"),
    *("no tengo ninguno de esos", "no tengo ninguna de esas"),
)
CORRECTIONS: Final = (
    *("digo", "quise decir", "quiero decir", "perdon", "mejor dicho", "espere", "espera"),
    *("disculpe", "disculpa", "me equivoque", "fue un error", "fue error", "por error", "lei mal"),
    *("me equivoque de boton", "boton equivocado", "me confundi", "fue sin querer", "sin querer"),
    *("aprete mal", "le di mal", "le pique mal", "es error", "corrijo", "correccion"),
)
COURTESIES: Final = (
    *(
        "buenos dias",
        "buenas tardes",
        "buenas noches",
        "buenas",
    ),
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
    *("la verdad", "hasta ahora", "y", "perdon", "disculpe", "disculpa", "por desgracia"),
    *("lamentablemente", "desgraciadamente", "mija", "mijo", "joven", "dice que", "dice"),
    *("el dice", "ella dice", "el dice que", "ella dice que", "mi mama dice que"),
    *("mi papa dice que", "mi esposo dice que", "mi esposa dice que", "dijo que", "me dice que"),
)
CANCELLING: Final = (
    *("cancelar", "cancela", "cancele", "cancelalo", "cancelelo", "cancela eso", "olvidalo"),
    *("olvidelo", "olvida", "olvide", "dejalo", "dejelo", "dejelo asi", "dejalo asi"),
    *("me equivoque", "cambie de opinion", "cambie de idea", "ya no", "no importa", "por error"),
    *("fue un error", "fue error", "fue error mio", "fue por error", "es un error"),
    *("me equivoque de boton", "boton equivocado", "me confundi", "lei mal", "fue sin querer"),
    *("sin querer", "aprete mal", "le di mal", "le pique mal", "me equivoque de opcion"),
    *("aprete el boton equivocado", "no era eso", "no quise decir eso"),
)
ALL_WELL: Final = (
    *("estoy bien", "todo bien", "me siento bien", "estoy muy bien", "todo esta bien"),
    *("todo en orden", "sin problemas", "ando bien", "todo perfecto", "me encuentro bien"),
    *("muy bien gracias a dios", "esta bien todo", "todo va bien", "todo muy bien"),
    *("no hay problemas", "ningun problema", "sin novedad"),
)
BESIDE_NO: Final = (
    *(
        "sin problema",
        "no hay problema",
        "eso es todo",
        "es todo",
        "solo cansancio",
        "solo cansado",
        "solo cansada",
        "nomas cansado",
    ),
    *("nomas cansada", "solo un poco cansado", "solo un poco cansada", "nomas cansancio"),
    *("solo dolor", "solo el dolor", "solo molestia", "solo molestias", "solo una molestia"),
    *("solo adolorido", "solo adolorida", "nomas adolorido", "nomas adolorida", "nomas el dolor"),
    *("solo un poco adolorido", "solo un poco adolorida", "un poco adolorido", "solo sueno"),
    *("un poco adolorida", "un poco cansado", "un poco cansada", "solo un moreton", "solo tieso"),
    *("solo tiesa", "solo un poco de dolor", "un poco de dolor", "solo el dolor de siempre"),
    *("lo de siempre", "solo lo de siempre", "nada mas cansancio", "nada mas cansado"),
    *("nada mas cansada", "nada mas el dolor", "nada mas adolorido", "nada mas adolorida"),
)
PADDING: Final = (
    *(
        "hablo",
        "prefiero",
        "en punto",
    ),
    *("estoy", "me siento", "siento", "sigo", "esta", "es", "lo", "hoy", "ahora", "ahorita"),
    *(
        "a las",
        "a la",
        "por la",
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
    *(
        "muy",
        "diria",
        "opcion",
        "boton",
        "que",
        "sigue",
        "mas o menos",
        "todavia",
        "sige",
        "me duele",
        "duele",
    ),
    *(
        "que antes",
        "que ayer",
        "medicina",
        "medicinas",
        "medicamento",
        "pastillas",
        "tomo",
        "pues",
    ),
)
LANGUAGES: Final = ("espanol", "ingles", "castellano")
GOING_ON: Final = ("seguir", "empezar")
UNSAID: Final = (
    *("no dijo", "no lo dijo", "no dice", "no lo dice", "no quiso", "no quiere", "se nego"),
    *("no pregunte", "no le pregunte", "no se pregunto", "no preguntado", "sin preguntar"),
    *("no contesto", "no respondio", "no sabe", "no supo", "sin numero", "saltar"),
)
NOTHING_TO_ADD: Final = (
    *("nada mas", "nada que agregar", "nada que decir", "nada por ahora", "por ahora nada"),
    *("eso es todo", "es todo", "no tengo nada que decir", "no tengo nada que agregar"),
    *(
        "no hay nada",
        "no hay nada mas",
        "sin comentarios",
        "sin comentario",
        "de momento nada",
    ),
    *(
        "ok",
        "vale",
        "nada en especial",
        "nada nuevo",
        "ninguna pregunta",
        "sin preguntas",
        "omitir",
        "saltar",
    ),
    *("no tengo preguntas", "no tengo nada mas", "nada de momento", "nada por el momento"),
    *("por el momento nada", "todo bien", "no gracias nada"),
)
HOW_MUCH: Final = (
    "mucho",
    "muchisimo",
    "bastante",
    "un poco",
    "un poquito",
    "algo",
    "poco",
    "muy",
    "ligeramente",
)
COMPARING: Final = (
    *("mejor", "mejorcito", "mejorcita", "mejorando", "igual", "lo mismo", "bien"),
    *("mucho mejor", "un poco mejor", "sin cambios", "sin cambio"),
    *(
        f"{how} {when}"
        for how in ("mejor que", "igual que", "lo mismo que", "la mitad de", "menos que")
        for when in ("antes", "ayer", "la vez pasada", "la semana pasada", "lo de antes")
    ),
    *("la mitad", "bajo a la mitad", "como la mitad", "mas o menos la mitad"),
)
