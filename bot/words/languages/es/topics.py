"""What people type in Spanish about harming themselves, a death, help, leaving, worse, calls."""

from __future__ import annotations

from typing import Final

from bot.words.lexicon import Topic

# DRAFT: a clinician must sign off these lists before live use, like the signs.
LIMB: Final = (
    "pierna/piernas/brazo/brazos/pie/pies/mano/manos/rodilla/rodillas/tobillo/tobillos"
    "/muslo/muslos/dedo/dedos/pantorrilla/pantorrillas/talon/talones/muneca/munecas"
)
PART: Final = f"{LIMB}/entrepierna/ingle/nalga/nalgas/genitales/cara"
MY: Final = "la/las/el/los/mi/mis/un/una"
_PERSON = (
    "mama/papa/madre/padre/esposo/esposa/marido/mujer/senora/senor/hijo/hija/hermano/hermana"
    "/abuelo/abuela/abuelito/abuelita/tio/tia/paciente/suegro/suegra/mami/papi/companero"
    "/companera/viejo/vieja/jefe/jefa"
)
_OTHERS = (
    "perro/perra/perrito/perrita/gato/gata/gatito/gatita/mascota/pajaro/pajarito/perico/pez"
    "/caballo/vaca/gallina/gallo/planta/plantas/mata/arbol/telefono/celular/bateria/pila"
    "/computadora/compu/tableta/tele/television/carro/coche/motor/internet/ipad/movil/ordenador"
    "/radio/reloj"
)
_STAYS = "esta/estaba/quedo/se_me_quedo/se_siente/la_siento/la_tengo/lo_siento"
_NUMBER = "como/mas/de/un/una/unos/dos/tres/cuatro/cinco/diez/veinte/treinta/muchos/varios/ya"
_PILLS = (
    "tramadol/morfina/clonazepam/rivotril/diazepam/alprazolam/insulina/tafil/valium/opioides"
    "/somniferos"
    "/pastilla/pastillas/medicina/medicinas/frasco/medicamentos/pastillero/pildoras"
)
_LIVING = "vivir/viviendo/vivo/vida/seguir/sigo/existir"
_STAFF = (
    "enfermera/enfermero/doctor/doctora/medico/medica/dr/dra/alguien/persona/humano/ustedes"
    "/usted/clinica/especialista/cirujano/consultorio"
)
_WRITE = (
    "escriban/escriba/escribas/escriben/manden/mande/mandes/mandar/mandarme/envien/envie/enviar"
    "/enviarme/contacten/contacte/molesten/moleste/molestar/molestarme/escribir/escribirme"
    "/preguntar/preguntarme/fastidiar/fastidiarme/contactar/contactarme/joder/mensajear"
)
_VERY = "muy/bien/bastante/tan/super/re/medio/algo/mas/demasiado/todavia/un_poco/muchisimo/bien"
_AWFUL = "horrible/terrible/tremendo/espantoso/insoportable/atroz/brutal/fuertisimo/infernal"

SELF_HARM: Final = Topic(
    phrases=(
        "suicid*",
        "matarme/matarse/suicidarme/ahorcarme/colgarme/envenenarme",
        "me/se quiero/quiere/voy/va/quisiera ... matar",
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
        f"reunirme/alcanzar*/juntarme/encontrarme/irme ... {_PERSON}/ella/el ... al? cielo"
        "/otro_lado/gloria/alla_arriba/muerto/muerta/finado/finada",
        f"{_PERSON}/ella/el/ellos me/ya_me esta/estan/espera/esperan ... esperando? en? el_cielo"
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
        "dios/diosito/muerte/senor/virgen se olvido/ha_olvidado/acuerde/acordara/acuerda ya? de"
        " mi",
    ),
    others=(
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
    ),
)

