"""How people say in Spanish that they have the means, a plan, or hurt themselves already."""

from __future__ import annotations

from typing import Final

from bot.words.languages.es.classes import PERSON

# DRAFT: a clinician must sign off these lists before live use, like the signs.
# "Gun" is what `bot.words.figures` makes of a caliber.
_GUN = "pistola/pistolas/escopeta/rifle/revolver/arma/fusil/carabina/bala/balas/gun"
_ROPE = "soga/mecate/reata/horca/lazo"
_BLADE = "navaja/navajas/cuchillo/cuchillos/cuter/cutter/hoja_de_afeitar/gillette/bisturi"
_WEAPON = f"{_GUN}/{_ROPE}/{_BLADE}"
_PILLS = (
    "pastilla/pastillas/pildoras/tabletas/capsulas/medicinas/medicamentos/somniferos/tramadol"
    "/morfina/oxicodona/insulina/frasco/frascos"
)
_AT_HAND = (
    "en_la_mano/en_las_manos/en_mi_mano/en_las_piernas/en_el_regazo/en_la_sien/en_la_boca"
    "/en_la_cabeza/a_mi_lado/al_lado/enfrente/delante_de_mi/bajo_la_almohada"
    "/debajo_de_la_almohada/en_el_buro/junto_a_mi"
)
_HAD_ENOUGH = (
    "ya_no_aguanto/ya_no_aguanta/no_aguanto/no_aguanta/no_quiero/no_quiere/ya_no_puedo/ya_no_puede"
    "/harto/harta/cansado/cansada/adios/despid*/despidio/perdon*/acabar/acabo_con/terminar"
    "/valor/animo/no_lo_busquen/no_la_busquen/no_me_busquen/ya_estuvo/hasta_aqui/se_acabo"
    "/ya_basta/me_canse/se_canso/listo/lista/morir*/matar*"
)
_LOOKS = "mirando/viendo/miro/veo/pensando/pienso/contemplando/observando/mirandola/viendola"
_WORLD = "este_mundo/esta_vida/esta_tierra/este_planeta/la_tierra/el_mundo_de_los_vivos"
_HEIGHT = (
    "azotea/puente/balcon/techo/borde/orilla/vias/cornisa/barandal/baranda/precipicio/barranco"
    "/acantilado/ventana/filo/edificio"
)
_GRAVE = (
    "bajo_tierra/tres_metros/en_el_panteon/en_el_cementerio/en_el_camposanto/en_la_tumba"
    "/en_un_hoyo"
    "/en_el_hoyo/en_el_cajon/con_los_muertos/con_mis_muertos/con_sus_muertos/enterrado/enterrada"
    "/en_una_caja/bajo_la_tierra"
)
_LONGS = (
    "prefiero/prefiere/preferiria/preferia/quiero/quiere/quisiera/queria/ojala/deseo/desea/mejor"
    "/pido/pide/pidiendo/ruego/ruega/rogando/rezo/reza/rezando/suplico/anhelo/sueno_con/espero"
)
_GOING = (
    "voy_a/va_a/vas_a/quiero/quiere/quisiera/pienso/piensa/pronto/mejor/decidi/decidio/a_punto"
)
_ON_PURPOSE = "a_proposito/adrede/aposta/intencionalmente/con_intencion/queriendo"
_SKIN = "brazo/brazos/muneca/munecas/pierna/piernas/muslo/muslos/antebrazo/antebrazos/piel/panza"
_POINT = "caso/sentido/chiste/objeto/razon/gusto/remedio"
_WHEN = "manana/el_lunes/el_domingo/el_viernes/el_sabado/pronto/para_el/despues/esta_noche/hoy"

