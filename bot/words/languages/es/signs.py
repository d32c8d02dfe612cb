"""The danger signs as people type them in Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.words.languages.es.classes import LIMB, MY, PART

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
_PRIVATE = (
    "trasero/cola/nalgas/entrepierna/entre_las_piernas/asentaderas/pompis/ano/partes"
    "/partes_intimas/partes_privadas/vagina/pene/alla_abajo/ahi_abajo/verguenzas/abajo"
)
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
_NUMB = (
    "dormid*/adormec*/entum*/muert*/anestesiad*/anesteciad*/acorchad*/corcho/insensible"
    "/insensibles"
)
_SIDE = "izquierdo/izquierda/derecho/derecha/del_cuerpo/de_la_cara/cuerpo/de_mi_cuerpo/un/entero"
_LUZ = "luz/luces/lampara/lamparas/foco/focos/sol/brillo/claridad/resplandor/television/tele"
_LASTIMA = (
    "hace_dano/hacen_dano/hacen_mal/lastima*"
    "/molest*/cala/calan/clava*/pica/pican/duele*/hiere*/encandil*/arde*/quema*/mata/matan"
)
_SE_LEVANTA = (
    "sienta/siento/sentar*/paro/para/parar*/levanto/levanta/levantar*/incorpor*/enderez*/de_pie"
    "/parado/parada/sentado/sentada"
)
_SE_ACUESTA = "acostado/acostada/acostarme/acuesto/acuesta/tumbado/tumbada/recostado/recostada"
_SABE = "sabe/se/reconoce/reconozco/recuerda/recuerdo/acuerda/acuerdo/supo/sabia/ubica"
_AGUANTO = "controlo/controla/controlar/aguanto/aguanta/aguantar/retengo/retiene/retener"
_ORINAR = (
    "orinar/hacer_pipi/hacer_pis/mear/hacer_del_uno/hacer_chis/hacer_chichi/hacer_aguas"
    "/hacer_de_las_aguas/hacer_del_bano/hacer_del_cuerpo/hacer_del_dos/ir_al_bano/desaguar"
)
_AGUAS = "orina/orines/pipi/pis/popo/caca/heces/excremento"
SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "fiebre": (
        "fiebre*",
        "febril*",
        "afiebrad*",
        "tengo/tiene/tenia/tuve/tuvo/mucha temperatura",
        "temperatura ... alta/elevada/subio",
        "ando/andar/anda/estoy/traigo/trae/con/dio/dado/sigo_con/amaneci temperatura",
        "ando/anda/estoy/traigo/sigo/amaneci con temperatura",
        "ardiendo en/de fiebre/calentura/temperatura?",
        "destempla*",
        "temperatura de? treinta_y/cuarenta",
        "termometro/temperatura/temp/fiebre ... ... treinta_y_ocho/treinta_y_nueve/cuarenta"
        "/cuarenta_y_uno/ciento_uno/ciento_dos/ciento_tres/ciento_cuatro/ciento_y_uno"
        "/ciento_y_dos/ciento_y_tres",
        "treinta_y_ocho/treinta_y_nueve/cuarenta/cuarenta_y_uno y_medio? de temperatura"
        "/calentura/fiebre",
    ),
    "calentura": ("calentur*",),
    "escalofríos": (
        "escalofri*",
        "calofri*",
        "calosfri*",
        "castan* ... dientes",
        "dientes ... castan*/tiembl*",
        "tiemblo/tiembla/tiemblan/temblando/tiritando/tirito/temblor/temblores/temblorina",
        "sudo/sudando/sudor* ... frio",
        "sud*/calorones/bochornos/ardiendo & me_hielo/me_congelo/congelad*/tirit*/frio & ratos"
        "/turnos"
        "/luego/despues/de_repente/a_rato",
        "ratos & frio/me_hielo/tiemblo & mucho_calor/sudo/sudando/ardo/ardiendo",
        "ratos & congel*/me_hielo/tiemblo/frio & achicharr*/quem*/ardo/ardiendo/sudo/sudando"
        "/calor",
        "achicharr*/ardo/sudo/sudando/quemo/hirviendo & ratos & congel*/me_hielo/tiemblo/frio",
    ),
    "adormecimiento": (
        "adormec*",
        f"{PART} ... dormid*",
        f"dormid* ... {PART}",
        f"{_SE_DUERME} ... {PART}",
        f"{PART} ... {_SE_DUERME}",
        f"duerme/duermen/durmio/durmieron {MY} {PART}",
        f"{PART} ... muerto/muerta/muertos/muertas",
        f"muerto/muerta/muertos/muertas {MY} {PART}",
        "dormid*/dormia ... " + PART,
        f"dormid*/adormec*/dormia/muert* {MY} {_PRIVATE}",
        f"{_PRIVATE} ... dormid*/muert*/adormec*",
        "dormid*/adormec*/entum*/muert* & donde_me_siento/uno_se_sienta/donde_se_sienta"
        "/me_siento_en",
        "engarrot*",
        f"{PART} & dormid*/adormec*/entum*/muert*/acorchad*/corcho/tonta/tonto/lela/ajena/ajeno",
        f"no me/se/le? siento/siente/sentia nada? {MY}? {_PRIVATE} !triste/comod*/seguro/segura",
        f"{PART}/{_PRIVATE}/partes_intimas & {_NUMB} !de_cansancio/de_risa/en_el/en_la",
        f"se_me/se_le/se/me_le? durmio/durmieron/duerme/duermen/adormecio/entumio toda/todo/la/el?"
        f" medio/media/mitad/lado/la_mitad/el_lado ... {_SIDE}",
        f"lado/mitad/media ... {_SIDE} ... {_NUMB}",
        f"{PART} ... no fuera/es/era/fuese/parece/siento_como mia/mio/mias/mios/de_uno",
        "quedo/quedado/quedaron/quedar/puso/fue/siento/tengo ... muert*/dormid*/ties*/inmovil"
        "/paraliz*/tullid* ... lado/mitad/medio_cuerpo/media_cara/costado",
        "de/desde la/las/mi/mis? rodilla/rodillas/cintura/cadera/caderas/ombligo ... abajo &"
        " dormid*/muert*/siento/entum*/adormec*/nada/anestesiad*",
        "parte/partes de? abajo ... dormid*/dormia/entum*/adormec*/muert*/siento/insensible",
        f"{LIMB} ... siento/siente/tengo/traigo/sienten como piedra/piedras/bloques/ladrillos"
        "/madera/hielo/corcho/ajenos",
        f"no se_me/se_le/me/le? ha/han/a/quiere/quieren? despert*/despiert* ... {PART}",
        f"{PART} ... no ... despiert*/desperto/despertado/despertaba/despertar",
        "no se_me/se_le/se/me ha/a/han/quiere? quita/quitado/quito/pasa/pasado/va/ido/quitar/pasar"
        " lo/el/la dormid*/entumid*/adormec*/anestesia/adormilad*",
        "anestesia ... no ... pasa/pasado/quita/quitado/ido/va/baja/bajado/paso/quito",
        "no ... pasa/pasado/quita/quitado/va/baja/bajado ... la/el anestesia/bloqueo_de_la_pierna",
        f"{PART} ya? se_me/se_le murio/murieron",
        f"se_me/se_le murio/murieron {MY} ambas/ambos/dos? {LIMB}",
    ),
    "entumecimiento": ("entumec*", "entumid*"),
    "sin fuerza": (
        "sin/poca/perdi/perdio/tengo/tiene/falta ... fuerza/fuerzas",
        f"se_me/se_le fue/va/acabo/esta_yendo/fueron/acabaron la/las fuerza/fuerzas ... {LIMB}",
        f"{_SE_DOBLA} ... {LIMB}",
        f"{LIMB} ... {_SE_DOBLA}",
        f"me/le falla/fallan/fallo/fallaron {MY} {LIMB}",
        f"{LIMB} ... me/le falla/fallan/fallo/fallaron",
        f"{LIMB} no/no_me/no_le responde/responden/sostiene/sostienen/aguanta/aguantan",
        "arrastro/arrastra/arrastrando el/la/los/las/mi pie/pies/pierna/piernas",
        "pie/pies/punta_del_pie me/se/se_me/le/se_le azota/azotan/golpea/golpean/pega/pegan"
        "/cachetea/chicotea/cuelga/cae/arrastra/arrastran al/en/contra/con/el/la/cuando/contra_el"
        " suelo/piso/banqueta/caminar/camino/ando/andar/el_suelo/el_piso !agua",
        "azota/azoto/azotando/golpea/chicotea el/mi/los pie/pies al/cuando/en/contra"
        " caminar/camino/el_piso/el_suelo/piso/suelo",
        "pie caido",
        "no_me/no_le/no_se_me sostiene/sostienen/sostuvo/aguanta/aguantan/aguanto/aguantaron"
        f"/responde/responden/respondio/detiene/detienen/obedece/obedecen/mueve/mueven {MY}"
        f" {LIMB}",
        f"{LIMB} no/no_me/no_le/no_se_me responde/responden/respondio/sostiene/sostienen/sostuvo"
        "/aguanto/obedece/obedecen/detiene/detienen",
        "se_me/se_le caen/cae/caian las_cosas/cosas/todo/los_trastes",
        f"{LIMB} ... se_me/se_le va/van/vence/vencen/fue/vencio",
        f"se_me/se_le va/van/vence/vencen/vencio {MY} {LIMB}",
        f"{_CASI_NO_PUEDO} ... alzar/doblar/estirar/cerrar/apretar/agarrar/sostener/usar ..."
        f" {LIMB}/nada/cosas/cuchara/vaso/taza",
        f"{LIMB}/lado ... paralis*/paraliz*/inutil",
        "lado ... no se_mueve/se_me_mueve/responde/me_responde",
        "no se_me/se_le? mueve ... lado",
        f"{LIMB} ... de_trapo/de_gelatina/de_hule/como_trapo/como_gelatina",
        f"{LIMB} & debil*/aguad*/flacid*/floj*/cuelga/cuelgan/colgando/inutil/torpe/trapo"
        "/paraliz*/paralit*/falla/fallan/fallo/tropieza",
        f"{LIMB} & no obedece/obedecen/responde/responden/funciona/funcionan/aguanta/aguantan"
        "/sostiene/sostienen/mueve/mueven/sirve/sirven/dan/dieron/da/jala/jalan/reacciona"
        "/reaccionan",
        f"{LIMB} & no_me/no_se/no_le obedece/obedecen/responde/responden/funciona/funcionan"
        "/aguanta/aguantan/sostiene/sostienen/mueve/mueven/sirve/sirven/dan/dieron/da/jala/jalan",
        f"{_CASI_NO_PUEDO}/{_DIFICULTAD} ... subir/alzar/levantar/doblar/mover/apoyar/usar"
        f"/cerrar/estirar & {LIMB}",
        f"se_me/se_le cae/caen & {LIMB}",
        f"{LIMB} no hace/quiere/puede/me_hace/me_da/me_dan",
        "lado/mitad/medio & debil*/sin_fuerza/dormid*/paraliz*/inutil",
        f"no_puedo/no_me_puedo/no_puede/no_logro & {LIMB}",
        "no puedo hacer fuerza",
        f"{_CASI_NO_PUEDO} ... cerrar/hacer/abrir ... puno/punos",
        f"{LIMB} ... dobla/doblo/doblaba/doblan/vencio/vence/quebro como/sola/sin/hacia",
        f"{LIMB} & guang*/flacid*/vencid*/blandeng*/temblequ*/flaquea*/tambale*",
        f"{LIMB} ... de/como/de_puro/como_de palo/madera/hule/algodon/chicle/plastilina/corcho"
        "/piedra",
        f"{LIMB} & caso/no_me_hace_caso/no_me_hacen_caso & no",
        f"{LIMB} ... no me? hace/hacen caso",
        "pierdo/perdi/perdio/sin/falta ... equilibrio",
        "se_me/se_le caen/cae/caian/caia/caido ... mano/manos/platos/plato/vasos/vaso/tazas/taza"
        "/trastes/cuchara/celular_de/agarrar",
        "ando/anda/camino/camina/caminando/andar como ... borrach*/tomad*/ebri*",
        "no_puedo/apenas_puedo/cuesta ... abrochar*/agarrar/sostener la/el/los/las/mi?"
        " camisa/botones/boton/taza/vaso/cuchara/pluma/llave",
        f"tropiezo/tropezando/trastabill* con/en? mi/mis/el/los? {LIMB}",
        f"{LIMB} ... no_me/no_le/no_se_me/no_se_le cierra/cierran/abre/abren/aprieta/aprietan"
        "/agarra/agarran",
    ),
    "debilidad": ("debil*",),
    "no puedo caminar": (
        f"{_CASI_NO_PUEDO} ... caminar/andar",
        f"{_CASI_NO_PUEDO} ... pararme/pararse/de_pie",
        f"no_me/no_se/apenas_me/apenas_se {_PUEDO} parar",
        "apenas/apenas_si/a_duras_penas camino/camina/ando",
        f"no_me/no_se/apenas_me/ya_no_me {_PUEDO} levantar/sostener/incorporar/enderezar",
        f"{_CASI_NO_PUEDO} ... levantarme/levantarse/incorporarme/sostenerme/enderezarme"
        "/ponerme_de_pie/dar_un_paso/dar_paso",
        f"{_DIFICULTAD} ... caminar/andar/levantarme",
    ),
    "no puedo mover la pierna o el brazo": (
        f"{_CASI_NO_PUEDO} ... mover/moverla/moverlo/moverme/moverse",
        f"{_CASI_NO_PUEDO} ... levantar {_LO_LEVANTO}",
        f"no muevo/mueve/se_mueve/se_mueven/se_me_mueve/se_me_mueven {MY} {LIMB}",
        f"{LIMB} no se/se_me/se_le mueve/mueven",
        "paralis*/paraliz*",
        "no la/lo/las/los/la_puedo/lo_puedo muevo/mueve/mover",
        f"{_CASI_NO_PUEDO} ... alzar {_LO_LEVANTO}",
        f"no_me/no_se {_PUEDO} mover",
        "paralit*",
    ),
    "no puedo orinar": (
        f"{_CASI_NO_PUEDO} ... {_ORINAR}/ir_al_bano",
        f"{_DIFICULTAD} ... {_ORINAR}",
        f"sin {_ORINAR}",
        "no/apenas orino/orina/orinaba/orinado/he_orinado/ha_orinado/e_orinado",
        f"no/apenas sale/me_sale/le_sale ... {_AGUAS}",
        f"{_CASI_NO_PUEDO} ... hacer_del_bano/hacer_popo/evacuar/defecar/obrar",
        "no hago/hace/he_hecho/hice del_bano/pipi/pis/popo/de_las_aguas/aguas/del_uno/del_cuerpo"
        "/de_aguas/chis",
        "horas/dia/dias/ayer/anoche sin orinar/ir_al_bano/hacer_pipi",
        "no he/ha podido? orinado/orinar",
        "gotas/gotitas/chorrito/gotea & orin*/pipi/mear",
        f"ganas/quiero/voy/siento/bano/sento/pujo/hacer ... {_ORINAR}/pis/pipi/chis/del_uno &"
        " no_sale"
        "/no_me_sale/no_le_sale/no_cae/no_me_cae/no_puedo/no_puede/ni_gota/ni_una_gota"
        "/nomas_gotas",
        "ganas de? ir/orinar/bano/hacer & no_sale/no_me_sale/no_le_sale ... nada/gota",
        "no me/le? sale/cae/salen/salio ni? ni/una/nada/mas_que gota/gotas/gotita/gotitas/chorro",
        "pujo/puja/pujando & no_sale/no_me_sale/no_le_sale/nada",
        "horas/dia/noche sin_poder/que_no/sin/y_no ... hago/hacer/he_hecho/hace/ha_hecho/hecho"
        " del_uno/del_bano/pipi/pis/chis/aguas/del_cuerpo",
        "no me/le sale orinar/hacer/pipi/nada_de_orina",
    ),
    "no puedo respirar": (
        f"{_CASI_NO_PUEDO} ... respirar",
        f"{_DIFICULTAD} ... respirar",
        "no/apenas respiro/respira",
        "respiro/respira/respirar/respirando ... dificultad/trabajo",
        "no me/le entra ... aire",
        "no me/le llega/entra/pasa/alcanza ... aire",
        "se_me/se_le va/fue/corta/corto/acaba ... respiracion/aire/aliento",
        "respiro/respira/respirando mal/apenas/poco/agitad*",
        "sofoc*",
        "jadeo/jadeando/jadea",
        "respir* & dificultad/cuesta/cortito/corto/apenas/trabajo/agitad*/rapido/mal/poco"
        "/poquito/trabajosa",
        "no/apenas agarro/jalo/alcanzo/puedo_agarrar/puedo_jalar/consigo aire",
        "labio/labios/boca/unas/dedos/cara ... morad*/azul*/amoratad*",
        "morad*/azul*/amoratad* ... labio/labios/boca/unas/cara",
        "respir* ... por/como un? popote/popotito/hilo/agujerito",
        "me agito/agitado/agitada mucho?",
        "oxigeno",
        f"{_CASI_NO_PUEDO} ... pulmon*",
        "pulmon* & llenar*/llena/cierra*/apretad*/agua/aire/chifl*/silb*",
        "resuello/resollar/resollando/resuella",
        "cuesta/dificil/batallo & respir*/resuello/tomar_aire",
        "aire & no_me_entra/no_me_llega/no_alcanz*/no_pasa/no_jalo",
        "respir* como pescado/pez/perro",
    ),
    "no siento": (
        "no siento/siente/sienten/sentia",
        "no la/las/lo/los siento/siente",
        f"no me/se siento/siente/sienten {MY} {PART}",
        f"apenas siento/siente {MY} {PART}",
        f"{_NO_PUEDO} ... sentir",
        "no/sin/perdi/perdio/perdido/falta/poca ... sensibilidad/sensacion/sensaciones/tacto",
        "no ciento ... " + PART,
        "no ciento el/la/los/las/mi/mis/nada",
        "no siento/siente/sentir donde/cuando/si/ganas_de_ir/ganas_de_orinar",
        "no/ni se/sabe/siento/siente donde tengo/tiene/estan/quedan mis/sus/los/las? pies"
        "/piernas/manos/pie/pierna/mano/brazo",
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
        "me/se hice/hizo/hago/hace del_bano/del_cuerpo/encima/en_la_cama/en_los_calzones"
        "/en_el_pantalon",
        "ensucie/ensucio/ensucia/zurre/zurro/cague/cago ... calzon/calzones/ropa/cama/pantalon"
        "/pantalones/encima",
        "no/ya_no aguanto/aguanta ... ganas_de_orinar/ganas_de_ir/del_bano",
        "no/ya_no controlo/controla ... esfinter*/evacuar/intestino/nada_abajo",
        "cama/calzones/ropa/pantalon/sabanas & orinad*/mojad*/cagad*/zurrad*/meada/sucia",
        "mojad*/empapad*/orinad*/meado/meada & no/ni/sin me/se/lo/la? di/dio/dimos/darme/darse"
        "/senti/sintio/sentir/note/noto cuenta?",
        "sin sentir/darme_cuenta/darse_cuenta/querer & orina/pipi/popo/orine/bano/orino",
        "orina/pipi/popo/orines/bano & escapa/escapo/salio/sin_darme_cuenta/no_controlo"
        "/no_aguanto",
        "panal/panales",
        "me/se hice/hizo/hago/hace/hizo/ha_hecho/he_hecho/hacia del_dos/del_uno/de_todo/aguas/chis"
        "",
        "accidente/accidentes ... calzon*/cama/ropa/pantalon*/bano",
        "sale/saliendo/salio/escurre/gotea/goteando/tira/tirando & orina/pipi/popo/orines",
        "no lo/la/las senti/siento venir/salir",
        "me/se hice/hizo en el/la camino/pantalon/ropa/cama/bano/silla/carro",
        "orina/orin/pipi/popo & chorro/chorros/sola/solo/escurre/gotea/sin_control",
        "ensuci*/zurr*/cague/cago & sin_sentir/sin_darse/sin_darme/sin_querer/ni_cuenta/encima"
        "/cama/calzon*/ni_supo/ni_supe",
    ),
    "dolor en el pecho": (
        "dolor*/duele/opresion/presion ... pecho",
        "pecho & pisa/pisan/sentado/encima/aplasta/piedra/losa/elefante/faja/banda",
        "silba*/silbid*/chifla/chiflid*/pita/pitido/pitidos/ronquid* & pecho/respir*/pulmon*",
        "pecho ... duele/dolor/apretado",
        "aprieta/ardor/punzada/punzadas/molestia/pesadez/quema/arde ... pecho",
        "pecho ... presion/opresion/aprieta/quema/arde/oprimido/ardor",
        "pecho & dolor*/duele/opresion/presion/apret*/aprieta/elefante/peso/punzada*/ardor"
        "/quema/arde/pesadez",
        "corazon & dolor/duele/punzada*/aprieta/oprime",
        "aplast*/oprim*/aprieta*/estruj*/quem*/pesa & pecho",
        "se/me esta/estoy/anda/ando/va? agarrando/agarrandose/agarrandome/apretando/apretandose"
        "/agarro/agarra/aprieta/apreto/llevo_la_mano/lleva_la_mano al? el? pecho !a_los/a_las",
        "agarrandose/apretandose/agarrandome/apretandome el? pecho",
        "mano/manos en/al el? pecho & palid*/sud*/dolor/duele/gris/frio",
        "esternon & dolor/duele/opresion/presion/apriet*/peso/pesa/quema/arde",
        "sentara/sentaran/parara/pararan/pisara/pisaran/montara/sentado/encima ... pecho",
    ),
    "falta de aire": (
        "falta/faltaba/falto/sin ... aire/aliento/respiracion/resuello/fuelle/huelgo",
    ),
    "me ahogo": ("ahog*", "asfixi*"),
    "cuello rígido": (
        "cuello/nuca/pescuezo/cogote/cerviz ... rigid*/ties*/duro/dura",
        "rigid*/ties* ... cuello/nuca/pescuezo/cogote/cerviz",
        f"{_CASI_NO_PUEDO} ... doblar/mover/voltear/girar/agachar ... cuello/cabeza/nuca/pescuezo"
        "/cogote",
        "no puedo ... barbilla & pecho",
        "cuello/nuca/pescuezo/cogote/cerviz & no_lo/no_la/ni_lo/ni_la puedo/puede/logro doblar"
        "/mover/voltear/girar/bajar",
        "cuello/nuca/pescuezo/cogote/cerviz & rigid*/ties*/duro/dura/trabado/engarrotad*",
        "barbilla/barba/menton/quijada ... al/en_el/con_el pecho",
        "cuello/nuca/pescuezo/cogote/cerviz & no_se_me/no_me/no_lo/no_puedo/no_se dobla/mueve"
        "/voltea/gira/doblar/mover"
        "/voltear/girar",
    ),
    "peor dolor de cabeza": (
        f"{_FUERTE} ... dolor* de cabeza",
        f"dolor* de cabeza ... {_FUERTE}",
        "duele mucho/muchisimo/demasiado/horrible/terrible la cabeza",
        "dolor* de cabeza ... sentarme/sentarse/siento/sienta/sentado/sentada/pararme/paro"
        "/parado/parada/levantarme/levanto/de_pie/pie/incorporo/enderezo",
        "duele/dolia ... cabeza ... sentarme/sentarse/siento/sienta/sentado/sentada/pararme/paro"
        "/levantarme/levanto/de_pie/pie/incorporo",
        "cabeza ... estalla/estallar/explota/explotar/revienta/reventar/parte/partir",
        "estalla/explota/revienta/estallar/explotar/reventar/parte ... cabeza",
        "mucho/tremendo/intenso/espantoso/fuertisimo dolor* de cabeza",
        "dolor* de cabeza ... tremendo/intenso/espantoso/fuertisimo/muy_fuerte/empeora",
        "duele demasiado/tanto la cabeza",
        "migrana ... fuerte/terrible/horrible",
        "cabeza & estalla*/explota*/revienta*/punza*/parte/partir/late/palpita/insoportable"
        "/horrible/terrible/fuertisimo",
        "luz me lastima/molesta/cala",
        "me/le molesta/lastima/cala/molestan/lastiman mucho/demasiado? la/las luz/luces/claridad"
        "/resplandor",
        f"{_LUZ} & {_LASTIMA} & ojos/ojo/cabeza/vista",
        f"ojos/ojo/cabeza/vista & {_LASTIMA} & {_LUZ}",
        f"{_LASTIMA}/no_aguanto/no_soporto/no_tolero/no_aguanta/no_soporta & {_LUZ} & ojos/cabeza",
        "no/apenas/ni aguanto/aguanta/soporto/soporta/tolero/tolera/resisto/resiste/puedo_ver"
        "/puede_ni/puedo_ni/mirar/ver"
        "/puede_ver/puedo_mirar/puede_mirar/puedo_con/puede_con la/las/el/ni? la? luz/luces"
        "/lampara"
        "/claridad/resplandor/brillo/foco/focos !de_mi_cuarto/roja",
        "sensible/sensibilidad a la luz",
        "fotofobia",
        "oscuras/oscuro/oscuridad/cortinas/persianas & ojos/cabeza & duele*/dolor*/lastima*"
        "/aguant*",
        "ojos/cabeza ... duele*/dolor*/lastima*/aguant*? & oscuras/oscuro/oscuridad/persianas",
        "duele*/dolor* ... ojos/cabeza & oscuras/oscuro/oscuridad/persianas/cortinas",
        f"dolor*/duele* ... cabeza & {_SE_LEVANTA}/{_SE_ACUESTA}/no_me_deja/no_la_deja/no_lo_deja"
        "/no_me_quita",
        f"{_SE_LEVANTA}/{_SE_ACUESTA} & duele*/dolor* & cabeza",
        f"{_SE_LEVANTA} & cabeza & duele*/estalla*/revienta*/parte/explota*/punza*/late",
        "cabeza ... va/fuera/quiere a? reventar/estallar/explotar/partir/abrir",
        "cabeza & hachazo*/martillazo*/clavo/taladro/machet*/cuchill*/tambor/bomba",
        "cuando/si/al/cada_que me? paro/siento/levanto/pararme/sentarme/levantarme/incorporo"
        "/enderezo ... cabeza",
        "dolor* de cabeza & pararme/paro/sentarme/siento/levantarme/levanto/vomito/fiebre"
        "/calentura/luz",
        "dolor* de cabeza & acostado/acostada/acostarme/acuesto/acostandome",
    ),
    "supuración": (
        "supura*",
        "hoyito/agujerito/hoyo/agujero/puntito/orificio & llora/llorando/sale/salio/saliendo"
        "/turbi*/liquido/moja/mojad*/mancha*/escurre*",
        "huele/apesta/hiede/olor & inyect*/piquete/pinchazo/herida/aguja/gasa",
        "escurre/chorrea/mana/gotea/brota ... espalda/herida/piquete/pinchazo/inyect*",
        "drenaje",
        "drena/drenando",
        "liquido/agua/cosa/materia/moco amarillo/amarilla/amarillento/verde/verdoso/apestoso",
        "materia",
    ),
    "rojo/hinchado donde la aguja": (
        f"{_ROJO} ... {_LUGAR}",
        f"{_LUGAR} ... {_ROJO}",
        "rojo/roja/colorado/colorada ... hinch*/inflam*/caliente",
        "hinchad*/inflamad*/caliente ... rojo/roja/colorado/colorada",
        "enrojec*",
        "hinch*/inflam* ahi/alli/donde_me_picaron/donde_me_inyectaron/donde_me_pusieron",
        "ahi/alli/donde ... esta/tengo/quedo/veo/siento hinch*/inflam*",
        "bola/bulto/bolita/chichon/chipote/pelota ... donde/en_el_lugar ... picaron/inyectaron"
        "/pusieron/piquete/inyeccion/aguja/pincharon",
        f"liquido/secrecion ... {_LUGAR}",
        f"{_LUGAR} ... liquido/secrecion",
        "sale/salen/saliendo/salio ... liquido/secrecion",
        "me/le sale/salen/salio/salia/escurre ... agua/aguita/aguadija/sangre/sangrita/liquidito"
        "/liquido/baba/babita !del_ojo/de_los_ojos/de_la_nariz/de_la_llave/del_bano",
        "llora/lloro/llorosa/supura/mojado/mojada/humedo/humeda/escurre/gotea/sale & inyeccion"
        "/piquete/pincharon/puncion/piquetito/agujero/hoyito/pinchazo",
        "espalda ... roja/hinchada",
        "roja/hinchada la/mi/su espalda",
        "zona/area/sitio/herida/piquete/inyeccion/pinchazo/puncion/aguja & roj*/hinch*/caliente"
        "/inflam*/liquido/materia/apesta/huele/amarillo/verde/sangr*/infect*/bola",
        "escurre/gotea/sale/brota/supura & inyeccion/piquete/herida/pinchazo/inyectaron/picaron",
        "bola/bulto/bolita/chichon/chipote/grano/roncha/pelota & quem*/arde*/caliente/roja/rojo"
        "/pus/duele/dura/late & aguja/inyect*/piquete/pinch*/pico/picaron/donde",
    ),
    "cara/garganta hinchada": (
        f"{_HINCHA} ... hinch*/inflam*",
        f"hinch*/inflam* ... {_HINCHA}",
        "garganta ... cierra/cerrando/cerrada",
        "hinch*/inflam* ... ojos/parpados/boca",
        "ojos/parpados/boca ... hinch*/inflam*",
        "cierra/cierran/cerrando/cerro/cerrada ... garganta",
        "no/no_me/apenas/cuesta/dificultad/dificil puedo/puede/pasa/logro/para? tragar"
        "/pasar_saliva/pasar_la_saliva/pasar_la_comida/pasar_comida",
        "trago/tragar ... dificultad/trabajo",
        "se_me/se_le atora/atoro ... comida/saliva/garganta/pan",
        "reaccion alergica/de_alergia",
        "anafila*",
        "alergia ... inyeccion/medicina/medicamento",
        "cara/garganta/labio/labios/lengua/ojos & hinch*/inflam*/gord*/grues*/enorme*/cerrad*"
        "/cierra/inchad*",
        "lengua/labio/labios/garganta & grande/enorme/gruesa/gorda/grandota",
        "inflaron/inflo/inflados/inflada & labios/labio/ojos/parpados/cara/lengua",
        "trago/tragar/pasar & cuesta/duele/dificil/trabajo/no_puedo",
        "lengua & no_me_cabe/no_le_cabe/no_cabe & boca",
        "no me/le pasa/pasan/baja/bajan ni? la/el/un? saliva/agua/comida/bocado/trago",
    ),
    "tose o vomita sangre": (
        "tos/toso/tose/toser/tosi/tosio/tosiendo/escupo/escupe/escupi/escupio/escupiendo/vomit*"
        "/guacare*/devolv* ... sangre/ensangrentad*/coagulos !alta",
        "sangre ... tos/toso/toser/tosi/tosiendo/escupo/escupi/escupir/flema/flemas/saliva/vomit*"
        " !la_presion",
        "flema/flemas/saliva/vomito/gargajo/gargajos con/tiene/trae/sale/lleno_de/salio/salen"
        " sangre/coagulos",
    ),
    "ronchas": (
        "roncha*",
        "urticaria",
        "comezon/picazon ... todo/cuerpo/lados/todos",
        "habon/habones",
        "pica/pican/picor/comezon/picazon/rasc* & cuerpo/lados/partes",
        "salpullido/sarpullido",
        "enronchad*/enroncho",
        "granitos ... cuerpo/lados",
        "granos/ronchas/manchas/comezon/picazon & cuerpo/lados/todo/toda/comezon/rojas",
    ),
    "desmayo": (
        "desmay*",
        "desvanec*",
        "perdi/perdio/perder ... conocimiento/conciencia",
        "me/se/le desplome/desplomo/quede_inconsciente/quedo_inconsciente",
        "inconsciente",
        "quedo/quede/estaba/puso ... como muerto/muerta/ido/ida/tieso/tiesa & no contestaba"
        "/contesta"
        "/respondia/responde/reaccionaba/reacciona/hablaba",
        "encontraron/encontre/encontramos/hallaron/halle/hallamos ... tirad*/desmayad*/en_el_piso"
        "/en_el_suelo",
        "desperte/amaneci ... piso/suelo",
        "suelo/piso/cai/caida & no_me_acuerdo/no_recuerdo/ni_me_acuerdo/no_se_que_paso/no_supe",
        "no responde/reacciona/despierta",
        "perdi/perdio/perder el sentido",
        "patatus/soponcio/sincope/vahido/vahidos/vaguido/telele/yeyo/vagido",
        "cai/caer/cayo/caia/quede/quedo redonda/redondo/desplomad*/inconsciente",
        "quede/quedo/quedado en blanco",
        "se_me/se_le/todo ... nublo/nublaba/nubla/oscurecio/obscurecio/puso_negro/puso_oscuro",
        "se_me/se_le va/fue/iba el/la conocimiento/sentido/mundo/conciencia/cabeza",
        "desperte/amaneci/aparec* tirad*",
        "no supe/sabia ya? nada? de mi/si",
        "fui/fue/ido/iba/vino/puso todo? negro/blanco & desperte/cai/suelo/piso/conocimiento",
        "no/ni supe que/lo_que paso/me_paso",
        "me fui de boca/espaldas/lado & no_supe/no_recuerdo/no_me_acuerdo/no_se_que",
    ),
    "no habla bien": (
        f"{_DIFICULTAD} ... hablar",
        "no hablo/habla bien/nada/claro",
        "se_me/se_le va/fue/iba el/la/las? habla/voz/palabras",
        "sin habla",
        "casi no hablo/habla",
        "deje/dejo/dejado/dejando de hablar/oir !la/el/al/a/con/los/las/tele"
        "/television/novela/nos",
        "habla/hablo/hablar/palabras & raro/enredad*/trabad*/mal/arrastrad*/no_salen"
        "/no_me_salen/no_puedo/incoheren*",
        f"{_CASI_NO_PUEDO} ... hablar",
        "hablo/habla/hablando raro/enredado/arrastrado/trabado",
        "no me/le salen ... palabras",
        "arrastro/arrastra/arrastrando ... palabras/lengua/voz",
        "hablo/habla/hablando/sueno/suena como ... borrach*/tomad*/ebri*",
        "no me/le entiende/entienden/entendian ... hablo/hablar/habla/digo/dice",
        "traba/trabo/enreda/enredo la lengua",
        "lengua ... traba/trabada/enreda/enredada",
        "no me sale/salen el/la/las/los? habla/voz/palabras",
        "no me/le salen bien? las? palabras",
        "no/ni se_le/se_me entiende/entienden",
        "no/ni se? entiende/entienden/entiendo lo_que_dice/lo_que_digo/lo_que_habla/cuando_habla",
        "no/ni le/se/me? entiendo/entendemos/entienden ... habla/dice/hablo/digo/balbucea",
        "palabras ... cambiad*/revuelt*/al_reves/atravesad*/mochas/equivocad*/enredad*/chuecas"
        "/cruzadas/otras",
        "palabras & cambiad*/revuelt*/al_reves/mochas/equivocad*/enredad* & salen/sale/digo/dice"
        "/saliendo",
        "hablo/habla/hablando/hablar & borrach*/tomad*/ebri* & sin_tomar/no_tome/no_he_tomado"
        "/ni_una/nada",
        "piedras/papa/papas/trapo/canicas/estropajo/bola en la boca",
        "no/ni encuentra/encontraba/halla/hallo/encuentro/encontrar/hallar las/sus/mis palabras",
    ),
    "no ve bien": (
        f"{_DIFICULTAD} ... ver",
        "veo/ve/viendo ... duplicad*/dobles/dos_de/por_duplicado/en_doble",
        "quede/quedo/quedando/quedado/quedar/volviendo/volvi ... ciego/ciega/ciegos/sin_vista"
        "/sin_ver/sin_vision",
        "veo/ve/viendo/miro/vi ... puntitos/puntos_negros/manchitas/mosquitas"
        "/lucecitas/destellos/chispitas/motitas/rayitos",
        f"{_CASI_NO_PUEDO} ... ver bien/nada/claro/de_un/con_un",
        "no veo/ve bien/nada/claro/de_un/con_un",
        "veo/ve/vision/vista ... doble/borroso/borrosa",
        "no veo/ve de/con/por/del",
        "vista/vision ... nublada/nublo/doble/perdi/perdida",
        "veo/ve/vista/vision/ojo/ojos & doble/borros*/nublad*/nubl*/ciego/ciega",
        "perdi/perdio/perder/perdiendo la? vista/vision",
        "se_me/se_le va/fue/iba/apaga/apago el/la/las? vista/vision",
        "sin vista/vision",
        "casi no veo/ve",
        "no veo/ve nada/casi_nada/bulto/bultos/mas_que_sombras/casi !en_la_tele/interesante/malo"
        "/mejor/de_malo",
        "se_me/se_le/me/todo puso/pone/ponia/vio/hizo todo/la_vista/el_ojo? negro/oscuro/borroso"
        "/gris/negra/oscura/borrosa",
        "ojo/ojos/vista & puso/puse/quedo/pone/ve/veo/veia negr*/oscur*/nublad*/todo_negro"
        "/todo_oscuro",
        "cortina/telon/sombra/velo/mancha/manchas/nube/tela/neblina & ojo/ojos/vista/veo",
        "deje/dejo/dejado/dejando de ver/mirar !la/el/al/a/con/los/las/tele/television/novela/nos",
        "deje/dejo/dejado/dejando de ver/mirar con/de/por el/un/mi ojo/ojos/lado",
    ),
    "confusión": (
        "esta/anda/se_ve/amanecio/lo_veo/la_veo ... desorientad*/delirando/incoheren*/confundid*",
        "disparates/incoherencias/delira/desvaria/desvariando",
        f"no/ni ya? me/se? {_SABE} ni? en? donde/quien/quienes/que_dia/que_ano/que_mes/cuando"
        "/como_se_llama ... esta/estoy/es/soy/son/vivo/vive/llamo/llama"
        " !el/la/los/las/mi/su/un/una/mejor/para/que/abierto",
        f"no/ni ya? me/nos/lo/la/se? {_SABE} ni? como ... llamo/llama ni/mi/su/el/ella/yo?",
        "no/ni/ya_no me/nos/la/lo/le/les/a conoce/reconoce/conocia/reconocia/reconocio !bien_el",
        "no/ni/ya_no conoce/reconoce a nadie/su/sus/mi/nosotros/la_familia/los",
        "no me? acuerdo/acuerda/recuerdo/recuerda ni? de? como_me_llamo/como_se_llama/mi_nombre"
        "/su_nombre/donde_vivo/donde_vive/mi_direccion/quien_soy/quien_es",
        "se_le/se_me olvido/olvida/olvidan/olvidaron ... mi/su/nuestro/el/los nombre/nombres"
        "/direccion/quien_soy/quien_es !de_usuario/en",
        "habla/hablando/platica/platicando/ve/viendo/oye/oyendo/veo/oigo ... gente/personas/cosas"
        "/animales/muertos/voces/bichos/alguien/difuntos ... no_hay/no_esta/no_estan/no_existe"
        "/no_existen/no_son/murio/murieron/muert*",
        "habla/hablando/platica/platicando con su? muertos/el_aire/la_pared/nadie/gente_que_no"
        "/su_mama_muerta",
        "alucin*",
        "cree/piensa/jura/dice que yo? soy/somos/eres/es su/mi/la/el/otra/otro mama/madre/papa"
        "/hermana"
        "/hermano/esposa/esposo/persona/hija/hijo !y/escribe/quien",
        "se_le/se_me olvido/olvida/olvidaba quien/quienes/donde/como_se_llama/como_me_llamo"
        " soy/es/eres/somos/esta/estoy/vive/vivo? !el/la/mi",
        "no dice/habla/hace cosas? coherente/coherentes/sentido/con_sentido/nada_coherente",
        f"no/ni/ya_no me/se? {_SABE} ni? en? que ano/dia/mes/lugar/ciudad ... estamos/vivimos/es"
        " !mi/la/el/su/para",
        "no/ni/ya_no me/se acuerda/acuerdo ni? de su/mi/nuestro/sus/mis/nosotros/mi nombre/nombres"
        "/hijos/hijas/esposa/esposo/casa/direccion",
        "habla/hablando/platica/platicando con su/mi/el/la/un/una ... que? ya? murio/fallecio"
        "/muert*/difunt*",
        "esta/anda/quedo/ve/amanecio como ido/ida/atontad*/atarantad*/perdid*/en_otro_mundo",
        "ve/viendo/veo visiones/cosas_que_no/gente_que_no/muertos/animales_que_no/bichos_que_no",
        "confundid*/desorientad*/perdid*/como_ido/como_ida/esta_ido/esta_ida/atarantad*/atontad*"
        " & no_se/no_sabe/no_reconoce"
        "/no_me_acuerdo/no_se_acuerda/hablando/habla/conoce/dice_cosas/dice_puras",
        "muy/bien/toda/todo/super/tan confundid*/desorientad*/ido/ida !con/por/de/en",
        "amanecio/desperto/se_desperto/levanto ... confundid*/desorientad*/perdid*/diciendo_cosas"
        "/desconociendo/ido/ida",
        "dice/diciendo/habla/hablando puras? incoherencias/tonterias/cosas_sin_sentido/sin_sentido"
        "/cosas_raras/disparates",
        "cree/piensa/jura/dice/asegura/insiste ... es/estamos/estaba/esta en? el? ano? bygone",
        "cree/piensa/jura/insiste que ... sigue/esta/anda/trabaja ... rancho/guerra/escuela"
        "/ejercito/servicio_militar & ayer/no_sabe/confund*/muert*/lucid*",
        f"no/ni ya? me/se? {_SABE} ni? en? que/cual/cuales pueblo/ciudad/calle/casa/estado/epoca"
        "/presidente",
        "llama/llamando/dice/diciendo/confunde me? con/por el nombre de su/mi/una/otra",
    ),
    "derrame": (
        "derrame/embolia/ictus/apoplejia/acv",
        "boca/cara/labio ... chueca/chueco/torcida/torcido/ladeada/de_lado/caida",
        "cara/boca/lado/media & no_sonrie/no_me_sonrie/no_se_mueve/no_mueve/no_responde/no_cierra",
        "sonrisa/sonrio/sonreir ... chueca/chueco/lado/torcida/mitad/media",
        "torcio/torcieron/enchueco/volteo ... boca/cara/labio",
        "lado ... cara ... caido/cayo/caida/dormido",
        "cayo un/el/medio lado",
        "cara/boca/lado/media & chuec*/torcid*/paraliz*/caida/caido/congelad*/dormida",
        "tuerce/tuercen/torciendo/torcida/torcido/chueca/enchueca/ladea/ladeo/jala/jalo/volteada"
        " & boca/cara/labio/cachete/sonrisa !pie/tobillo",
        "lado/mitad ... cuerpo? ... no_me_responde/no_le_responde/apago/apagado/quedo_muerto"
        "/quedado_muerto/quedo_sin_fuerza",
        "media/mitad cara/boca/cuerpo/la_cara/del_cuerpo/de_la_cara & no mueve/se_mueve"
        "/se_le_mueve/se_me_mueve/responde/siente",
        "baba/babea/babeando & lado/cae/boca & cae/escurre/chueca/lado/babea",
        "cuelga/cuelgan/colgo/colgado ... ojo/parpado/boca/cachete/cara",
    ),
    "infarto": ("infart*", "ataque al/del corazon", "ataque cardiaco", "paro cardiaco"),
    "convulsiones": (
        "ataque/ataques epileptic*",
        "convuls*",
        "temblando/temblo/sacudi* ... todo/toda/cuerpo & no_responde/no_reacciona/inconsciente",
        "ataque & sacude/sacudia/sacudiendo/temblando/tiembla/espuma",
    ),
}