DEATH: Final = Topic(
    phrases=(
        "fallec*",
        "murio",
        "muerto/muerta",
        "difunto/difunta/finado/finada/finadito/finadita/occiso/occisa/extinto/extinta",
        "acaba/acabo de morir/fallecer",
        "se_me fue/adelanto ayer/hoy/anoche/mi/para_siempre",
        "se_nos fue/adelanto",
        "descanso ayer/anoche/hoy/en_paz/esta_manana/el/ya/por_fin",
        "ya descanso/descansa",
        "descansa/descanse/descansando en paz",
        "paz descanse/descansa",
        "no esta con/entre nosotros",
        "no vive/existe/vivia",
        "dejo de existir/respirar/vivir",
        "partio/fallecimiento/sucumbio",
        f"{_PERSON} nos/ya dejo/partio/se_fue_para_siempre",
        "nos dejo ayer/hoy/el/la/anoche/para_siempre",
        "esta/estara en el cielo",
        "despedimos a/al nuestro/mi/la/el? " + _PERSON + "/hermanito/abuela",
        "se fue ... con dios/diosito/el_senor/los_angeles",
        f"{_PERSON} se_fue/se_nos_fue/se_murio ayer/anoche/hoy/antier/al_cielo",
        "no sobrevivio/la_libro/lo_logro/resistio/resistio_mas/la_paso",
        "perdio la vida",
        "perdi/perdimos ... " + _PERSON,
        "cenizas/ataud/cremacion/cremamos/esquela/panteon/de_luto",
        "deceso",
        "mejor vida",
        "qepd",
        "q e p d",
        f"perdi/perdimos/perdio a mi/nuestro/nuestra/su {_PERSON}",
        "perdimos a mi/nuestro/nuestra/papa/mama",
        "la/lo perdimos",
        "con dios/diosito/el_senor ... ya",
        "esta/fue/se_fue/llevo/esta_ya/descansa con/al dios/diosito/el_senor/cielo",
        "dios/diosito/el_senor se_lo/se_la llevo",
        "entierro/velorio/funeral/sepelio/novenario/enterramos/velamos/sepultamos/sepelio/velando",
        f"{_PERSON}/el/ella/ya estiro/colgo la/los pata/tenis",
        f"{_PERSON}/ya/el/ella? se? petateo",
    ),
    # "Muerto" of what has not died: the question is asked once, and must be left for a death.
    others=(
        f"{PART} {_STAYS} muerto/muerta",
        f"{PART} muerto/muerta",
        f"muerto/muerta {MY} {PART}",
        "estoy/ando/vengo/sigo/me_siento/como/medio/media/casi/mosquita muerto/muerta",
        "muerto/muerta de/del cansancio/sueno/hambre/sed/risa/frio/calor/miedo/susto/dolor/pena"
        "/la_risa/nervios/verguenza/envidia/aburrimiento",
        f"{_OTHERS} muerto/muerta",
        f"{_OTHERS} esta/estaba/quedo/ya/se_me/se? muerto/muerta/murio/fallecio",
        f"{_OTHERS} ya? se? me/nos? murio/fallecio",
        f"murio/fallecio ya? mi/el/la/los/las/nuestro/nuestra/su/un/una {_OTHERS}",
        f"murio/murieron/fallecio/muerto/muerta hace {_NUMBER}? {_NUMBER}? anos/ano/anitos"
        "/decadas",
        "punto/tiempo/peso muerto",
        "horas muertas",
        "ya? no vive/existe conmigo/aqui/con_nosotros/en",
        "naturaleza muerta",
        "el/mi difunto/difunta de/esposo/esposa/marido/madre/padre/abuelo",
        "mejor vida ahora/desde/que_antes",
        "mar muerto",
        "estar muerto/muerta",
        "dia de muertos",
        "fui/fuimos/voy/vamos/ir/vengo/estuve/estoy a/de/en un/una velorio/funeral/entierro"
        "/sepelio",
        f"{_OTHERS} se? me? quedo/queda/quedaba/anda muerto/muerta",
        "fui/fuimos/voy/vamos/ir/vengo/estuve/estoy/venimos/fue al/del/a_la/de_la velorio"
        "/funeral/entierro/sepelio/misa de un/una/el/la/mi? amiga/amigo/vecina/vecino/conocido"
        "/conocida/comadre/compadre/companero/companera/primo/prima",
        "velorio/funeral/entierro/sepelio/misa de/del/de_la un/una/el/la/mi? amiga/amigo/vecina"
        "/vecino/conocido/conocida/comadre/compadre/primo/prima/perro/gato/perrito/gatito",
        "pelicula/novela/libro/serie/programa/documental/cancion/cuento/obra de/del/sobre/donde"
        " un/una/el/la/se? muerto/muerta/murio/difunto/difunta/funeral/velorio/entierro",
    ),
)