MEANS: Final = (
    # A means at hand, or beside a wish that all stops.
    f"{_GUN}/{_ROPE} ... {_AT_HAND}",
    f"{_GUN}/{_ROPE}/navaja/navajas/cuter/cutter & {_HAD_ENOUGH}",
    f"{_LOOKS} ... {_GUN}/soga/mecate/navaja !de_juguete/en_la_tele",
    f"{_GUN}/soga/mecate & {_LOOKS}",
    "soga/mecate/reata/cuerda/lazo/cinturon ... colgad*/amarrad*/colgue/amarre/cuelga/puesta"
    f" ... viga/vigas/arbol/techo/rama/granero/cochera & {_LOOKS}/{_HAD_ENOUGH}",
    "soga/mecate/cuerda/lazo/cinturon ... cuello/pescuezo",
    "soga/mecate/reata & viga/vigas",
    f"encerro/encerre/encerrado/encerrada/encierra/encerrar* & {_WEAPON}/{_PILLS}",
    f"encerro/encerre/encerrado/encerrada/encierra en ... con ... {_WEAPON}/{_PILLS}",
    f"sentado/sentada/solo/sola/acostado/acostada/aqui ... con ... {_GUN}/{_ROPE}/navaja/navajas",
    f"{_PILLS} & regadas/vaciadas/vacie/vacio/desparramadas/en_fila/contadas/servidas/tiradas &"
    " mesa/cama/mano/pensando/tomar*/todas",
    f"{_PILLS} ... en_la_mesa/sobre_la_mesa/en_la_mano/en_la_cama & pensando/pienso/ganas/tomar*"
    "/tragar* todas/todo/todos/tomarmelas/tragarmelas",
    "vacie/vaciar/junte/saque ... todas las/mis ... " + _PILLS,
    "cochera/garaje/garage & motor/carro/coche/camioneta prendido/encendido/prendida/encendida"
    "/andando & cerrad*/puerta/dormir*/adentro/tarde",
    "motor/carro/coche/camioneta prendido/encendido/prendida/encendida/andando & cochera/garaje"
    "/garage & cerrad*/puerta/dormir*/tarde/adentro",
    f"estoy/esta/subi/subio/subido/subida/parado/parada/sentado/sentada en/a/al/del ... {_HEIGHT}"
    f" & {_HAD_ENOUGH}/seguir/saltar/brincar/soltar*/tren",
    "azotea/puente/balcon/techo/edificio & borde/orilla/filo/cornisa/barandal & no_quiero/ya_no"
    "/adios/perdon/saltar/seguir",
    "juntando/agarrando/armandome/buscando/junto ... valor/coraje/animo !para/de",
    # Who hurts himself or herself already.
    "me/se he/ha/estoy/esta/ando/anda? cort*/quem*/rasgun*/golpe*/lastim*/tajo/taje &"
    f" {_ON_PURPOSE}",
    f"{_ON_PURPOSE} & me/se cort*/quem*/rasgun*/golpe*/lastim*/tajo/taje",
    f"me/se corte/corto/cortado/taje/rasguno/rasgune el/los/la/las {_SKIN} con ... navaja/navajas"
    "/vidrio/cuter/gillette",
    # Not to be in this world.
    f"no/ni/ya_no le/les? ve/veo/ven/encuentra/encuentro/halla/hallo/tiene/tengo/mira/miro/siente"
    f" ... {_POINT} ... vivir/viviendo/vida/seguir/seguir_viviendo/estar_vivo/estar_viva/nada"
    " !tomando/yendo/con_el/con_la",
    f"{_LONGS} ... estar/quedar*/irme/irse/descansar*/dormir? {_GRAVE}",
    f"prefiero/prefiere/preferiria/preferia/mejor/quisiera/ojala & {_GRAVE}",
    f"{_GOING} ... dejar/dejo/deja/irse/irme/ir/salir/salirse/salirme/partir/abandonar/abandono"
    f"/despedirse/despedirme/desaparecer/desaparezco/desaparece/borrarme/borrarse de? {_WORLD}",
    f"no/ya_no/ni ... estar/estare/estara/estoy/estaba/este/seguir/quedarme/quedarse/vivir/andar"
    f" en {_WORLD}",
    f"{_LONGS}/voy_a/va_a me/se? desaparecer/desaparezco/desaparezca/desaparecerme/desaparecerse"
    "/borrarme/esfumarme !la/el/los/las/este_dolor/este_mensaje",
    f"{_LONGS} ... dormir*/duermo/dormirse ... no/nunca/ya_no volver/regresar/despertar*",
    "dormir*/duerma/dormido/dormida & ya_no/nunca/jamas volver/regresar/despertar*",
    f"{_LONGS}/ando/vivo/llevo ... pidiendo/rogando/rezando ... morir*/la_muerte/muerte",
    "pidiendo/rogando/rezando/pido/ruego/rezo/pide/reza para? a_dios/dios/diosito? morir*"
    "/me_muera/la_muerte/no_despertar*/que_me_lleve",
    "ya termine/acabe/estuvo/cumpli con? de? vivir/la_vida/esta_vida/este_mundo",
    # A burden, and what dying would bring.
    "valgo/vale/valdria/sirvo/valemos mas/mejor muerto/muerta/muertos",
    "muerto/muerta que vivo/viva/asi",
    "seguro/poliza ... vida? & muerto/muerta/muera/muero/falte/yo_no_este/me_muera/cobr* &"
    " mejor/mas/comen/tranquil*/deudas/muerto/muerta",
    "sin mi/el/ella ya? viviri*/estari*/seri*/descansari*/andari*/vivimos ... tranquil*/mejor"
    "/felices/feliz/libres/en_paz",
    "no/ya_no dar/darles/darle/ser/estorbar/molestar/gast* ... lata/guerra/carga/molestia*/vida"
    f"/trabajo/a_nadie/estorbo & {_WORLD}/desaparecer/desaparezco/morir*/me_muera/irme_de",
    # What is made ready.
    "carta/cartas/nota/notas/recado/recados/video/videos ... de? despedida/adios",
    "deje/dejo/escribi/escribio/hice/hizo/grabe ... carta/cartas/nota/notas/video/videos ... cada"
    "/todos/mis/sus ... hijo/hijos/hija/hijas/nieto/nietos/nieta/nietas & voy/irme/dia/adios"
    "/despid*/falte/muera/listo",
    "escogi/escogio/elegi/eligio/decidi/fije/puse/marque/tengo ... dia/fecha/noche/hora ..."
    " en_que/que/para/de me/se? voy/va/ire/acabo/muero/termino/morir*/mato/matar* !a/al/de/con_mi"
    "/con_el/por",
    "no/ya_no me/lo/la encuentran/hallan/encontraran/hallaran/van_a_encontrar/van_a_hallar/veran"
    "/van_a_ver vivo/viva/con_vida",
    f"{_WHEN} ya_no/no me encuentran/hallan/encontraran/hallaran/van_a_encontrar !en_casa/en_la"
    "/aqui_en",
    "papeles/lote/caja/cajon/gastos/traje/todo ... entierro/funeral/sepelio/panteon/funeraria"
    "/velorio & manana/adios/perdon/encuentr*/mesa/despid*/ya_no/pronto_me",
    "pague/arregle/deje/liquide & para que/no nadie/batallen/batalle/se_queden ... cuando_falte"
    "/cuando_me_vaya/cuando_me_muera/cuando_ya_no/despues_de_mi",
    "no/ya_no paso/llego/pasare/llegare/paso_de/amanezco de/del/al/a/el? domingo/lunes/martes"
    "/miercoles/jueves/viernes/sabado/manana/fin_de_semana vivo/viva/en_este_mundo",
    # A farewell, as those who heard it tell it.
    "ultima/ultimas vez/veces que ... su/mi/la voz",
    "ultima/ultimas vez/veces que me/lo/la/nos? van_a/vamos_a/ibamos_a/iban_a/veran/oiran"
    "/escucharan/veriamos/oiriamos ver*/oir*/escuchar*/hablar*?",
    f"{PERSON}/nos/les/me llamo/marco/hablo/mando/escribio ... uno_por_uno/uno_a_uno/a_todos"
    "/a_cada & ultima_vez/despid*/despidio/adios/perdon/cuiden",
    "apago el/su telefono/celular & ultima_vez/despid*/despidio/adios/perdon/no_lo_busquen",
    "que no/ya_no lo/la/me busquen/busquemos !en_la/por_telefono",
    "colgue/cuelgo/amarre/amarro/puse/prepare/hice/tengo/tiene/colgo/amarro ... soga/horca"
    " !del_caballo/de_la_ropa/para/al_caballo",
    "encerrad*/encerro/encerre/metio/meti ... cochera/garaje/garage & motor/carro/coche"
    "/camioneta/troca prendid*/encendid*/andando",
    "subi/subio/trepe/trepo/brinque/brinco/cruce/pase ... puente/barandal/azotea/baranda/cornisa"
    " & agarr*/bajaron/detuv*/no_me_atrevi/arrepenti/jalo/jalaron/salvaron/pararon",
    "hago/hace/hacia/hice/haciendo/hizo ... cortes/cortadas/rajadas/cortaditas/quemadas/heridas"
    f" ... {_SKIN}",
    "cortes/cortadas/rajadas/cortaditas/quemadas/heridas ... que ella/el/yo? me/se hago/hice"
    "/hacia/hace/hizo",
    "ruego/rezo/pido/suplico/ruega/reza/pide/pidiendo/rogando/rezando & no/ya_no me/la/lo"
    " despiert*/levante/amanezca/deje_despertar/abra_los_ojos",
    "mejor/prefiero_que/quiero_que/dice_que me/la/lo ya? entierren/entierre/enterraran"
    "/echen_tierra/quemen/cremen",
    "me/se? durmiera/dormirme/durmiese/duerma/quedara_dormida/quedara_dormido & no/nunca/ya_no"
    "/jamas volviera/volver/regresar*/despert*/amanec*",
    "seguro/poliza & mejor/mas & que_conmigo/que_yo/sin_mi/que_vivo/que_viva/que_teniendome",
    "estarian/estaran/vivirian/viviran/quedarian ... mejor/felices/tranquil* ... que_conmigo"
    "/sin_mi/si_me_voy/si_me_muero/yo_no",
    "regal*/repart* & ya_no/no/ni & va_a/voy_a/vamos_a/iba_a ocupar/necesit*/usar/servir",
    "carta/cartas/nota/notas/sobres ... para/a mis/los/sus/cada/mi hijo/hijos/hijas/nietos/nieto"
    "/familia/esposa/esposo & cajon/mesa/guard*/despues/listas/lista/buro/cuando",
    "de esta/este/hoy/manana/esta_noche semana/noche/mes/ano/domingo/lunes? ya? no paso/pasa"
    "/pasare/pasamos",
    "no paso/pasa/pasare/paso_yo ya? de esta/este/hoy/manana/esta_noche semana/noche/mes/domingo"
    "/lunes? !sin",
    "encargo/encargue/encarga/encargaba ... ninos/hijos/nietos/perro/perros/mama/familia & colgo"
    "/llorando/adios/despid*/ya_no_contesta/apago",
    "se/nos despidio/despide/despedia/despidiendo de? cada_uno/uno_por_uno/sus_hijos/sus_nietos"
    "/nosotros/todos_nosotros/mi & salio/llorando/arma/pistola/rifle/escopeta/colgo/raro/siempre"
    "/apago/se_fue",
    "salio/se_fue/sale/se_llevo con? la/el/su? pistola/rifle/escopeta/arma & adios/despid*"
    "/perdon*/cerro/monte/solo !a_cazar/de_caceria",
    "no/ya_no voy_a/va_a/quiero/pienso/quiere llegar/pasar/ver a/de la/el/mi/su? navidad"
    "/ano_nuevo/cumpleanos/primavera/esta_semana/proxima_semana",
    "hoy/esta_noche/manana/pronto & se_me_acaba/se_acaba/se_termina/se_me_termina/acabo_con"
    "/termino_con & dolor/sufrimiento/todo",
    "en una/un caja/cajon/ataud de? madera/pino/muerto/muerta",
    "pies por delante",
    "ojala/quisiera/pido/ruego & me_diera/me_de/tuviera/me_pegara/me_pegue ... cancer/infarto"
    "/embolia/derrame/paro",
    "morir*/morirme/muerte/muero & descanso/descansar/alivio/por_fin/ojala/deseo/pido/espero"
    "/acabe !de_risa/de_hambre",
    "me/se/lo/la/le voy/va/quiero/quiere a? quitar/quitarme/quitarse del/de_en camino/medio"
    "/enmedio/este_mundo",
    "no/ya_no/ni quiero/quiere/quisiera/deseo/desea/merezco/pienso ... estar/seguir/vivir"
    "/existir/respirar viv*/mas/respirando/existiendo/asi/en_este_mundo !en_el_programa/con_los",
    "se/me/te tomo/trago/tome/trague/bebio/tomar/tragar ... todo/todas/entero/entera/completo"
    " ... frasco/pastillas/medicinas/bote/caja",
    "mundo/ustedes/familia/hijos/todos/esposa/esposo & mejor/tranquil*/descans*/felices/libres &"
    " cuando_me_muera/cuando_ya_no/si_me_muero/si_me_voy/me_haya_ido/sin_mi/falte",
    f"{_GUN} & en/sobre/arriba_de la/el/mi mesa/cama/buro/escritorio/mesita",
    f"{_GUN} & agarro/agarra/cargo/carga/acaricio/a_cada_rato/no_la_suelto/no_la_suelta",
    "estoy/esta/anda/ando arriba/encima/parado/parada/subido/subida/trepado de/del/en_el"
    "/sobre_el/en_la/al puente/edificio/azotea/segundo_piso/barandal & viendo/mirando/abajo"
    "/carros/agua",
    f"me/se rajo/raja/rajando/rajaba/rajado/tasajeo/tajeo ... {_SKIN}",
    "golpea/golpeo/golpeando/azota/azoto/pega/pego la/mi/su cabeza/cara en/con/contra la/el"
    " pared/muro/piso",
    "enojo/enoja/coraje/triste/tristeza/lamento/decepcion*/rabia/lastima ... haber_despertado"
    "/que_desperte/seguir_vivo/seguir_viva/haber_amanecido/amanecer_viva/amanecer_vivo",
    "dios/diosito/virgen/senor/muerte & venga/viniera/vaya/ven por ella/el/mi/nosotros",
    "pide/pidio/ruega/reza/pidiendo/rogando/suplica & dios/diosito/virgen/senor & la/lo/se_la"
    "/se_lo/me ya? lleve/recoja/llame",
    f"se/me quiere/va/quiero/voy a? ir/irse/irme ... con mi/su/el/la? {PERSON} & cielo/difunt*"
    "/esta_noche/muert*/otro_lado/misma_noche",
    "no/ni/ya_no le/les? hallo/veo/encuentro/halla/ve/encuentra ... para_que/por_que levantar*"
    "/despertar*/seguir/vivir/luchar",
    "nadie va_a/me_va_a/se_va_a/lo_va_a/la_va_a ... extranar*/llorar*/acordar*/echar_de_menos &"
    " viejo/vieja/mi/me/como_yo/muera/muero/muerto",
    "escogi/escogio/compre/compro/pague/aparte ... caja/cajon/ataud/misa/nicho/lote & domingo"
    "/pronto/estren*/usar*/manana/listo/lista/semana",
    "testamento & escribi/escribio/carta/cartas/despid*/adios/anoche",
    "despues de esta/este/hoy/manana semana/noche/domingo? ya? no se preocupen/preocupe/preocupes",
    "pague/vendi/liquide/arregle ... deudas/todo/cuentas & no_se_preocupen/adios/perdon*"
    "/despues_de/ya_no_estare",
    "vola*/vuela/vuelo/volo/volaria la/los/mi/me_los? cabeza/sesos/tapa !en_otra/por_las_nubes",
    "dejo/dejar/deje/suspendo/suspender de? tomar/ponerme/usar? la/mi/las/mis? insulina/dialisis"
    "/medicinas/comer/oxigeno & se_acabo/me_muero/morir*/acabar/descansar/adios/irme",
    "vida/mundo ... no es/fue/era/hizo para mi/nosotros_los_viejos",
    "sale/saldria/salgo/cuesto/saldrian mas? barato/barata & muero/muera/muerto/muerta/muriera",
    "compro/consiguio/saco/saque/cargo/cargue/busca/buscando/pidio/pedi/escondio ... pistola"
    "/escopeta/revolver/veneno/soga",
    "no haber salido/despertado/regresado/vuelto/quedado_vivo de/del la? operacion/anestesia"
    "/quirofano/accidente/hospital",
    f"cuchillo/cuchillos/vidrio & dice/dijo/diciendo/llorando/encerr* & {_HAD_ENOUGH}",
    "carta/nota/recado & mujer/esposa/esposo/marido/hijos/mama/familia & entienda/entiendan"
    "/perdone/perdonen/almohada",
    "valor/agallas/huevos/coraje & hubiera_hecho/hubiera_terminado/habria_hecho/lo_hago/lo_haria"
    "/me_falta/me_falto & ya/hecho/si/hacerlo",
    "valor/agallas/huevos/coraje & hubiera_hecho/hubiera_terminado/habria_hecho/lo_haria",
    "me/se imagino/imagina/veo/ve/sueno/suena ya? colgad*/ahorcad*/muert*/enterrad*/en_un_cajon"
    "/en_mi_funeral/en_mi_velorio",
    "no/ya_no estorbo/molesto/estorbare/molestare/doy_lata/dare_lata ... mucho/mas tiempo",
    "ninos/hijos/nietos/esposa/mujer/hija/hijo/mama no me/lo/la encuentren/encuentre/hallen/halle",
    "encuentren/encontrar/hallen/hallar mi cuerpo/cadaver",
    "ganas/quiero/pienso/tentacion/quisiera ... desbarranc*/despenar*/desbarrancarme",
    "hija/hijo/ella/nieta/nieto/esposa/esposo se corta/cortaba/rasguna/quema & marcas/cicatrices"
    "/brazos/munecas/navaja/escondidas",
    "vivi/vivio/he_vivido/ha_vivido ya? lo_que tenia/habia/me/le que? vivir/tocaba/toco",
    "que/ya la/lo/me dejemos/dejen/deje/dejaran ya? ir/irse/irme/morir/descansar/partir !al/a"
    "/con/por/temprano",
    "inyeccion/algo/pastilla/suero para/pa ya? no despertar*/morir*/dormir_para_siempre",
    "me cayera/caiga/parta/partiera/matara un rayo/camion/tren",
    "no quiero/quisiera/quiere que ya? amanezca/despierte/salga_el_sol",
    "mensaje/audio/video/nota/recado & despidiend*/despidio/despedida/diciendo_adios/dijo_adios",
    f"{_GUN} & aqui_esta/aqui_tengo/nadie_en_la_casa/nadie_en_casa/a_solas",
    "inyeccion/anestesia/operacion/doctor/medico & hubiera/hubieran/hubiese dormido/dejado"
    "/matado & siempre/morir*/ahi/muert*",
    "pense/pensaba/pienso/pensando/penso en no frenar/parar/despertar*/regresar/volver",
    "puse/puso/pongo/puesto/apunte/apunto ... cuchillo/navaja/pistola/arma en/a la/el/mi/su"
    " muneca/munecas/cuello/garganta/sien/pecho/cabeza/boca",
    "para mi ya? no hay manana/futuro",
    "no hay ya? manana/futuro para mi",
    "pronto/ya dejare/dejara/dejo/dejamos de darles/darle/causarles/quitarles lata/guerra"
    "/molestias/problemas/trabajo/tiempo",
    "dice/dijo/repite que ya_no/no sirve para nada/nadie & ir/morir*/vivir/estorb*",
)
