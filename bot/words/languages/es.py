"""What people type in Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.protocol import Unit
from bot.words.lexicon import Lexicon

# DRAFT: a spine clinician must sign off these lists before live use, and tune the signs with the
# staff's count of false alarms. Missing a sign is worse than a false alarm, so plain negation
# ("no tengo fiebre") matches on purpose.
_PUEDO = (
    "puedo/puede/podia/pude/pudo/poder/podido/he_podido/ha_podido/e_podido/a_podido/habia_podido"
    "/logro/logra/consigo/consigue/alcanzo_a/alcanza_a"
)
_NO = "no/no_me/no_se/no_la/no_lo/sin"
_NO_PUEDO = f"{_NO} {_PUEDO}"
# Never "apenas" alone: "apenas me duele al caminar" is good news.
_CASI_NO_PUEDO = f"{_NO}/apenas/apenas_si/apenas_me/apenas_se/a_duras_penas {_PUEDO}"
_DIFICULTAD = "dificultad/dificultades/problemas/cuesta"
_MIEMBRO = (
    "pierna/piernas/brazo/brazos/pie/pies/mano/manos/rodilla/rodillas/tobillo/tobillos"
    "/muslo/muslos/dedo/dedos"
)
_PARTE = f"{_MIEMBRO}/entrepierna/ingle/nalga/nalgas/genitales/cara"
_MI = "la/las/el/los/mi/mis/un/una"
_SE_DUERME = "se/me/le/se_me/se_le duerme/duermen/durmio/durmieron/esta_durmiendo/estan_durmiendo"
_SE_DOBLA = "se_me/se_le dobla/doblan/doblo/doblaron/afloja/aflojan"
_LO_LEVANTO = (
    "la_pierna/las_piernas/el_brazo/los_brazos/el_pie/los_pies/la_mano/mi_pierna/mi_brazo/mi_pie"
)
_HINCHA = "cara/garganta/labio/labios/lengua"
_LUGAR = (
    "aguja/pinchazo/piquete/inyeccion/puncion/herida/piel/lugar/sitio/zona"
    "/donde/inyectaron/pincharon/picaron"
)
_ROJO = (
    "rojo/roja/rojos/rojas/rojiz*/colorad*/enrojec*/hinchad*/hinchazon/hincho/inflamad*/inflamo"
    "/infectad*/sangra/sangrando"
)
_FUERTE = "peor/fuerte/fuertes/fuertisimo/terrible/horrible/insoportable"
_AGUANTO = "controlo/controla/controlar/aguanto/aguanta/aguantar/retengo/retiene/retener"
_ORINAR = "orinar/hacer_pipi/hacer_pis/mear"
_AGUAS = "orina/orines/pipi/pis/popo/caca/heces/excremento"

_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "fiebre": (
        "fiebre*",
        "febril*",
        "afiebrad*",
        "tengo/tiene/tenia/tuve/tuvo/mucha temperatura",
        "temperatura ... alta/elevada/subio",
    ),
    "calentura": ("calentur*",),
    "escalofríos": ("escalofri*", "calofri*", "calosfri*"),
    "adormecimiento": (
        "adormec*",
        f"{_PARTE} ... dormid*",
        f"dormid* ... {_PARTE}",
        f"{_SE_DUERME} ... {_PARTE}",
        f"{_PARTE} ... {_SE_DUERME}",
        f"duerme/duermen/durmio/durmieron {_MI} {_PARTE}",
        f"{_PARTE} ... muerto/muerta/muertos/muertas",
        f"muerto/muerta/muertos/muertas {_MI} {_PARTE}",
    ),
    "entumecimiento": ("entumec*", "entumid*"),
    "sin fuerza": (
        "sin/poca/perdi/perdio/tengo/tiene/falta ... fuerza/fuerzas",
        f"{_SE_DOBLA} ... {_MIEMBRO}",
        f"{_MIEMBRO} ... {_SE_DOBLA}",
        f"me/le falla/fallan/fallo/fallaron {_MI} {_MIEMBRO}",
        f"{_MIEMBRO} ... me/le falla/fallan/fallo/fallaron",
        f"{_MIEMBRO} no/no_me/no_le responde/responden/sostiene/sostienen/aguanta/aguantan",
        "arrastro/arrastra/arrastrando el/la/los/las/mi pie/pies/pierna/piernas",
    ),
    "debilidad": ("debil*",),
    "no puedo caminar": (
        f"{_CASI_NO_PUEDO} ... caminar/andar",
        f"{_CASI_NO_PUEDO} ... pararme/pararse/de_pie",
        f"no_me/no_se/apenas_me/apenas_se {_PUEDO} parar",
        "apenas/apenas_si/a_duras_penas camino/camina/ando",
    ),
    "no puedo mover la pierna o el brazo": (
        f"{_CASI_NO_PUEDO} ... mover/moverla/moverlo/moverme/moverse",
        f"{_CASI_NO_PUEDO} ... levantar {_LO_LEVANTO}",
        f"no muevo/mueve/se_mueve/se_mueven/se_me_mueve/se_me_mueven {_MI} {_MIEMBRO}",
        f"{_MIEMBRO} no se/se_me/se_le mueve/mueven",
        "paralis*/paraliz*",
    ),
    "no puedo orinar": (
        f"{_CASI_NO_PUEDO} ... {_ORINAR}/ir_al_bano",
        f"{_DIFICULTAD} ... {_ORINAR}",
        f"sin {_ORINAR}",
        "no/apenas orino/orina/orinaba/orinado/he_orinado/ha_orinado/e_orinado",
        f"no/apenas sale/me_sale/le_sale ... {_AGUAS}",
    ),
    "no puedo respirar": (
        f"{_CASI_NO_PUEDO} ... respirar",
        f"{_DIFICULTAD} ... respirar",
        "no/apenas respiro/respira",
        "respiro/respira/respirar/respirando ... dificultad/trabajo",
        "no me/le entra ... aire",
    ),
    "no siento": (
        "no siento/siente/sienten/sentia",
        "no la/las/lo/los siento/siente",
        f"no me/se siento/siente/sienten {_MI} {_PARTE}",
        f"apenas siento/siente {_MI} {_PARTE}",
        f"{_NO_PUEDO} ... sentir",
        "no/sin/perdi/perdio/perdido/falta/poca ... sensibilidad",
    ),
    "vejiga": ("vejiga*",),
    "no controla la orina o las heces": (
        f"no ... {_AGUANTO} ... {_AGUAS}",
        "orine/orino/orina/orinado/orinando/hice/hizo/hago/hace/meo/mee/mea ... encima",
        "me/se orino/orine/orina/orinado/orinando/meo/mee/mea/he_orinado/ha_orinado",
        f"se_me/se_le sale/salen/salio/salia/escapa/escapan/escapo ... {_AGUAS}",
        "perdi/perdio/perdido/pierdo/sin ... control ... orina/heces/pipi/popo/esfinter*",
        "esfinter*",
        "me/se hice/hizo/hago/hace popo/pipi/pis/caca",
        "moje/mojo/mojado la/mi/su cama",
    ),
    "dolor en el pecho": (
        "dolor*/duele/opresion/presion ... pecho",
        "pecho ... duele/dolor/apretado",
    ),
    "falta de aire": ("falta/faltaba/falto/sin ... aire/aliento/respiracion",),
    "me ahogo": ("ahog*", "asfixi*"),
    "cuello rígido": (
        "cuello/nuca ... rigid*/ties*/duro/dura",
        "rigid*/ties* ... cuello/nuca",
    ),
    "peor dolor de cabeza": (
        f"{_FUERTE} ... dolor* de cabeza",
        f"dolor* de cabeza ... {_FUERTE}",
        "duele mucho/muchisimo/demasiado/horrible/terrible la cabeza",
    ),
    "supuración": ("supura*", "drenaje", "drena/drenando"),
    "rojo/hinchado donde la aguja": (
        f"{_ROJO} ... {_LUGAR}",
        f"{_LUGAR} ... {_ROJO}",
        "rojo/roja/colorado/colorada ... hinch*/inflam*/caliente",
        "hinchad*/inflamad*/caliente ... rojo/roja/colorado/colorada",
        "enrojec*",
        f"liquido/secrecion ... {_LUGAR}",
        f"{_LUGAR} ... liquido/secrecion",
        "sale/salen/saliendo/salio ... liquido/secrecion",
        "me/le sale/salen/salio ... agua/sangre",
        "espalda ... roja/hinchada",
        "roja/hinchada la/mi/su espalda",
    ),
    "cara/garganta hinchada": (
        f"{_HINCHA} ... hinch*/inflam*",
        f"hinch*/inflam* ... {_HINCHA}",
        "garganta ... cierra/cerrando/cerrada",
    ),
    "ronchas": ("roncha*", "urticaria"),
    "desmayo": ("desmay*", "desvanec*", "perdi/perdio/perder ... conocimiento/conciencia"),
    "no habla o no ve bien": (
        f"{_DIFICULTAD} ... hablar/ver",
        f"{_CASI_NO_PUEDO} ... hablar",
        f"{_CASI_NO_PUEDO} ... ver bien/nada/claro/de_un/con_un",
        "no hablo/habla/veo/ve bien/nada/claro/de_un/con_un",
        "hablo/habla/hablando raro/enredado/arrastrado/trabado",
        "no me/le salen ... palabras",
        "arrastro/arrastra/arrastrando ... palabras",
        "traba/trabo/enreda/enredo la lengua",
        "lengua ... traba/trabada/enreda/enredada",
        "veo/ve/vision/vista ... doble/borroso/borrosa",
    ),
    "convulsiones": ("convuls*",),
}

_ESTA = "esta/estaba/quedo/se_me_quedo/se_siente/la_siento/la_tengo/lo_siento"

LEXICON: Final = Lexicon(
    signs=_SIGNS,
    self_harm=(
        "matarme/matarse/suicidarme",
        "me/se quiero/quiere/voy/va ... matar",
        "quitarme/quitarse la vida",
        "quiero/quiere/quisiera morir*",
        "no quiero/quiere ... vivir/viviendo",
        "hacerme/hacerse dano",
        "lastimarme/lastimarse",
    ),
    death=("fallec*", "murio", "muerto/muerta", "difunto/difunta"),
    # "Muerto" of what has not died: the question is asked once, and must be left for a death.
    no_death=(
        f"{_PARTE} {_ESTA} muerto/muerta",
        f"{_PARTE} muerto/muerta",
        f"muerto/muerta {_MI} {_PARTE}",
        "estoy/ando/vengo/sigo/me_siento/como/medio/media/casi muerto/muerta",
        "muerto/muerta de/del cansancio/sueno/hambre/sed/risa/frio/calor/miedo/susto/dolor/pena",
        "bateria/pila/telefono/celular muerto/muerta",
        "bateria/pila/telefono/celular esta/estaba/quedo muerto/muerta",
        "punto/tiempo/peso muerto",
    ),
    leaving=frozenset(
        {
            *("basta", "basta ya", "ya basta", "parar", "pare", "pare por favor", "paren"),
            *("detener", "no mas", "no mas mensajes", "no quiero mas mensajes"),
            "darme de baja",
        }
    ),
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