HELP: Final = Topic(
    whole=frozenset(
        {
            *("ayuda", "emergencia", "urgente", "urgencia", "sos"),
            *("ambulancia", "una ambulancia"),
        }
    ),
    phrases=(
        "ayudenme/ayudeme/ayudame/ayudenos/ayudennos/auxilienme/socorranme/auxilieme",
        "auxilio/socorro",
        "manden/mande/traigan/pidan/envien ayuda",
        "ayuda ayuda",
        "necesito/ocupo/quiero/requiero/necesita/pido/preciso ... ayuda",
        "necesito/quiero/pueden/puede/podrian/favor_de que? me? ayudarme/ayuden/ayude",
        "me/lo/la/nos ayuden/ayude por_favor/alguien/ya/pronto",
        "alguien que? me? ayude/ayuda/ayudeme",
        "que alguien ... ayude",
        "ayuda urgente/ya/pronto/rapido/inmediata/medica/por_dios",
        "es/tengo/hay/esto/tenemos una? emergencia/urgencia",
        "una emergencia/urgencia",
        "es/muy/super/bastante urgente",
        f"ayuden/ayude/auxilien/auxilie/salven a mi? {_PERSON}",
        "llamen/llame/llama/llamar/manden/mande/mandar/necesito/envien/envie/pidan/quiero/traigan"
        "/vengan/ocupo/pida ... ambulancia/sos/emergencias/paramedicos",
        "ambulancia urgente/ya/por_favor/rapido",
        "estoy en peligro",
        "apurense/apurese/vengan_rapido/venga_rapido/vengan_pronto/vengan_ya/corran"
        "/rapido_por_favor",
        "salvenme/salveme/salvame",
    ),
    others=(
        "no/ya_no/nunca/tampoco necesito/ocupo/quiero/requiero/necesita/hay ... ayuda",
        "sin ayuda",
        "gracias ... ayuda",
        "freno/sala/cuarto/salida/escalera/luz/fondo/dinero de emergencia/emergencias/urgencias",
        "no es una? urgente/urgencia/emergencia",
        "mi/mis/su hijo/hija/nieto/nieta/hijos/esposo/esposa/vecina me ayuda/ayude/ayuden",
        "ayuda para? a? poner/leer/escribir/contestar/cambiar/instalar/usar/prender/bajar"
        "/agrandar ... letra/telefono/celular/mensaje/botones/mensajes/pantalla/aplicacion/lentes",
        "ayuda con el/la/este/mi telefono/celular/aplicacion/letra/mandado/computadora/tele",
        "corran la voz",
        "numero/contacto/numeros/contactos/telefono/luces/salidas de/para emergencia/emergencias",
    ),
)

