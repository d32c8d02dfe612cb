"""How people say in Spanish that they may harm themselves."""

from __future__ import annotations

from typing import Final

from bot.words.languages.es.classes import PERSON
from bot.words.languages.es.means import MEANS
from bot.words.lexicon import Topic

# DRAFT: a clinician must sign off these lists before live use, like the signs.
_PILLS = (
    "gabapentina/gabapentinas/pregabalina/oxicodona/hidrocodona/paracetamol/tabletas/capsulas"
    "/tramadol/morfina/clonazepam/rivotril/diazepam/alprazolam/insulina/tafil/valium/opioides"
    "/somniferos"
    "/pastilla/pastillas/medicina/medicinas/frasco/medicamentos/pastillero/pildoras"
)
# What people do to themselves, with "me" or "se" behind it or before.
_ENDS = (
    "matarme/matarse/colgarme/colgarse/ahorcarme/ahorcarse/aventarme/aventarse/tirarme/tirarse"
    "/lanzarme/lanzarse/arrojarme/arrojarse/envenenarme/envenenarse/suicidarme/suicidarse"
    "/estrellarme/estrellarse/desbarrancarme/desbarrancarse"
)
_TO_END = "aventar/tirar/lanzar/arrojar/colgar/ahorcar/envenenar/suicidar/matar/cortar_las_venas"
_BY_HAND = "ahorcar/envenenar/suicidar/cortar_las_venas/pegar_un_tiro/dar_un_tiro/dar_un_balazo"
_HEIGHT = (
    "puente/tren/balcon/azotea/ventana/edificio/metro/precipicio/barranco/barranca/rio/pozo/vias"
    "/techo/cuarto_piso/quinto_piso/acantilado/presa"
)
_THINKS = (
    "pienso/piensa/pensado/pensando/penso/imagino/tentacion/tienta/ganas/quisiera/facil/quiero"
)
_CEASES = "matarme/matarse/morirme/morirse/morir/acabar/suicid*/despertar/despertarme/despertarse"
_LEA = "lea/lean/leas/leen/reciba/reciban/recibas/encuentren/encuentre/vean/vea/escuchen"
_HABRIA = "habria/hubiera/hubiese/habia/he/ha/iba/abria/ubiera"
_MISMO = "mismo/misma/mi_mismo/mi_misma/si_mismo/si_misma"
_LIVING = "vivir/viviendo/vivo/vida/seguir/sigo/existir"

