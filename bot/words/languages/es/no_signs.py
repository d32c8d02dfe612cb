"""What only sounds like a danger sign in Spanish."""

from __future__ import annotations

from typing import Final

_SMALL = (
    "ya/ningun/ninguna/nada_de/mucho/mucha/tanto/tanta/casi/el/la/los/las/mas/ni/un/una/mi/este"
    "/ese/gran/tan"
    "/muy/absolutamente/aun/todavia/hoy/practicamente/que_haya/que_hay/que_tenga/algun/alguna/nada"
)
_NEWS = (
    "dolor/dolores/cambio/cambios/mejoria/mejorias/mejora/mejor/peor/diferencia/diferente/efecto"
    "/efectos/alivio/molestia/molestias/aguja/piquete/pinchazo/inyeccion/malo/avance/resultado"
    "/resultados/lastima/pena/hambre/miedo/tristeza/cansancio/sueno/frio/calor/nauseas/ardor"
    "/igual/bien/mal/culpa/verguenza/rencor"
)
# Whose illness is no sign of the patient, who may be the mother or the husband of who writes.
_ALGUIEN = (
    "nieto/nieta/nietos/nietas/nietecito/nietecita/bebe/bebito/nene/nena/vecino/vecina/sobrino"
    "/sobrina"
    "/amigo/amiga/comadre/compadre/perro/gato/cunado/cunada/bisnieto/bisnieta"
)
NO_SIGN: Final = (
    "no/casi_no/ya_no/nunca/tampoco/apenas siento/siente/senti/sentia/sentimos/he_sentido"
    f" {_SMALL}?"
    f" {_SMALL}? {_SMALL}? {_NEWS}",
    f"no le/lo/la/les siento {_SMALL}? {_SMALL}? {_NEWS}",
    "no siento/senti que mejor*/funcion*/sirv*/cambi*/haya/hubiera/me_ayud*/ayud*",
    "no lo siento mucho/nada",
    "antes no/no_me/ni podia/pude/lograba/puedo caminar/andar/moverme/pararme/parar/levantarme"
    "/levantar"
    "/dormir/mover/agacharme/doblar*",
    "no/no_me podia/pude caminar/andar/moverme/pararme/parar/levantarme/mover antes/pero_ya"
    "/pero_ahora",
    "falta/faltaba/falto/sin/falta_el/faltaba_el aire/aliento de/por/del tanto/tanta/la/pura?"
    " reir*/risa/risas"
    "/bailar/baile",
    "aire/aliento ... reir*/risa/bailar",
    "ahogo/ahogaba/ahogue/ahogando de/del/por/en tanta/la? risa/reir*/un_vaso",
    "quita/quito/quitan/corta el/la aliento/respiracion la/una/esa? vista?",
    "falta/sin aire acondicionado",
    "tengo/tiene/siento/recupere mas/mucha/bastante/buena/ya/toda/la_misma fuerza/fuerzas",
    "fuerza/fuerzas de voluntad/gravedad/trabajo",
    "debilidad por/para/es/son",
    "cafe/te/senal/sabor/voz/luz ... debil",
    "debil luz/senal",
    "debilmente",
    "fiebre de/del oro/heno/sabado/futbol/mundial",
    "escalofri* de emocion/gusto",
    "temblor/temblores en/de la? ciudad/tierra/anoche?",
    "temblando de emocion/risa/gusto/miedo",
    "derrame de petroleo/leche/agua/aceite",
    "materia de/en/escolar/prima/gris",
    "drena/drenando/drenaje de/del/la/el/tapado/cocina/fregadero/lavabo",
    "fregadero/lavabo/cocina/tubo/calle drena/drenaje",
    "abajo ... dormido",
    "ya_no siento/siente/tengo/tiene dormid*/entum*/adormec*",
    "no veo/ve nada malo/raro/interesante/de_malo/mejor/en_la_tele/en_la_television/bueno",
    "casi me/le/nos da/dio/daba/pega/da_a_mi un/el/una? infart*/derrame/ataque/embolia"
    " con/por/de/al/cuando/del/viendo/porque/que",
    "infart* con/por/al_ver/cuando_vi/del el/la? recibo/cuenta/precio/precios/susto/factura/gol"
    "/partido",
    "picaba/pica/picante/picosa/enchile ... como lumbre/fuego",
    "ojo/ojos de/con/para la/el? gato/carne/sombra",
    "frijol*/cielo/platano/pan/aguacate se? me? puso/puse/quedo negr*/oscur*",
    "confundo/confundid* con/por/de/en los/las/el/la/estos/tantas/tantos? botones/boton/citas/cita"
    "/preguntas/fecha/hora/instrucciones/telefono/mensajes/celular",
    "no puedo dormir/quejarme/creer/esperar/negar/olvidar",
    "no/casi_no puedo ver/leer ... sin mis/los? lentes",
    "no veo/ve/leo bien/nada/claro ... letra/letras/letritas/numeros/pantalla/sin_lentes/gafas",
    "se durmio/duerme/quedo_dormido/quedo_dormida en mis/sus/los brazos/piernas",
    "cabeza en/a/por otra/alguna/todas parte/partes",
    "de cabeza parte",
    "ardiendo de/en ganas/deseos/amor/coraje/celos/deseo/fiesta",
    "ganas de orinar/ir/salir/comer/bailar sin_problema",
    "sin problema/problemas/dificultad/molestias para? caminar/respirar/orinar/hablar/ver/mover*",
    "camino/respiro/orino/hablo/veo sin problema/problemas/dificultad/trabajo",
    "ya/ya_no se/se_me/me? quito/paso/fue/siento lo_dormido/lo_entumido/el_adormecimiento"
    "/el_hormigueo/lo_adormecido",
    "se_me/ya quito/paso/fue el/la/lo dormido/entumido/adormecimiento/entumecimiento/adormecido",
    f"{_ALGUIEN} tiene/tuvo/tenia/esta_con/anda_con/con un/una/la/mucha? fiebre*/calentur*"
    "/temperatura/derrame/embolia/infart*/convuls*",
    f"{_ALGUIEN} le_dio/dio un/una? derrame/embolia/infart*/convuls*",
    "dio/le_dio un/una? derrame/embolia/infart* a mi/un/una? vecino/vecina/amigo/amiga/comadre"
    "/compadre",
    "ya_no/no_ya se_me/me/se_le/le? duerme/duermen/entume*/entumen/adormece*/adormecen"
    "/hormiguea* el/la/los/las/mi/mis? pie/pies/pierna/piernas/mano/manos/brazo/brazos/dedos?",
    "se_me/ya quito/quitaron/fue/fueron/paso/pasaron/acabo/acabaron el/la/los/las/lo?"
    " debilidad/hormigueo/hormigueos/mareo/mareos/rigidez/tiesura/entumido/temblor/temblores",
    "debilidad/adormecimiento/hormigueo/entumecimiento/rigidez ya? se_me/se/me_ya? quito/fue"
    "/acabo/paso/desaparecio/mejoro",
    "fiebre ... gente/todos/barrio/pueblo con/por/del el/la? futbol/mundial/elecciones"
    "/navidad/compras",
    "fiebre con/por/del/de el/la? futbol/mundial/compras/beisbol/seleccion",
    "paso en/con la/el novela/pelicula/partido/misa/juego/cuenta",
    "pelicula/novela/libro/serie/programa/documental de/del/sobre/con un/una/el/la? infart*"
    "/derrame/fiebre*/embolia/desmay*/convuls*",
    "silla/mesa/cama/banco/sillon ... patas/pata floj*/debil*/rota/rotas/coja",
    "deja/dejo/dejan/dejaron/dejado/quedo/quede/quedaron sin habla/palabras/aliento lo/la/el/de"
    "/con"
    "/al/ver/como/que/cuando/por/tanto/tu/su",
    "tiritando/temblando/tiemblan/tiritan ... hasta los/las/el/la gatos/gato/perros/perro/pajaros"
    "/gallinas/vecinos/pinguinos/piedras/vacas",
    "casi/por_poco me/nos/le desmay*/desvanezco/infarto/ahogo/caigo_muerto/caigo_muerta al"
    "/cuando/de"
    "/con/del ver/vi/veo/oir/oi/la/el/los/risa/precio/cuenta/recibo",
    "temperatura/termometro de/del/en/afuera el/la? horno/patio/calle/troca/sombra/afuera"
    "/ambiente",
)
