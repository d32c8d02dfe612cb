"""The Spanish danger words: the name that staff see, then the phrases that mean it.

`bot.domain.phrases` tells how a phrase is written.
"""

from __future__ import annotations

from collections.abc import Mapping

# DRAFT: a spine clinician must sign off the list before live use, and tune it with the staff's
# count of false alarms. Missing a sign is worse than a false alarm, so plain negation ("no
# tengo fiebre") matches on purpose.
_NO_PUEDO = "no_puedo/no_puede/no_podia/no_pude/no_pudo/no_logro/no_consigo/no_me_puedo/sin_poder"
_DIFICULTAD = "dificultad/dificultades/problemas/cuesta"
_MIEMBRO = "pierna/piernas/brazo/brazos/pie/pies/mano/manos/rodilla/rodillas"
_HINCHA = "cara/garganta/labio/labios/lengua"
_FUERTE = "peor/fuerte/fuertes/fuertisimo/terrible/horrible/insoportable"

SPANISH_SIGNS: Mapping[str, tuple[str, ...]] = {
    "fiebre": ("fiebre*", "febril*", "afiebrad*"),
    "calentura": ("calentur*",),
    "escalofríos": ("escalofri*",),
    "adormecimiento": (
        "adormec*",
        f"{_MIEMBRO} ... dormid*",
        f"dormid* ... {_MIEMBRO}",
        f"duerm* ... {_MIEMBRO}",
    ),
    "entumecimiento": ("entumec*", "entumid*"),
    "sin fuerza": ("sin/poca/perdi/perdio/tengo/tiene/falta ... fuerza/fuerzas",),
    "debilidad": ("debil*",),
    "no puedo caminar": (f"{_NO_PUEDO} ... caminar/andar",),
    "no puedo mover la pierna o el brazo": (f"{_NO_PUEDO} ... mover/moverla/moverlo/moverme",),
    "no puedo orinar": (
        f"{_NO_PUEDO} ... orinar/hacer_pipi/mear",
        f"{_DIFICULTAD} ... orinar",
    ),
    "no puedo respirar": (f"{_NO_PUEDO} ... respirar", f"{_DIFICULTAD} ... respirar"),
    "no siento": (
        "no siento/siente/sentia",
        "no la/las/lo/los siento/siente",
        f"{_NO_PUEDO} ... sentir",
    ),
    "vejiga": ("vejiga*",),
    "no controla la orina o las heces": (
        "no ... controlo/controla/controlar/aguanto/aguanta ... orina/heces/pipi/popo",
        "orine/orino/orina/orinado/orinando/hice/hizo encima",
    ),
    "dolor en el pecho": (
        "dolor*/duele/opresion/presion ... pecho",
        "pecho ... duele/dolor/apretado",
    ),
    "falta de aire": ("falta/faltaba/falto/sin ... aire",),
    "me ahogo": ("ahog*", "asfixi*"),
    "cuello rígido": (
        "cuello/nuca ... rigid*/ties*/duro/dura",
        "rigid*/ties* ... cuello/nuca",
    ),
    "peor dolor de cabeza": (
        f"{_FUERTE} ... dolor* de cabeza",
        f"dolor* de cabeza ... {_FUERTE}",
    ),
    "supuración": ("supura*", "drenaje", "drena/drenando"),
    "cara/garganta hinchada": (
        f"{_HINCHA} ... hinch*/inflam*",
        f"hinch*/inflam* ... {_HINCHA}",
        "garganta ... cierra/cerrando/cerrada",
    ),
    "ronchas": ("roncha*", "urticaria"),
    "desmayo": ("desmay*", "perdi/perdio/perder ... conocimiento/conciencia"),
    "no habla o no ve bien": (f"{_DIFICULTAD} ... hablar/ver",),
    "convulsiones": ("convuls*",),
}