SELF_HARM: Final = Topic(
    phrases=(
        *MEANS,
        "suicid*",
        "matarme/matarse/suicidarme/ahorcarme/colgarme/envenenarme",
        "me/se quiero/quiere/voy/va/quisiera ... matar",
        "me quiero/quisiera/pienso/voy_a/dan_ganas_de colgar/ahorcar !telefono/hamaca",
        "me corte/corto/cortando/sigo_cortando los/mis brazos/antebrazos/muslos",
        "quitarme/quitarse la vida",
        "terminar/acabar con mi/su vida",
        "acabar/terminar con todo",
        "quiero/quiere/quisiera/deseo/prefiero/preferiria morir*",
        "prefiero/preferiria la? muerte",
        "prefiero/preferiria ... muerto/muerta",
        "ganas de morir*",
        "ojala me? ... muera/muriera/muriese",
        "me quiero/quisiera morir/ir_de_este_mundo",
        "no quiero/quiere/quisiera/deseo ... vivir/viviendo/existir/despertar*/seguir_viva"
        "/seguir_vivo",
        "no quiero/quisiera estar aqui/viva/vivo/en_este_mundo",
        "no quiero/quisiera ... este mundo",
        "ojala/quisiera/espero/prefiero ... no/ya_no/nunca despertar*/despierte/despertara",
        "no despertar*/despierte/despertara mas/nunca/manana/jamas",
        "y no despertar*",
        "dormir/dormirme ... siempre/no_despertar",
        f"no vale/valga ... pena ... {_LIVING}/asi",
        f"para que ... {_LIVING}",
        f"no tiene/tengo/encuentro/encuentra/veo/hay/le_encuentro ... sentido/por_que/razon/motivo"
        f"/caso ... {_LIVING}",
        "vida ... no tiene/vale ... sentido/pena/nada",
        "sin sentido ... vida/vivir",
        "mejor/mejores sin mi",
        "mejor/mejores si/cuando ... no estuviera/estoy/existiera/este/viviera/muero/muriera",
        "tomar/tomarme/tomo/tome/tragar/tragarme/trague/tome_me ... todas/todo/todos ..."
        f" {_PILLS}",
        f"todas las/mis {_PILLS}",
        "sobredosis",
        "cansado/cansada/harto/harta/hasto/canse/cansando/fastidiado/fastidiada de vivir/la_vida"
        "/estar_vivo/estar_viva",
        "no/ya_no aguanto/soporto/puedo_con ... la/esta/mi vida",
        "soy/siento una? carga",
        "quiero/quisiera/ganas_de desaparecer",
        "que dios me ... lleve/recoja",
        "dios ... lleveme/llevame/me_lleve",
        "hacerme/hacerse dano",
        "pienso/pensando/pensado/penso/pensar/suenos ... muerte/morir*/matar*/suicid*",
        "me muero/muera/muriera/morir*/muriese",
        "ojala/quisiera/preferiria ... no/nunca ... vivo/viva/existir/existiera/nacido/vivir/aqui",
        "muchas/demasiadas/un_monton_de/punado_de pastillas/pildoras",
        "pastillas/pildoras a_proposito/de_golpe/de_una_vez/juntas",
        "que se acabe/termine ... vida",
        "no puedo/quiero/deseo seguir/continuar viviendo/vivo/viva/con_vida",
        "a nadie ... importa/importaria/importo",
        "nadie ... me quiere/necesita/extranaria/va_a_extranar",
        "para que vivo/existo/sigo_vivo",
        "mejor estar muerto/muerta",
        "no me queda nada/nadie",
        "muerte & alivio/mejor/salida/descanso/paz/pienso/deseo/quiero/solucion/llegue",
        "me haga/hago/haria/hiciera/hice dano",
        "feliz/felices/mejor/mejores/tranquilos/tranquila/facil ... sin mi",
        "matenme/mateme/matame",
        "que alguien me mate",
        "odio/detesto mi? vida/vivir/estar_vivo/estar_viva",
        "adios para siempre/mundo/a_todos",
        "despedirme de todos/mi_familia/la_vida",
        "sin/no_tengo/perdi ... ganas de vivir/seguir",
        "acabar/terminar de una vez",
        "vida ... asco/mierda/infierno/no_sirve",
        "no sirvo para nada",
        "pensamientos/ideas/ganas suicidas/de_matarme/de_morir",
        "mejor me? muero/muera/muriera/muerto/muerta",
        "facil/mejor ... muerto/muerta/muriera/muriendome",
        "si estuviera/estuviese muerto/muerta",
        "que me/ya muera/mate/mataran",
        "dejenme/dejeme/dejen/dejarme/dejame ... morir",
        "dejar de existir/vivir/respirar",
        "quiero/quisiera/voy/puedo/deseo/ganas_de/listo_para ... morir*/matar*/no_existir"
        "/dejar_de_existir"
        "/irme_de_este_mundo/irme_con_dios/desaparecer/acabar_con_esto/terminar_con_esto"
        "/acabar_con_todo",
        "acabar/terminar con esto/todo/mi_vida/mi_sufrimiento/mi_existencia",
        "compre/tengo/consegui/busco ... pistola/arma/veneno/soga/cuerda/navaja",
        "plan/planes/planeo/como para? matar*/morir*/suicid*",
        "no quiero/quisiera/ganas_de ... amanecer/despertar*/abrir_los_ojos/estar_aqui/vivir"
        "/existir",
        "no puedo/quiero/se vivir/seguir_viviendo con/asi/mas/de",
        "nada importa/vale_la_pena/tiene_sentido/me_importa",
        "sin esperanza/esperanzas/ganas_de_vivir/salida",
        "no hay/veo/tengo salida/esperanza/esperanzas/futuro/razon_para",
        "no le veo caso/sentido",
        "no merezco vivir",
        "no haber nacido",
        "nunca hubiera/haber nacido",
        "estorbo ... todos/familia/hijos",
        "harto/harta/cansado/cansada de todo/luchar/sufrir/la_vida/esta_vida",
        "cortarme/cortar las? venas/munecas",
        "me quiero/quisiera/voy ... hacer dano",
        "lastimarme/lastimarse/cortarme_las_venas/aventarme/tirarme_del/tirarme_de_un",
        "que todo ... acabe/termine ... no vivir/quiero",
        "facil/facilita/mejor/alivio/tranquil* & yo? estuviera/estuviese/estoy/este muerto/muerta",
        "facil/mejor/alivio & si/que yo? me_muero/me_muera/muriera/me_muriera/falto/faltara",
        "pido/ruego/rezo/rogando/pidiendo/deseo/espero ... no/ya_no despert*/amanec*",
        "que caso/sentido/objeto/chiste tiene/hay ... seguir/vivir/vida/todo_esto/levantar*/vivo",
        "prefiero/preferiria/mejor/quisiera/ojala/ganas/quiero & bajo_tierra/en_la_tumba"
        "/en_el_cajon/en_el_panteon/en_el_hoyo/en_el_cementerio/metros_bajo",
        "cansad*/agotad*/hart*/fastidiad*/aburrid*/rendid* ... de estar/seguir? viv*/vida/vivir"
        "/existir/respirar",
        "mejor/mejores/tranquil*/feliz/felices/respirar*/descansar*/alivi*/libres &"
        " si_yo_faltara/si_falto/si_faltara/sin_mi/si_me_muero/si_me_muriera/si_me_voy/si_yo_no"
        "/cuando_yo_no/cuando_me_vaya/cuando_me_muera",
        "dios/diosito/senor/virgen/muerte & venga/viniera/ven por mi",
        "para que/quien me levanto/despierto/levantarme/despertarme/despertar*/amanezco/sigo"
        "/quedo",
        "quedarme/seguir/vivir/estar/quedar aqui? sin el/ella/mi_esposo/mi_esposa/mi_viejo"
        "/mi_vieja/mi_marido/mi_mujer",
        "me quito/quite/quitare/quitaria/voy_a_quitar la vida",
        "rio/puente/vias/tren/barranco/metro/acantilado & meterme/tirarme/aventarme/lanzarme"
        "/arrojarme/echarme",
        f"monton/bola/punado/bote/montonal de mis? {_PILLS}",
        f"{_PILLS} ... a_proposito/adrede",
        "no quiero/pienso/voy_a ver/llegar/pasar a? manana/otro_dia/navidad/ano_nuevo/la_manana",
        "mi ultimo dia/mensaje/adios",
        "mi ultima noche/despedida",
        "no volveran/van_a_volver/vuelven a saber de mi",
        "no lloren/llore/sufran por mi",
        "vivir/vida/existir ... tortura/castigo/suplicio/martirio/condena/carga",
        "esto/asi/eso no es vida/vivir",
        "vida/vivir & asco/infierno/no_sirve/no_vale/basta/ya_estuvo/sin_sentido/miserable"
        "/desgraciada/porqueria/no_tiene_caso",
        "mejor/preferible ... no estuviera/existiera/viviera/hubiera_nacido/estuviese",
        "no tengo/hay/queda/me_queda ... quien/que/nada_por_que? vivir",
        "ganas_de/quiero/voy_a/mejor/prefiero/pienso rendirme/darme_por_vencido/darme_por_vencida",
        "que esto/todo/ya? termine/acabe/se_acabe para_siempre/de_una_vez/por_todas",
        "no amanezca/amaneciera/amanecer/amanezco",
        "dejenme/dejeme/dejame ir/irme/partir/descansar",
        "pensado/pensando/pienso/se/imagino en? como hacerlo/acabar/quitarme/terminar/matar*",
        f"{_PILLS} & la_mano/enfrente/tentad*/mirando/contando/listas/lista",
        "prefiero/preferiria acabar/terminar/desaparecer/no_estar/no_seguir",
        "quitaron/quitado/fueron/acabaron/perdi/perdido/sin/no_tengo/no_hay/tengo_pocas ..."
        " ganas de vivir/seguir/existir",
        "frasco/bote/caja/pastillero & entero/entera/completo/completa/todo/toda & tom*/trag*"
        "/met*",
        "tomar*/tomo/tragar*/trago/tome ... frasco/bote/caja/pastillero entero/entera/completo"
        "/completa/todo",
        "hubiera/hubieran/hubiese/debieron/debi/deberia/debia ... morir/muerto/morido/morirme",
        "por_que/porque/cuando dios/diosito/senor/virgen ... no? me lleva/llevara/recoge/llama",
        "despido/despedi/despidiendo/despedirme de mis/la_vida/todos/ustedes/mi",
        "soy un/una? inutil/inservible/estorbo",
        "no valgo nada",
        "no me dan/quedan/dieron ganas de? vivir/seguir",
        "quitarme/quitarse/me_quito/me_quite de en? medio/el_medio/este_mundo/encima",
        "quitarme/quitarse del medio",
        "tomarmelas/tomarlas/tragarmelas/tragarlas/tomarmelos/tomarlos/metermelas ... todas"
        "/todos/juntas/juntos/una_vez/jalon/golpe",
        f"junte/junto/juntando/juntado/guarde/guardando/guardado/ahorre/ahorrando/escondi/acumul*"
        f" ... {_PILLS}",
        f"{_PILLS} & facil/pienso/pensando/tentacion/de_una_vez/de_golpe/de_un_jalon/dormirme",
        "me ya? lleve/lleves/llevara/llevase/recoja/recojas/recogiera/recogiese/recoge/llame"
        "/llamara & dios/diosito/senor/virgen/muerte/jesus",
        "dios/diosito/senor/virgen/muerte & me ya? lleve/lleves/llevara/llevase/recoja/recojas"
        "/recogiera/recogiese/recoge/llame",
        "ojala/quiero_que/pido_que/pido/que ya me lleve/llevara/recoja/recogiera",
        "mas/menos/sino que? morir*/matar*",
        "no hay/veo/tengo/encuentro/queda/hallo otra/ninguna/mas? salida/opcion/remedio que/mas"
        "/sino ... morir*/matar*",
        "vida & no_la/ya_no_la/no_lo quiero/aguanto/soporto/deseo",
        "ojala/quisiera/hubiera/preferiria/preferia ... no/nunca ... hubiera/haber/hubiese?"
        " despert*/amanecido/nacido/salido_viva/salido_vivo",
        "murio/fallecio/muerte/perdi & seguirla/seguirlo/alcanzarla/alcanzarlo/reunirme"
        "/irme_con_ella/irme_con_el/ir_con_ella/ir_con_el/estar_con_ella/estar_con_el",
        "quiero/quisiera/deseo irme/reunirme/estar con/junto_a mi? difunta/difunto/dios/diosito"
        "/senor/muertos",
        "no le/les? encuentro/veo/hallo/encuentra sentido/caso/chiste/objeto ... nada/vida/vivir"
        "/todo/esto/seguir",
        "no tiene/tengo sentido/razon/motivo/razones/motivos/caso ... seguir/vivir/vida"
        "/levantarme",
        "tirarme/aventarme/lanzarme/arrojarme/botarme del/desde/al/de_un/a_un/por_el/por_la"
        "/de_la/de_una/delante/a_las/a_la ... puente/tren/balcon/azotea/ventana/edificio/metro"
        "/carro/precipicio/barranco/rio/camion/pozo/vias",
        "pegarme/darme/meterme/me_pego/me_doy/me_meto/pegar un tiro/balazo/plomazo/disparo",
        "pistola/escopeta/arma/rifle & usar*/pienso/pensando/matar*/cabeza/acabar/lista/cargada",
        "ser/soy/fui/siendo una/un? carga/estorbo/lastre/lata",
        "no quiero/quisiera ... ser/dar/estorbar una/un/mas? carga/estorbo/lata/guerra/estorbar"
        "/molestia",
        "no/ya_no estare/voy_a_estar ... viva/vivo/mucho_tiempo/en_este_mundo",
        "me da/daria igual/lo_mismo vivir/morir*/si_vivo/si_muero/si_despierto/despertar*"
        "/si_me_muero",
        "da/daria igual ... muero/morir*/muriera/vivo/despierto/despertar*",
        "cuiden/cuide/cuida a/de mis/mi hijos/hijas/nietos/familia cuando_no_este/cuando_me_vaya",
        "cuando ya? me_muera/me_haya_ido/yo_falte/yo_no_este",
        "descansar de? para_siempre/todo/una_vez/esta_vida/este_mundo/vivir",
        "no tengo/encuentro/hay nada/nadie ... por/para que/quien? vivir",
        "perdido/perdi las ganas de vivir/todo/seguir",
        "no aguanto/soporto/quiero esta/mi/la? vida/existencia",
        "se acabo/acaba/termino todo para mi",
        "mejor/prefiero no existir/despertar*/haber_nacido/estar_aqui",
        "no pinto/pinta nada/aqui/ya/en",
        "aqui/ya/yo sobro/estorbo/no_pinto/no_quepo",
        "sobro/estorbo en/aqui/ya/yo/para/a/nomas/nada_mas/a_todos",
        "solo/nomas/nada_mas/puro estorbo/sobro/estorbar/doy_lata/doy_guerra/doy_molestias"
        "/causo_molestias",
        "estoy/estorbo/soy/ando de mas/sobra/adorno aqui/en_esta_vida/en_este_mundo"
        "/en_la_vida/en_esta_casa/en_todas_partes/para_todos/ya/yo?",
        "no le/les? hago/hacemos falta a nadie/ninguno/mis_hijos/mi_familia",
        "nadie me quiere/necesita/extrana/extranaria/echaria/llora/lloraria/busca/va_a_llorar"
        "/va_a_echar",
        "que hago/pinto yo? aqui? yo/todavia/en_este_mundo/en_esta_vida/vivo/viva/viviendo",
        "soy un/una? cero/nadie/fracaso/trapo/bulto/mueble/estorbo/lastre/peso/basura",
        "no sirvo/valgo para/la nada/pena/nadie",
        "no_sirvo_ya/ya_no_sirvo/no_sirvo ... para/a/de nadie/vivir/nada",
        "mejor me fuera/desaparezco/muriera/quitara/desapareciera/acabara/acabaran",
        "estarian/estaran/vivirian/vivirian/quedarian/descansarian ... mejor/felices/tranquilos"
        "/en_paz sin/si",
        "poner*/ponga/pongo/pondre/poniendo un? punto? fin/final a esto/todo/mi_vida"
        "/mi_existencia/mi_sufrimiento/este_sufrimiento/este_dolor/tanto",
        "darle/dar/dandole fin/final a mi/todo/la/esto ... vida/todo/esto/existencia",
        "pelona/huesuda/calaca/catrina/parca/muerte/calavera/tilica/flaca & lleve/lleva/llevara"
        "/venga/viene/viniera/por_mi/llame/llegue/llegara/esperando/espero/invito",
        "tirar/tiro/tire/tirando/tirado/aventar/aviento/avente/arrojar/arrojo la toalla",
        "bajar/bajo/baje los brazos con/en/de/ante la_vida/todo/esto/vivir",
        "me rindo/rendi/rindo_ya/he_rendido/estoy_rindiendo con/de/ante/ya/en? la_vida/vivir"
        "/todo/no_puedo",
        "no puedo/aguanto/doy/quiero ya? mas? mas con/de la_vida/vivir/seguir/mi_vida/esta_vida"
        "/existir",
        "hasta aqui llegue/llego/llegamos",
        "llegue/estoy/toque/tocado/tocando ... al/el/mi limite/fondo/final/fin de_mi/de_mis/ya",
        "irme/irnos/voy/paso/pasarme/pasar/largarme/mudarme al/para_el otro barrio/mundo/lado",
        "quiero/quisiera/ojala/mejor/ya/voy/pronto ... estirar/estire/estirara la pata",
        "quiero/quisiera/ojala/mejor/ya/voy/pronto ... colgar/cuelgue/cuelgo/colgara los tenis"
        "/guantes",
        "petatearme/petatee/me_petateo/me_petateara/palmarla/la_palmo/espicharla",
        "partir/irme/salir/salirme/marcharme/largarme/retirarme/desaparecer/borrarme de este"
        "/esta/la mundo/vida/tierra/planeta",
        "listo/lista/preparado/preparada para partir/irme/morir*/la_muerte/el_final/el_otro_lado"
        "/que_me_lleve/que_dios",
        "me llego/llega/toca/toco ya? la? hora/partir/morir*/irme",
        "hora de irme/partir/morir*/que_me_vaya/que_me_lleve/descansar_ya",
        "quiero/quisiera/deseo/necesito partir/morir*/irme_ya/irme_para_siempre/irme_al_cielo"
        "/irme_de_aqui_para_siempre/descansar_en_paz",
        "vivi/vivido ya? lo_suficiente/suficiente/bastante/demasiado/lo_que_tenia"
        "/lo_que_me_tocaba",
        "no quiero/quisiera/deseo/pienso/puedo ya? seguir/continuar/estar/quedarme mas? aqui/asi"
        "/viviendo/en_este_mundo/en_esta_vida/con_vida/con_esta_vida/sufriendo",
        "no quiero/quisiera/deseo ya? mas vida/esta_vida/vivir/sufrir",
        "no tengo/tenia miedo a/de? morir*/la_muerte/morirme",
        "eutanasia/eutanacia/desconecten/desconectenme/muerte_digna/morir_dignamente"
        "/suicidio_asistido",
        "dormir/duerman/sacrificar/sacrifiquen/inyecten/pongan/maten & como_a_un/como_un"
        "/como_perro perro/animal/caballo?",
        "pongan*/denme/dejenme ... inyeccion/algo para morir*/dormir_para_siempre/no_despertar",
        "hacerme/hacerse/haga/hacer/hare/haria/cometer/cometa ... algo? algo/alguna/una/un"
        " malo/locura/tonteria/barbaridad/estupidez/disparate/desgracia/dano/pendejada",
        "hacerme/hacerse algo/cosas/mal/malo",
        "atentar/atento/atente contra mi/su? vida/mismo/misma/persona",
        "malos/malas/negros/oscuros/feos/feas/negras/oscuras/raras/raros/terribles/horribles"
        " pensamientos/ideas/intenciones",
        "pensamientos/ideas malos/malas/negros/oscuros/feos/feas/negras/oscuras/raras/raros"
        "/terribles/horribles/de_muerte",
        "cruzan/cruza/cruzo/meten/pasan/vienen/paso/pasa/vino/entran/rondan ... por/en/a la/mi"
        " cabeza/mente & matar*/morir*/acabar/quitarme/hacerme/malas/feas/cosas/ideas"
        "/pensamientos",
        "no respondo/confio de/en mi/lo_que ... haga/mismo/misma/pueda?",
        "miedo/temo/asusta de/a? lo_que/que ... haga/hacer/hacerme/pueda/podria/vaya_a_hacer",
        "voces ... dicen/digan/piden/hablan",
        "tuviera/tuviese/hubiera/falta/faltan/falto/tengo/faltara el? valor/coraje/huevos"
        "/agallas/fuerza & matar*/quitarme/hacerlo/acabar/tirarme/morir*",
        "si tuviera/tuviese/hubiera/hallara/consiguiera ... pistola/arma/veneno/soga/escopeta"
        "/rifle",
        "pistola/escopeta/veneno/soga/revolver & saque/saco/cajon/mano/mirando/busco/buscando"
        "/comprar/compre/tomarme/tomar",
        "carta/cartas/nota/notas/recado/testamento ... cuando/por_si/para_cuando/si ... no_este"
        "/no_estoy/falte/falto/muera/muero/vaya/voy/no_amanezco/pasa_algo/pase_algo",
        "carta/nota/recado ... despedida/adios/despidiendome/suicid*",
        "por_si/cuando/para_cuando/el_dia_que ya/yo no_estoy/no_este/falte/muera/me_muera"
        "/me_vaya/no_despierte/me_haya_ido"
        "/no_amanezco/no_despierto/me_muera",
        "despedi/despido/despidiendo/despedirme/despedida/despidanme/despidame ... de todos"
        "/todas/mis/mi/ustedes/la_vida/este_mundo/mi_familia",
        "adios a todos/todo/todas/mi_familia/mis_hijos/la_vida/mundo/este_mundo",
        "adios mundo/para_siempre/vida/vida_cruel/mundo_cruel",
        "digan*/diganles/dile/diles/digale/digales a mis/mi/los ... que los/las/la/lo/les quiero"
        "/quise/ame/amo/adoro/pido_perdon",
        "perdonenme/perdonen/perdoname/perdon ... por lo_que_voy/irme/dejarlos/lo_que"
        "/todo_y_adios",
        "deje/dejo/dejar/arregle/arreglado/tengo/puse/acomode ... papeles/cosas/todo en_orden"
        "/arreglado/listo/arreglados & para/por/cuando/antes ... irme/morir*/no_este/falte"
        "/me_vaya/partir",
        "regale/regalando/repartiendo/reparti/repartir ... cosas/ropa/todo & no_las/no_lo/no_voy"
        "/ya_no ... necesito/necesitar/ocupo/ocupar",
        "quien/alguien cuide/cuidara/cuidaria/va_a_cuidar ... cuando no_este/me_muera/falte"
        "/yo_no_este",
        "vida/vivir/existir ya? me/ya_me? pesa/duele/estorba/sobra/cansa/harta/aburre/da_asco"
        "/cansada/canso",
        "pesa/duele/cansa la_vida/vivir/existir/estar_vivo/estar_viva/seguir_vivo/seguir_viva",
        "quitaron/quitaron_ya/fueron/acabaron/quitado/faltan/perdi/perdido & ganas & vivir/vida"
        "/todo/seguir",
        "no/nada/ya_nada me_importa/tiene_caso/vale_nada/tiene_remedio/vale_la_pena/me_ilusiona"
        "/me_alegra/me_ata/me_detiene/me_amarra",
        "no espero/queda/hay/tengo ya? nada de/en/para/que_esperar/que_hacer la_vida/esta_vida"
        "/este_mundo/mi/vivir/por_que_vivir",
        "no le/les? hallo/encuentro/veo/siento chiste/caso/sentido/gusto/sabor/objeto/para_que a"
        "/de? vivir/la_vida/nada/seguir/esto/todo",
        "lo unico que quiero/deseo/pido ... morir*/descansar/irme/dormir/que_se_acabe"
        "/que_me_lleve",
        "unica/unico salida/remedio/solucion/forma/manera/descanso/alivio es/de/que ... morir*"
        "/muerte/matar*/quitarme/acabar/desaparecer",
        "eso/esto/asi ya? no es vida/vivir/manera_de_vivir/vida_ni_nada",
        "que vida es/tan/la esta/perra/mia",
        "muerto/muerta/muertos en_vida",
        "ojala/quiero/quisiera/espero/deseo/ruego/pido que? ya? me ... atropelle/atropellara"
        "/caiga_un_rayo/de_un_infarto/diera_un_infarto/mate/matara/lleve/llevara/muera"
        "/parta_un_rayo",
        "ojala/mejor/hubiera/hubiese/debi/debio me? ... hubiera/haber/hubiese/haberme? muerto"
        "/morido/matado/quedado ... operacion/accidente/quirofano/ahi/inyeccion/hospital?",
        "quiero/quisiera/ya/deseo/voy/pronto/hora/ojala ... ir*/irme/estar/reunirme/encontrarme"
        "/ver/alcanzar/juntarme con mi/mis/ella/el/mama/papa ... cielo/otro_lado/difunto/difunta"
        "/gloria/panteon/alla_arriba",
        f"reunirme/alcanzar*/juntarme/encontrarme/irme ... {PERSON}/ella/el ... al? cielo"
        "/otro_lado/gloria/alla_arriba/muerto/muerta/finado/finada",
        f"{PERSON}/ella/el/ellos me/ya_me esta/estan/espera/esperan ... esperando? en? el_cielo"
        "/al_otro_lado/el_otro_lado/alla_arriba/la_gloria/el_otro_mundo",
        "nos vemos/veremos en/del el? otro/cielo lado/mundo/barrio?",
        "que pinto ya? yo? aqui/ya",
        "que hago yo aqui/ya",
        "ya vivi/he_vivido mucho/bastante/demasiado",
        "me? quiero/quisiera/deseo ya? ir/irme ya? para_siempre/al_cielo/con_dios/con_diosito"
        "/de_una_vez/de_esta_tierra",
        "me odio/detesto/aborrezco/desprecio",
        "no/ya_no aguanto/soporto/resisto/tolero estar/seguir/vivir vivo/viva/viviendo/asi/aqui",
        "me mato/cuelgo/ahorco/suicido/enveneno/mataria/colgaria/ahorcaria/matare",
        "me trague/tragara/tragase la tierra",
        "que/ya/mejor me entierren/entierre/echen_tierra",
        "entierrenme",
        "para lo que me? queda de/en/por? vida/vivir/aqui/este_mundo",
        "mi vida ya? se_me/se? acabo/termino",
        "se_me/ya_se_me acabo/termino la vida",
        "que ya? se_acabe/se_termine/acabe/termine ya? todo",
        "que todo/esto ya? se_acabe/se_termine de_una_vez/para_siempre/ya",
        "cerrar/cierro/cerrara los ojos & siempre/nunca/no_abrir*/no_despertar*/jamas",
        "quiero/quisiera/deseo apagarme/extinguirme/esfumarme/evaporarme",
        "me/se? tome/tomo/trague/trago/bebi/bebio/tomado/bebido ... cloro/lejia/veneno/raticida"
        "/gasolina/insecticida/acido/anticongelante/aguarras",
        f"me/se tome/tomo/trague/trago veinte/treinta/quince/cuarenta/diez/doce/cincuenta/tantas"
        f"/muchas/todas ... {_PILLS}",
        "me/se tomo/trago/tome/trague un/el/todo/medio? todo? el? frasco/bote/punado de?"
        f" {_PILLS}?",
        "orilla/borde/filo de/del la/el/un/una? puente/azotea/edificio/balcon/techo/barranco"
        "/precipicio/acantilado",
        "cortando/cortar/cortandome otra_vez/de_nuevo los/las/mis/me? brazos/piernas/munecas?",
        "donde esta/estan/tengo/tiene/guarda/guardan la/el/mi/su? pistola/arma/escopeta/rifle",
        "pistola/arma/escopeta & cabeza/boca/mano/regazo/pregunta/buro/cargad*/despid*",
        "no le/les? hallo/veo/encuentro/tengo/halla ninguna? salida/solucion/escape",
        "llevame/lleveme/recogeme/recojame/llamame ya? dios/diosito/senor/virgen/jesus",
        "dios/diosito/senor/virgen/jesus ... ya/por_favor? ya? llevame/lleveme/recogeme/recojame",
        "no les/le/los voy/vamos a? a dar/estorbar/molestar lata/guerra/molestias/trabajo? mucho"
        "/mas"
        " tiempo !hoy",
        "no me van_a/vas_a/volveran_a/vuelven_a ver mas/nunca/jamas/la_proxima/otra_vez/vivo/viva",
        "cuiden/cuide/cuida/cuiden_me/encargo ... cuando/si/despues yo? ya? yo? no_este/no_estoy"
        "/me_muera/falte/me_vaya",
        "testamento & despedi/despid*/listo/lista/adios/morir*/irme",
        "es/fue mi adios/despedida/ultimo_mensaje/ultima_noche/ultimo_dia",
        "mejor/voy_a/quiero/pienso me? tomo/tomar/tomarme/trago ... todas/todos/todo y ya/se_acabo"
        "/punto/adios",
        "hoy/esta_noche/manana/ya/aqui se_acaba/termina/se_termina/acaba todo/mi_vida"
        "/mi_sufrimiento/mi_dolor",
        "mejor muerto/muerta que",
        "sin/no_tengo/ya_no_tengo fuerzas/fuerza/ganas para/de/pa vivir/seguir_viviendo/existir",
        "me/se estoy/esta/ando/anda/sigo/vivo cortando/quemando/golpeando/lastimando/rasgunando &"
        " a_proposito/adrede/piernas/brazos/munecas/mismo/misma",
        "me/se quiero/quiere/voy_a/va_a/va/iba_a ... pegar/dar/meter ... bala/balazo/tiro/plomazo",
        "tapa de los sesos",
        "cortar/corto/corte/cortarse/cortado/cortando las venas",
        "despues/luego/a_partir de hoy/esta_noche/manana & ya_no/nadie/no & problema/carga/lata"
        "/estorbo"
        "/preocup*/cuidarme/molest*",
        "nadie ... que/tendra_que/tenga_que cuidarme/cargarme/aguantarme/batallar_conmigo"
        "/soportarme",
        "ganas de ya? no despert*/amanec*/existir/vivir/seguir_viv*",
        "me van_a/vayan_a/encuentren/hallaran/encontraran encontrar/hallar? muerto/muerta/colgado"
        "/colgada/tirado/tirada/ahorcado/sin_vida",
        "le/les haria/hago/hare un? favor ... muero/muriera/mato/matara/fuera/no_estuviera"
        "/faltara",
        # Of others too, and in any tense.
        f"me/se va/van/voy/quiere/quiero/iba/piensa/pienso/quisiera/puede/podria ... {_TO_END} ..."
        f" {_HEIGHT}",
        f"me/se voy/quiero/pienso/quisiera/podria ... {_BY_HAND} !de",
        "se va/quiere/iba/piensa/quisiera ... a? ahorcar/colgar/suicidar/envenenar/matar",
        f"{_ENDS} !los/un/de_risa/trabajando/del_susto/de_un_clavado/por_alla",
        f"{_ENDS}/saltar/brincar/dejarme_caer/dejarse_caer ... {_HEIGHT}",
        f"{_HEIGHT}/volante/carro/manejando/cuchillo/pistola/rifle & {_THINKS} &"
        f" {_ENDS}/saltar/brincar/acabar/dejarme_caer/soltar_el_volante/cortarme",
        f"{_THINKS} ... facil ... seria/es/sera/fuera ... {_ENDS}/saltar/morir*/acabar/terminar"
        "/dejarme_caer/irme",
        "soltar/solte/suelto/girar/voltear el volante & estrellar*/chocar/y_ya/ganas/pienso"
        "/acabar",
        "estrellar*/estampar*/chocar ... carro/camioneta/coche/contra ... arbol/poste/muro/trailer"
        "/pared/barda & pienso/ganas/quiero/quisiera/a_veces",
        "me estoy/ando/he/vivo/vengo haciendo/hecho ... dano",
        "se esta/anda/ha haciendo/hecho ... dano ... a_proposito/sola/solo/ella/el/adrede/mismo"
        "/misma",
        "haciendome/haciendose/hacerme/hacerse ... dano",
        "me/se quemo/quema/corto/corta/golpeo/golpea/lastimo/lastima/rasguno/cortado/quemado &"
        f" a_proposito/adrede/{_MISMO}",
        f"{_MISMO} & dano/lastimo/quemo/corto/golpeo & a_proposito/adrede/brazos/piernas",
        "lastimandome/cortandome/quemandome/golpeandome/matandome/dejandome_morir",
        "intente/intento/trate/tratar/trato/quise/quiso ... matar*/quitarme_la_vida"
        "/quitarse_la_vida/acabar_con_todo/suicid*/ahorcar*/envenenar*",
        f"me/se {_HABRIA} ... quitado/matado/colgado/tirado/aventado/ahorcado/envenenado/suicidado"
        " !la_ropa/los/las/el_dolor/de_encima/la_venda/del_sillon/en_la_cama/al_sol",
        f"si no fuera/fuese/seria por ... ya me? {_HABRIA}/no ... muerto/ido/acabado/quitado"
        "/matado"
        "/estaria/tirado/colgado/fuera",
        # Means, and what they take.
        f"cuanto/cuantos/cuantas/cuanta/que_tantas/que_tanto/que_dosis ... {_CEASES} !mas"
        "/el_dolor",
        f"cuanto/cuantos/cuantas/cuanta/que_dosis & para/hasta ya? no? {_CEASES} !el/mejor/en_la",
        "plan/planeado/planee/planeando/decidido ... como lo_voy/voy_a/lo_hare/hacerlo/lo_hago",
        "dejare/dejar/dejo/dejaria/dejaremos de sufrir/existir/respirar/vivir/ser_una_carga"
        "/dar_lata/dar_guerra/estorbar",
        "se/me quite/quitara/quito/quita/quitaria/va_a_quitar/quiere_quitar/quitase la vida",
        "dosis mortal/letal/fatal/para_morir/que_mata",
        "cuanto/cuantas/que_dosis/que_cantidad/cuantos ... mata/matan/mataria/es_mortal/es_letal",
        "forma/manera/modo mas? rapida/rapido/facil/menos_dolorosa/sin_dolor de/para morir*/matar*"
        "/acabar/irme",
        f"si me? tomo/tomara/trago/tragara todas/todo/todos ... {_PILLS}/muero/duele/rapido",
        f"seria rapido/doloroso/facil si & {_PILLS}/todas/todos",
        # A plan, a farewell.
        "planeado/pensado/decidido/planeando/se/plan/planes & como/cuando irme/hacerlo/acabar"
        "/terminar/le_voy_a_hacer/voy_a_acabar !a/al/en/con/de_vacaciones/de_viaje/por",
        "tengo/hice ya? un? plan/planeado/planes ... irme/acabar/terminar/todo/nadie_me !a/al/en"
        "/con"
        "/la",
        "ya/pronto ... no me? va/vaya a doler/sufrir & plan*/despido/adios/irme/cuando_me_vaya",
        "regale/regalo/regalando/reparti/repartio/repartiendo/di/pague & despido/despedir*/adios"
        "/despedida",
        "despid*/despedir*/despedi/adios ... siempre/este_mundo/esta_vida",
        f"para? cuando ya? {_LEA} esto/este/esta/mi/la ... ya/no ... voy_a/estare/estoy/voy/habre"
        "/he"
        "/este & muert*/ido/descans*/paz/aqui/tarde/dios/cielo/mundo/vivo/viva/sufri*",
        f"cuando ya? {_LEA} esto/este/esta & descans*/en_paz/muert*/sera_tarde/tarde/ya_no_estare"
        "/me_habre"
        "/habre/otro_mundo/con_dios",
        "descans* ... de/en esta/la/mi/este vida/mundo/existencia",
        "despues/luego de esta noche/semana/hoy/manana & ya_no/no voy_a_estar/estare/existire"
        "/sabran/despertare",
        "miedo/temo/temor/asustad*/preocupad* ... se/me ... haga/vaya_a_hacer/hacer/quite/mate"
        "/dano"
        " algo/dano/la_vida/una_locura/se/mal",
        "perdon/perdonen/perdonenme/perdoneme/perdoname/disculpen & por lo/todo_lo que me? voy"
        "/vamos"
        "/pienso/estoy/hare/haga",
        "lo que me? voy/pienso/piensa/va a? hacer/hacerme/hacerse & perdon*/adios/despid*",
        # What nobody would miss.
        "muerto/muerta ... no/nada ... cost*/costaria/molest*/estorb*/duele/doleria/sufr*/daria"
        "/gastaria/importa*",
        "para que sigo/seguir/estoy/seguimos dando lata/lastima/guerra/molestias/trabajo"
        "/problemas",
        "para que sigo/seguir/estoy/quiero aqui/respirando/viviendo/dando/sufriendo/estorbando"
        "/existiendo",
        "estarian/estaran/estaria/viviria ... mejor ... sin_mi/me_muero/me_voy/yo_no/faltara"
        "/muriera",
        "hubiera/hubieran/debio/debieron/ojala ... dejado/dejarme/dejaran/hubieran_dejado morir*"
        "/ir",
        "dios/diosito/senor/virgen/jesus & hubiera/hubiese/debio ... llevado/llevar/recogido"
        "/recoger",
        "unico/unica ... dolor/quit*/calm*/alivi*/pare/cur* ... ... muerte/morir*/muert*"
        "/tumba"
        "/bala/balazo",
        "unico/unica & muerte/morirme/morir/matarme/tumba/balazo/mi_muerte",
        "solo/solamente la? muerte/muriendo/muerto/muerta/muriendome & dolor/descans*/alivi*/paz"
        "/acab*/quita*",
        "dios/diosito/muerte/senor/virgen se olvido/ha_olvidado/acuerde/acordara/acuerda ya? de"
        " mi",
    ),
    others=(
        f"{_PILLS} en el/la/mi/un/una pastillero/organizador/cajita/botiquin/bolsa",
        "no me_importa esperar/pagar/manejar/ir/contestar/la_hora/el_dia/el_horario/el_clima",
        "no le/les? veo/encuentro/hallo caso/sentido porque/pues/si/ya_que me/ya? estoy/siento"
        " bien/mejor",
        "no le/les? veo/encuentro/hallo caso/sentido a/en estos/los/sus/tantos/estas/las/tantas"
        " mensajes/preguntas/textos",
        "para que sigo/seguir tomando/usando/poniendo/yendo/haciendo",
        "para que sigo/seguir los/las/con_los/con_las",
        "para que siga/seguir el/la ... tratamiento/dieta/terapia",
        "me/se muero/morir/moria de/del/por",
        "morir*/muero/muriendo de risa/hambre/sueno/ganas/calor/frio/la_risa",
        "morirme/muero/morir por volver/un/una/ver/ir/bailar/comer",
        "acabar/terminar con esto/todo rapido/pronto/la_encuesta",
        f"tomo/toma/tomando/tome/tomaba/tomarme todas las/mis/sus {_PILLS} cada/como/todos"
        "/a_diario/diario/diarias/con_el/en_la/por_la/al/a_su/sin_falta",
        f"sigo/sigue/seguir/continuo/continuar tomando todas? las/mis/sus {_PILLS}",
        "otra/mas? salida del/de_la/de_aqui/en_la/a_la carretera/autopista/estacionamiento?",
        "dios/diosito/senor/virgen ... lleve con/de bien",
        "me va/van/vas ... a matar de/del/con/si/por/mi/un/cuando/como/el_doctor",
        "en la feria/alberca/piscina/playa ... tirarme/aventarme",
        "tirarme/aventarme/lanzarme/tirarse al sol/agua/piso/suelo/sillon",
        "tirarme/aventarme en/un/una/a la/el/mi? cama/sofa/sillon/siesta/alberca/piscina/hamaca"
        "/descansar/dormir",
        "ni muerto/muerta/muertos/loca/loco me/te/le/lo/la/voy/vuelvo/falto",
        "me lleve/llevara/recoja/lleva a/al/a_la? doctor/doctora/medico/hospital/clinica/mercado"
        "/tienda/iglesia/misa/casa/cita/parque/banco/centro/pasear/comer/comprar/caminar/consulta"
        "/urgencias/pueblo/playa/trabajo",
        "me lleve/llevara/recoja/lleva el/la/mi/un/una? hijo/hija/nieto/nieta/vecino/vecina/taxi"
        "/camion/ambulancia/sobrino/sobrina/esposo/esposa/marido/carro",
        "de mas contento/contenta/feliz/bien/tranquilo/tranquila/gordo/gorda",
        "dejenme/dejeme/dejame ir al/a/por/con/de",
        "descansar de todo el/este dia",
        "me da igual/lo_mismo el/la/a/que/cual/un",
        "mas/menos que matar* el_tiempo/moscas",
        "tirar/tiro/tire/tirando la toalla al/a_la/en/sucia/mojada suelo/lavadora/cesto/bano?",
        "sobra comida/tiempo/dinero/cafe/sopa",
        "quiero/quisiera/deseo partir el/la/un/una/manana/de_viaje",
        "no quiero/puedo seguir aqui/asi esperando/parado/parada/sentado/sentada/en_la_fila"
        "/en_la_sala",
        "miedo/temo a? lo_que me? hagan",
        "aqui en la/esta/el/este? pantalla/mensaje/chat/telefono/casa/cita/celular/sala/fila"
        "/cocina",
        "llegue con/de/al/a/en el/la/los/las/mi/esta/este? lista/casa/tejido/tarea/cuestionario"
        "/preguntas",
        "otro lado de/del la/el/mi? calle/rio/cama/casa/camino/carretera/parque/cuarto/pasillo"
        "/cuerpo/cadera",
        "hora de la/el/los/las/mi/irme_a/ir_a/comer/dormir/cenar",
        "vivi/vivido ya? bastante/suficiente/demasiado/lo en/con/por",
        "hacerme/hacerse algo de/rico/para/en/caliente/ligero/bueno/sabroso/facil",
        "malas/raras/buenas ideas para/de/con/en",
        "despedi/despido/despedirme/despidiendo ... estacion/aeropuerto/terminal/central"
        "/hasta_manana/en_la_puerta/en_la_estacion/me_fui_a",
        "adios a_todos/a_todas? y? hasta/nos manana/luego/pronto/el/vemos_manana",
        "dejarlos/dejarlas/dejarla/dejarlo esperando/sin/con/en",
        "descansar hoy/un/una_hora/una_siesta/esta_tarde/bien/tantito/poquito/manana",
        "me/se muera/muriera de/del risa/hambre/calor/frio/sueno/ganas/gusto",
        "me mato/cuelgo/ahorco de/del/trabajando/limpiando/barriendo/cocinando/estudiando/con/en"
        "/la/el/al",
        "matar el/un? tiempo/rato/ratito/hambre/gusanillo/antojo/curiosidad/aburrimiento",
        "va/van/vas/vais/iba/iban a? matar a/de/con disgustos/sustos/risa/risas/corajes/preguntas"
        "/besos/carreras/trabajo",
        "no hay/habra/existe ... que me mate/mata/tumbe/gane/doble",
        "cuerda/soga/mecate/lazo para/de/del el/la/mi/un/una? tendedero/ropa/guitarra/perro"
        "/brincar/saltar/vaca/hamaca/caballo/costal/burro/toldo",
        "pelicula/novela/serie/programa/libro donde/de/del/con/sobre/en_que un/una/el/la? senor"
        "/senora/hombre/mujer/muchacho/muchacha/tipo se? encierra/mata/cuelga/avienta/tira"
        "/dispara/suicida",
        "pistola de clavos/agua/juguete/silicon/calor/pintura/grapas",
        "no quiero/queria dar/darles/darle/molestar/estorbar lata/guerra/molestias? pero/solo"
        "/nomas/nada_mas/con_preguntas/avisar",
    ),
)