LEAVING: Final = Topic(
    around=frozenset(
        {
            *("a", "ahora", "con", "de", "deseo", "esto", "favor", "le", "les", "los", "me"),
            *("mensajes", "mismo", "ok", "por", "que", "quiero", "quisiera", "todo", "una"),
            *("vez", "ya"),
        }
    ),
    whole=frozenset(
        {
            *("basta", "basta ya", "ya basta", "parar", "pare", "paren", "detener", "no mas"),
            *(
                "baja",
                "salirme",
                "parenle",
                "parele",
                "parenlo",
                "cancelar",
                "cancela",
                "cancele",
                "cancelen",
                "salir",
            ),
            *("terminar", "ya paren", "detenganse"),
            *("quiero salir", "quiero parar", "desuscribir"),
            *("no me interesa", "ya no me interesa", "no deseo continuar", "no quiero continuar"),
            *("no deseo seguir", "no quiero seguir", "ya no quiero seguir", "ya no quiero"),
            *("ya no mas", "me salgo", "revocar"),
        }
    ),
    phrases=(
        f"no/nunca/ni me/nos {_WRITE}",
        "no escriban/escriba/manden/mande/envien/envie mas/mensajes/nada",
        f"dejen/deje/deja/dejar/paren/pare/para/basta/favor de ya? {_WRITE}",
        "dejenme/dejeme/dejame en? paz/tranquilo/tranquila",
        "no quiero/deseo/necesito/quisiera mas? recibir/mensajes/textos/mensajitos/avisos"
        "/recordatorios/preguntas",
        "no quiero/deseo/quisiera ... recibir/participar/mensajes/mensajitos/que_me_escriban"
        "/que_me_manden/que_me_contacten/saber_nada",
        "no quiero/deseo/quisiera seguir/continuar con/en esto/este/el/programa/la_encuesta/los",
        "no quiero/deseo/quisiera mas? esta/este/la/el/estas/su mas? encuesta/programa/servicio"
        "/seguimiento/sistema/cuestionario/encuestas/estudio/robot/bot",
        "cancelar/cancelen/cancele/dejar/salir_de/parar/terminar este/esta/el/la/su servicio"
        "/encuesta/programa/seguimiento/sistema/cuestionario/estudio",
        "no quiero/deseo participar/seguir/continuar mas? con_esto",
        "quitenme/quiteme/quitame/saquenme/saqueme/sacame/borrenme/borreme/borrame/eliminenme"
        "/elimineme"
        "/desuscribanme/desinscribanme",
        "quiten/quite/saquen/saque/borren/borre/eliminen/elimine mi? nombre/numero/telefono",
        "darme/denme/deme/dar/dame/doy/darse/den de baja",
        "de baja",
        "numero equivocado/incorrecto",
        "equivocado de numero",
        "quiero/deseo/quisiera salirme/retirarme/salir_de/darme_de_baja/cancelar/cancelarlo"
        "/dejar_el_programa/dejar_esto/parar_esto/terminar_esto/abandonar",
        "cancelen/cancele/cancela/cancelar/cancelo mi/todos/los/la/el mensajes/suscripcion"
        "/participacion/seguimiento/programa/inscripcion",
        "cancelen/cancele/cancelar todo/esto/ya",
        "alto/fin a/con los/sus? mensajes/mensajitos",
        "paren/pare/paremos/para/detengan/detenga ya? con? esto/los_mensajes/sus_mensajes/todo"
        "/el_bot/ya",
        "no me? interesa/interesan estos/sus/los/mas/recibir/el/esto",
        "no escriban/manden/envien/llamen ... numero/mas/aqui",
        "no quiero/deseo/voy_a contestar/responder ... mas/preguntas/mensajes/nada/esto",
        "terminar/parar/cancelar/detener/terminen/paren los? mensajes/textos",
        "no le/les escriban/manden/llamen a",
        "dejar de participar/recibir",
        "harto/harta/cansado/cansada de estos/tantos/sus/los/recibir mensajes/mensajitos"
        "/preguntas?",
        "no mas de? estos/sus/los/tantos? mensajes/textos/preguntas",
        "cancelen/cancele/quiten/quite/detengan/detenga/paren/pare/suspendan mis/los/estos/sus"
        "/todos/tus? los? mensajes/textos",
        "no mas mensajes/preguntas/textos/mensajitos/avisos",
        "no quiero saber nada/mas? mas/nada? de esto/ustedes/usted/los_mensajes/el_bot/eso",
        "parenle/parele/bajenle ya? a/con los/sus/las/tantos? mensajes/mensajitos/preguntas",
        "no me/nos busquen/llamen_ni_escriban/vuelvan_a_escribir",
        "olviden/olvide/pierdan mi numero",
        "como le_hago/hago/puedo/me/se/le_hace/puede/quito/cancelo/paro para? salir*/salgo"
        "/darme_de_baja/doy_de_baja/quitar*/cancelar*/parar*/dejar_de_recibir/desactivar*/quito"
        "/cancelo/bloquear*",
        "no quiero/voy_a/pienso/puedo/deseo estar/seguir/participar/continuar/contestar"
        "/responder ... encuesta/encuestas/programa/preguntas/mensajes/bot/robot/cuestionario"
        "/esto_de/sistema",
        "quiero/quisiera/deseo/pido/solicito que me quiten/borren/saquen/eliminen/den_de_baja"
        "/dejen",
        "salirme/salgo/retirarme/retiro/darme_de_baja/borrarme de/del programa/esto/aqui"
        "/la_lista/los_mensajes/este_servicio/servicio/grupo/bot/chat",
        "apaguen/apague/apaga/apagar/quiten/quite/desactiven/desactive/bloqueen este/esto/el/ese"
        "/ya? robot/bot/mensajes/sistema/cosa/maquina/esto",
        "no_me_molesten/no_molesten/no_molestar/ya_no_molesten/no_fastidien/no_me_fastidien"
        "/no_me_busquen/no_me_den_lata mas?",
        "no/ya_no/nunca me/nos ... manden/mande/escriban/escriba/molesten/moleste/pregunten"
        "/pregunte/busquen/contacten/textees/texteen/fastidien",
    ),
    others=(
        "no dejen/deje/paren/pare de escribir*/mandar*",
        "no me manden/mande/escriban flores/cartas",
        "presion/fiebre/temperatura/fuerza de? baja",
        "salir*/salgo/quitar*/quito de? esta/la/este/el/mi? pantalla/pagina/menu/cama/casa"
        "/ventana/sonido/ruido/volumen/letra/foto/anuncio/tina",
        "saquen/saque/saquenme una/la/otra/el foto/muela/sangre/radiografia/cita/cuenta",
    ),
)

