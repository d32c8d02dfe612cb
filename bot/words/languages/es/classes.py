"""Words that may stand for each other, of which the Spanish lists are made."""

from __future__ import annotations

from typing import Final

LIMB: Final = (
    "pierna/piernas/brazo/brazos/pie/pies/mano/manos/rodilla/rodillas/tobillo/tobillos"
    "/muslo/muslos/dedo/dedos/pantorrilla/pantorrillas/talon/talones/muneca/munecas"
)
PART: Final = f"{LIMB}/entrepierna/ingle/nalga/nalgas/genitales/cara"
MY: Final = "la/las/el/los/mi/mis/un/una"
PERSON: Final = (
    "mama/papa/madre/padre/esposo/esposa/marido/mujer/senora/senor/hijo/hija/hermano/hermana"
    "/abuelo/abuela/abuelito/abuelita/tio/tia/paciente/suegro/suegra/mami/papi/companero"
    "/companera/viejo/vieja/jefe/jefa"
)
