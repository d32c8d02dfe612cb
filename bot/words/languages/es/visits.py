"""What people say in Spanish of a visit that may be booked already."""

from __future__ import annotations

from typing import Final

from bot.words.lexicon import Topic

_VISIT: Final = "cita/consulta/visita/citas"
_DAY: Final = (
    "lunes/martes/miercoles/jueves/viernes/sabado/domingo/manana/hoy/ese_dia/a_esa_hora/esa_fecha"
)
_CANT: Final = "puedo/podre/podria/voy_a_poder/pude/alcanzo_a/podemos"
VISIT_WHEN: Final = Topic(
    phrases=(
        f"cuando/a_que_hora/que_hora/que_dia/que_fecha es/era/sera/tengo/tenemos/esta/seria/toca"
        f" ... {_VISIT}",
        f"cuando/a_que_hora/que_dia/que_fecha me/nos toca/dieron ... {_VISIT}",
        f"mi/la/nuestra/su {_VISIT} cuando/a_que_hora/que_dia es",
        f"mi/la/nuestra/su {_VISIT} es cuando/a_que_hora/que_dia",
        f"no recuerdo/me_acuerdo/se ... {_VISIT}",
        f"mi/la {_VISIT} es el/hoy/manana/a_las",
    ),
)
VISIT_OFF: Final = Topic(
    phrases=(
        f"no {_CANT} ir/asistir/llegar/acudir/venir ... {_VISIT}",
        f"no {_CANT} ir/asistir/acudir/venir el/este/la? proximo? {_DAY} !al/a",
        f"no ire/vengo/asistire/voy_a_ir/voy_a_asistir ... mi/la {_VISIT}",
        f"cancelar/cancele/cancelen/cambiar/cambie/cambien/mover/muevan/reprogramar/posponer"
        f"/aplazar ... {_VISIT}",
        f"otro/otra dia/fecha/hora para mi/la {_VISIT}",
    ),
)