WORSE: Final = Topic(
    phrases=(
        "peor/peores/peorcito",
        "empeor*",
        "no/casi_no lo/la aguanto/soporto/resisto",
        "dolor/duele & para_arriba/subiendo/en_aumento/va_creciendo/baja_por/corre/recorre"
        "/irradia/se_va_a",
        f"arde/arden/ardor/quema/queman/lumbre/fuego & {LIMB}",
        "fui/fue/caigo/cai/rode ... de? cabeza/espaldas/boca ... escalones/escaleras/piso/suelo"
        "/banqueta",
        "me fui al piso/suelo",
        "fui/fue/caigo/di/azote/azoto/estrelle de? boca/bruces/espaldas/cara/hocico/lado/nalgas"
        "/senton/narices/costado",
        "rode/rodo/rodar por/las/la/en escaleras?",
        "no me? puedo mover/dormir/caminar/sentar ... dolor",
        "muero/muriendo/morir*/mata/matando/mori/muere de/del/el/este dolor/dolores",
        "insoportable/inaguantable/insufrible/intolerable",
        "no/no_lo/no_la aguanto/soporto/resisto/tolero/aguanta/puedo_aguantar/puedo_con ... dolor"
        "/mas/esto/espalda/tanto/asi",
        f"dolor/duele/dolores ... {_AWFUL}/aumento/aumentado/aumentando/subio/duplico/mas_fuerte"
        "/intenso"
        "/mas_intenso/crecio/triplico",
        f"{_AWFUL} ... dolor",
        "muy/mas/bien fuerte ... dolor",
        "dolor ... muy/bien/mas fuerte",
        "mas/mucho/tanto/demasiado dolor",
        "duele/dolia/dolio/duelen mas/muchisimo/demasiado/tanto/feo/bastante_mas/horrores"
        "/un_monton",
        "duele mucho",
        "mucho mas/mayor dolor",
        "dolor & fuerte/fuertisimo/peor/aument*/subio/nubes/insoportable/intens*/empeor*",
        "duele/dolio/duelen/dolia horrible/horrores/feisimo/bastante/fuerte/mucho/muchisimo/tanto",
        "apenas lo/la/si aguanto/soporto/lo_aguanto",
        f"{LIMB} & pesad*/plomo/hormigu*/piquetit*",
        "grito/gritos/gritando/llorando/lloro/llore/retuerzo ... dolor",
        # A fall.
        "me cai/caigo/cay/caido/cay",
        f"se/{_PERSON} me/nos/le? cayo",
        "he/ha/habia caido",
        "sufri/sufrio/tuve/tuvo/di/dio/pegue/pego/dado/una ... caida/golpazo/golpe/porrazo/ranazo"
        "/senton/costalazo",
        "resbale/resbalo/tropece/tropezo/caerme/caerse",
        # In hospital.
        "estoy/esta/estuve/estuvo/ando/anda/voy/vamos/fui/fue/vine/vino/llevaron/llevo/trajeron"
        "/llevan/acabe/termine/entre ... hospital/urgencias/emergencias/sala_de_emergencia"
        "/sala_de_urgencias/terapia_intensiva/cuidados_intensivos",
        "en urgencias/emergencias/el_hospital/sala_de_emergencias/la_sala_de_emergencias",
        "ambulancia/paramedicos/bomberos/cruz_roja & llevo/llevaron/trajo/trajeron/recogio"
        "/recogieron/vino/vinieron/traslado/trasladaron",
        "fui/ir/voy/vamos/fue/acudi/acudir/irme/corriendo/llevaron/llevo/terminar/termine a/en"
        "/al la/el? guardia/urgencias/emergencias/emergencia/hospital/clinica_de_urgencias/er",
        "meningitis/septicemia/sepsis/trombosis/coagulo/coagulos",
        "internaron/internado/internada/hospitaliz*/ingresaron/ingresado/ingresada/interno"
        "/interne",
        # An infection, or ill.
        "infect*/infecc*",
        f"me/se siento/senti/sentia/siente/sintio/pongo/puse {_VERY}? {_VERY}? mal/enferm*/fatal"
        "/pesimo"
        "/pesima/horrible/terrible/decaid*/malisimo/malisima/descompuest*/malito/malita/remal",
        f"estoy/esta/ando/anda/sigo {_VERY}? {_VERY}? mal/malo/mala/malito/malita/enferm*/pesimo"
        "/fatal"
        "/grave/delicado/delicada",
        "vomit*",
        "nausea*",
        "maread*/mareo/mareos",
        "algo/todo anda/esta/va/salio/ando mal/raro",
        "no me siento nada? bien",
        "no estoy nada? bien",
        "no estoy bien",
        # A clinician may make the next ones signs.
        "hormigu*",
        "piquetitos/cosquilleo/cosquilleos/calambres_y_hormigueo",
        f"{LIMB} ... pesad*/pesa/pesan/pesadez",
        f"pesad*/pesa/pesan/pesadez ... {LIMB}",
        "me/se puse/pongo/puso/senti/ando/veo/siento/sentia mal*/fatal/pesimo/remal/grave"
        "/delicad*/pesim*",
        "me internaron/ingresaron/hospitalizaron/operaron_de_urgencia/llevaron_de_urgencia"
        "/trajeron_de_urgencia",
        "en un/puro/el? grito/alarido/llanto de/del/por? dolor/dolores?",
    ),
    others=(
        "no/nada/nunca/ni/tampoco/sin/ningun me/estoy/esta/va/sigo/siento/es/me_siento/ha/he?"
        " peor",
        "no/nunca/sin/ni ha/he/a/e/me/se/estoy/esta? empeor*",
        "podria/pudo/puede/pudiera/podia ser/estar/haber_sido/ir? peor",
        "peor ya/es_nada/paso/clima/noticia/suerte/que_nada/que_mi_vecino/es_que",
        "lo peor ya? ya/paso/quedo",
        "clima/tiempo/trafico/vista/oido/oigo/veo/noticias ... peor",
        "no/sin/menos/ya_no/ningun/nada_de/ni/tengo_menos/cero mas/mucho/tanto/demasiado? dolor",
        "no/ya_no/casi_no/tampoco/apenas me/nos/le? duele/duelen mas/mucho/tanto/demasiado/nada",
        "no es? muy/tan/mas fuerte",
        "vecino/vecina/nieto/nieta/amigo/amiga/comadre/compadre/sobrino/sobrina se? cayo/resbalo"
        "/lastimo",
        "se cayo el/la/los/las/un/una/mi internet/venda/curita/parche/vaso/senal/taza/plato"
        "/telefono/celular/luz/llave"
        "/red/pelo/diente/hoja/hojas/lluvia/servicio/pagina",
        "se_me cayo el/la/los/las/un/una/mi/mis/algo/todo",
        "me cai/caigo bien/mal/rendid*/de_sueno/de_risa/de_la_risa/de_cansancio/en_cuenta",
        "trabaja/trabajo/trabaje/trabajaba/enfermer*/voluntari*/visitar/doctor/medico/visite"
        "/cita/limpia"
        " en/del/de/al/como? el/un? hospital",
        "mi/su/la/una hija/hijo/nuera/yerno/hermana/hermano/vecina/vecino/prima/primo/amiga/amigo"
        "/sobrina/sobrino/comadre/compadre esta/estuvo/anda/trabaja en/internado/internada? el/un?"
        " hospital",
        "no/sin/ni/ninguna hay/tengo/parece/es/tiene/esta/una/senal/senales? de? infect*/infecc*",
        "infect* la/mi/el/su computadora/telefono/celular/compu",
        "no/nada/ni/tampoco me/estoy/esta/siento/va/anda/me_siento/me_va/tan/ando? tan/muy/nada?"
        " mal/malo"
        "/mala/enferm*",
        "no tengo/siento/hay/he/ni? vomit*/nausea*/mareo/mareos/hormigu*",
        "algo/todo esta/anda/va/salio bien",
        "se cayo la/el venda/curita/parche/costra/vendaje",
        "no/no_tan/menos/nada/ya_no/poco ... fuerte",
        "no me/nos/ha/te? duele/dolio/dolido/duelen bastante/mucho/fuerte/tanto/nada",
        "mal de amores/del_puerco",
        "menos mal",
        "puse/pongo/puso/veo/vi mal el/la/los/las/en/mi/desde",
        "se_me/me/ya quito/fue/paso/acabo el/la/los mareo/mareos/nausea/nauseas/hormigueo/vomito",
    ),
)

CALL: Final = Topic(
    whole=frozenset({"llamada", "una llamada"}),
    phrases=(
        "llamenme/llameme/llamame/llamarme/marqueme/marquenme/marcame/marcarme/telefoneenme"
        "/llamennos/hablenme/hableme",
        "me/nos pueden/puede/podrian/podria/pudieran/pudiera llamar/marcar/hablar/telefonear",
        "que ... me/nos llamen/llame/marquen/marque/hablen/hable/telefoneen",
        "hablar/platicar/comunicarme/consultar con ... " + _STAFF,
        "quiero/necesito/denme/deme/quisiera/espero/pido/solicito ... llamada/telefonema",
        "me llaman/llama por_favor/cuando_puedan/hoy",
        "favor de llamar*/marcar*",
        "llamar/marcar/llamada xfa/porfa/porfavor/por_favor/pls/xfavor/urgente",
        "telefonazo/timbrazo/llamadita/telefonema",
        "paseme/paseme_a/comuniqueme/comuniquenme/pongame/paseme_con/me_comunica/me_pasa a/con"
        f" la/el/una/un? {_STAFF}",
        "den/deme/denme/dame/echen/echeme/peguen/pegueme/hagan/hagame un/una? toque/llamada"
        "/timbre/llamado/repique",
        "que ... me/nos/le llamara/llamaran/marcara/marcaran/hablara/hablaran/llamase"
        "/telefonearan/telefoneara",
        "me/nos puede/pueden/podria/podrian/pudiera/quieren/quisieran dar/echar/hacer/pegar una"
        "/un? llamada/llamadita/telefonazo/timbrazo/toque",
        "me/nos llame/llamen/marque/marquen/hable/hablen por/al/a_mi telefono/celular/casa",
    ),
    others=(
        "no hace_falta/es_necesario/necesito/quiero/ocupo que ... me llamen/llame/marquen",
        "no me? llamen/llame/marquen",
        "no necesito hablar con",
    ),
)

VISIT: Final = Topic(
    whole=frozenset({"cita", "una cita", "consulta", "una consulta"}),
    phrases=(
        "quiero/necesito/pedir/agendar/agenda/agende/agenden/agendeme/hacer/sacar/dar/den/dan/da"
        "/deme"
        "/denme/programar/quisiera/ocupo/solicito/tener/apartar/reservar ... cita/consulta",
        f"quiero/necesito/quisiera/ocupo/puedo/podria/deseo ... ver al/a/con/un/el {_STAFF}",
        "quiero/necesito/quisiera/ocupo/que me vea/vean/revise/revisen/cheque/chequen/atiendan",
        "que ... me vea/vean/revise/revisen/atiendan",
        "quiero/necesito/quisiera/puedo/podria ir/pasar/venir al/a/a_la/con/hoy/manana/el/para"
        " la? clinica/consultorio/doctor/doctora/medico/verlo/verlos/que_me_vean?",
        "puedo/podria ir/pasar/venir hoy/manana/el_lunes/esta_semana",
        "cuando/donde/a_que_hora me/nos? puede/pueden/podria/podrian/puedo/podemos ver*/revisar*"
        "/atender*/checar*/recibir*/ir/pasar/venir",
        "quiero/necesito/quisiera/ocupo/deseo/puedo ir/pasar/venir/volver/regresar a/al/con"
        "/otra_vez la/el/un? consulta/cita/consultorio/doctor/doctora/medico/clinica/revision"
        "/revisarme/chequeo",
        "quiero/necesito/quisiera/ocupo/deseo revisarme/checarme/una_revision/un_chequeo"
        "/valoracion",
    ),
    others=(
        "no puedo ver/ir/pasar/venir",
        "no necesito/quiero/ocupo ... cita/consulta",
        "al/la trabajo/iglesia/misa/gimnasio",
    ),
)
