"""What people type in Spanish about a death, help, leaving, worse, calls and visits."""

from __future__ import annotations

from typing import Final

from bot.words.languages.es.classes import LIMB, MY, PART, PERSON
from bot.words.lexicon import Topic

# DRAFT: a clinician must sign off these lists before live use, like the signs.
_OTHERS = (
    "perro/perra/perrito/perrita/gato/gata/gatito/gatita/mascota/pajaro/pajarito/perico/pez"
    "/caballo/vaca/gallina/gallo/planta/plantas/mata/arbol/telefono/celular/bateria/pila"
    "/computadora/compu/tableta/tele/television/carro/coche/motor/internet/ipad/movil/ordenador"
    "/radio/reloj/troca/camioneta/moto/pickup/lavadora/refri/refrigerador/nevera/cel/estufa"
    "/podadora/senal/matas/flores/rosas/rosal/tomates/laptop/pantalla/licuadora/boiler/calentador"
    "/pilas"
)
_STAYS = (
    "como/medio/media/sigue/siguen/todavia/aun/ya/toda/todo/siento/tengo/esta/estaba/quedo"
    "/se_me_quedo/se_siente/la_siento/la_tengo/lo_siento"
)
_NUMBER = "como/mas/de/un/una/unos/dos/tres/cuatro/cinco/diez/veinte/treinta/muchos/varios/ya"
_BODY = "espalda/cintura/cadera/cuello/lumbago/ciatica/columna/dolor/rabadilla/lomo/nuca/hombro"
_CHORES = (
    "amarrar*/abrochar*/poner*/vestir*/agachar*/sentar*/acostar*/voltear*/banar*/hacer_nada"
    "/trabajar/comer/manejar/cocinar/barrer/lavar*/enderezar*/dar_la_vuelta/dormir"
)
_STAFF = (
    "enfermera/enfermero/doctor/doctora/medico/medica/dr/dra/alguien/persona/humano/ustedes"
    "/usted/clinica/especialista/cirujano/consultorio"
)
_TEXTING = (
    "textearme/textear/texteen/textees/texteando/mensajearme/mensajear/mensajeen/whatsappear"
    "/escribirle/mandarle/molestarlo/molestarla/escribiendo/mandando/molestando/fastidiando"
    "/mandandome/escribiendome/molestandome"
)
_WRITE = (
    "escriban/escriba/escribas/escriben/manden/mande/mandes/mandar/mandarme/envien/envie/enviar"
    "/enviarme/contacten/contacte/molesten/moleste/molestar/molestarme/escribir/escribirme"
    "/preguntar/preguntarme/fastidiar/fastidiarme/contactar/contactarme/joder/mensajear"
)
_VERY = "muy/bien/bastante/tan/super/re/medio/algo/mas/demasiado/todavia/un_poco/muchisimo/bien"
_AWFUL = "horrible/terrible/tremendo/espantoso/insoportable/atroz/brutal/fuertisimo/infernal"
_DELETE = (
    "borrar*/borren*/borre*/borra/borrame/borralo/borralos/eliminar*/eliminen*/elimine*/elimina"
    "/suprimir/supriman/suprima/destruir/destruyan/destruya"
)
_DATA = (
    "dato/datos/info/informacion/expediente/expedientes/registro/registros/historial/ficha/perfil"
    "/cuenta/archivo/archivos"
)
_THIS = (
    "robot/bot/maquina/computadora/grabacion/programa/contestadora/persona/humano/humana"
    "/ser_humano/inteligencia"
)
_TOOK = (
    "tome/me_tome/se_tomo/tomo_ella/tomo_el/tomamos/tomaron/he_tomado/trague/me_trague/ingeri"
    "/ha_tomado/me_tomo"
)
_FEW = (
    "un/una/unas/unos/dos/tres/cuatro/cinco/seis/varias/algunas/como/pocas/par_de/solo/nomas/por"
    "/error"
)
_PILLS = (
    "pastilla/pastillas/pildora/pildoras/tableta/tabletas/medicina/medicinas/medicamento"
    "/medicamentos/dosis/tylenol/ibuprofeno/capsulas/calmantes/analgesicos"
)
_CAME_BACK = (
    "volvio/me_volvio/ya_volvio/regreso_todo/me_regreso/ya_regreso/regreso/volvieron/regresaron"
    "/ya_me_volvio/ya_me_regreso"
)
_EARLIER = (
    "ayer/anoche/antes/antier/la_semana_pasada/el_lunes/en_la_manana/la_inyeccion/hace_dias"
    "/antes_de"
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
        f"{PERSON} nos/ya dejo/partio/se_fue_para_siempre",
        "nos dejo ayer/hoy/el/la/anoche/para_siempre",
        "esta/estara en el cielo",
        "dios/diosito/senor/virgen/cancer/covid se? llevo/recogio/llamo a/al/lo/la ...",
        "dios/diosito/el_senor me/nos/le/se lo/la? llevo/quito/recogio/arrebato",
        "se llevo/llevaron dios/diosito/el_senor a",
        "encontramos/encontraron/encontre/hallamos/hallaron/halle/estaba/amanecio/quedo/esta/vimos"
        "/yacia ... sin_vida/sin_signos_vitales/ya_frio/ya_fria/sin_pulso",
        "sin_vida en su/la/el cama/cuarto/casa/sillon/bano/piso",
        "despedimos a/al nuestro/mi/la/el? " + PERSON + "/hermanito/abuela",
        "se fue ... con dios/diosito/el_senor/los_angeles",
        f"{PERSON} se_fue/se_nos_fue/se_murio ayer/anoche/hoy/antier/al_cielo",
        "no sobrevivio/la_libro/lo_logro/resistio/resistio_mas/la_paso",
        "perdio la vida",
        "perdi/perdimos ... " + PERSON,
        "cenizas/ataud/cremacion/cremamos/esquela/panteon/de_luto",
        "deceso",
        "mejor vida",
        "qepd",
        "esta/estara/descansa/vive en la gloria/presencia de/del dios/diosito/senor",
        "ultimo/ultimos suspiro/aliento/respiro ayer/hoy/anoche/esta_manana/en/el/la/a_las?",
        "dio/exhalo/echo su ultimo suspiro/aliento/respiro",
        "dios/diosito/senor ya? lo/la llamo/recogio/llevo/quiso",
        "q e p d",
        f"perdi/perdimos/perdio a mi/nuestro/nuestra/su {PERSON}",
        "perdimos a mi/nuestro/nuestra/papa/mama",
        "la/lo perdimos",
        "con dios/diosito/el_senor ... ya",
        "esta/fue/se_fue/llevo/esta_ya/descansa con/al dios/diosito/el_senor/cielo",
        "dios/diosito/el_senor se_lo/se_la llevo",
        "entierro/velorio/funeral/sepelio/novenario/enterramos/velamos/sepultamos/sepelio/velando",
        f"{PERSON}/el/ella/ya estiro/colgo la/los pata/tenis",
        f"{PERSON}/ya/el/ella? se? petateo",
        "paro/detuvo/fallo el/su? corazon & no ... pudieron/pudo/lograron/alcanzaron salvar*"
        "/revivir*/reanimar*/regresar*/resucitar*/hacer_nada/despertar*",
        "no lo/la/le/los pudieron/lograron/pudo/alcanzaron_a salvar/revivir/resucitar/reanimar"
        " !el/la/del_papeleo",
        "no pudieron/lograron/alcanzaron_a salvarlo/salvarla/revivirlo/revivirla/reanimarlo"
        "/reanimarla/resucitarlo/resucitarla",
    ),
    # "Muerto" of what has not died: the question is asked once, and must be left for a death.
    others=(
        "me hubiera/hubiese/habria/haya muerto/muerta",
        "mejor/ojala/quisiera/preferiria/prefiero/quiero/deseo ya/que/yo/me/y? ya/yo/me? hubiera"
        "/hubiese/haya/haber/haberme/estuviera/estuviese/estaria/estar/estara? muerto/muerta",
        f"{PART} {_STAYS}? {_STAYS}? {_STAYS}? muerto/muerta",
        f"murio/murieron {MY}? ambas/ambos/dos? {PART}",
        f"{PART} ya? se_me/se_le/se murio/murieron",
        "murio/fallecio el_ano_pasado/hace_mucho/hace_tiempo/hace_anos/hace_muchos_anos",
        f"desde_que ya? se? me/nos? murio/fallecio mi/el/la {PERSON}",
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
        "ni muerto/muerta/muertos",
        "descans* en paz en mi/el/la !cielo/gloria",
        "luto por el/mi/la/las? equipo/seleccion/chivas/america/aguilas/partido",
        "panteon/cementerio ... flores",
        "flores al/en_el panteon/cementerio",
        "dormi/dormir/duermo/dormido/dormida/durmio/duerme/descanse como un/una/el/la"
        " muerto/muerta/muertito",
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
        "muerto/muerta todo/toda/medio/media? el/la/mi? lado/mitad/costado/cuerpo/cara",
    ),
)
HELP: Final = Topic(
    around=frozenset(
        {
            *("por", "dios", "favor", "mi", "ay", "senor", "ya", "porfavor", "porfa"),
            *("virgen", "santo", "alguien", "me", "una", "un", "es", "rapido", "aqui"),
        }
    ),
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
        f"ayuden/ayude/auxilien/auxilie/salven a mi? {PERSON}",
        "llamen/llame/llama/llamar/manden/mande/mandar/necesito/envien/envie/pidan/quiero/traigan"
        "/vengan/ocupo/pida ... ambulancia/sos/emergencias/paramedicos",
        "ambulancia urgente/ya/por_favor/rapido",
        "estoy en peligro",
        "apurense/apurese/vengan_rapido/venga_rapido/vengan_pronto/vengan_ya/corran"
        "/rapido_por_favor",
        "salvenme/salveme/salvame",
        "ven/vente/venganse rapido/pronto/ya/corriendo/urgente",
        "alguien venga/vengan/ayude/auxilie/socorra",
        "que venga alguien/un_doctor/una_ambulancia/un_medico",
        "vengan/venga/corran/corre por mi/nosotros/el/ella",
        "necesito/ocupo/quiero a? alguien ya/ahora/ahorita/rapido/urgente/pronto/aqui",
        "necesito/ocupo/quiero/manden un/una/a? doctor/doctora/medico/enfermera/ambulancia"
        " ya/urgente/ahora/rapido/pronto/ahorita/urgentemente",
        "manden/mande/envien/envie/traigan/vengan/venga/llamen ... alguien ya/pronto/rapido"
        "/urgente"
        "/por_favor/a_mi_casa/ahorita",
        "por_favor/porfavor/porfa/urgente ... manden/mande/envien/envie/traigan a? alguien/doctor"
        "/medico/policia",
        "algo/esto ... muy/super/bien/terriblemente mal & vengan/venga/manden/ayud*/rapido/corran",
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
        "ayuda con el/la/este/mi/los/las control/controles/television/mandado/jardin/compras"
        "/lavadora",
        "ayuda con el/la/este/mi telefono/celular/aplicacion/letra/mandado/computadora/tele",
        "corran la voz",
        "de corrido/corrida",
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
            *("basta", "basta ya", "ya basta", "ya estuvo bueno", "ya estuvo", "parar", "pare"),
            *("paren", "detener", "no mas"),
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
            *("ya no mas", "me salgo", "revocar", "ya no quiero esto"),
        }
    ),
    capitals=frozenset({"alto"}),
    phrases=(
        "nunca/jamas/no yo/me/nos? apunte/inscribi/suscribi/registre/anote/di_permiso"
        "/di_mi_permiso/pedi"
        "/apuntamos/pedimos a/en/para? esto/estos/esta/este",
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
        "no quiere/quieren/desea/quiero/deseo/quisiera estar/seguir/participar/continuar mas? en"
        "/con"
        " el/este/esto/su/la/los? programa/mensajes/encuesta/estudio/seguimiento/servicio/lista"
        "/sistema",
        "ya estuvo/basta/fue_suficiente/bueno de tantos/estos/los? mensajes/preguntas/textos"
        "/mensajitos",
        "no gracias ... no_quiero/no_me_interesa/no_deseo",
        "como cancelo/me_borro/me_salgo/me_quito/los_cancelo/lo_cancelo/me_desuscribo !la_cita/mi"
        "/una",
        f"dejen/deje/deja/dejar/paren/pare/basta/favor ... de? {_TEXTING}",
        f"no/ni/ya_no/nunca me/nos/le/les/lo? {_TEXTING}",
        "como le_hago/hago/hacemos/le_hacemos/puedo/se_hace/le_puedo & ya_no/no me/nos/le? lleguen"
        "/llegue/manden/mande/escriban/envien/salgan/aparezcan",
        "que ya? no/dejen me/nos/le/les/de? lleguen/llegar/llegarme/lleguen_mas !tarde/a_tiempo",
        "no quiere/desea/quieren/necesita/querria/quisiera/le_interesa/le_interesan mas?"
        " recibir/mensajes/textos/mensajitos/avisos/recordatorios/preguntas/que_le_escriban"
        "/que_le_manden/participar/estos/seguir/continuar !comiendo/asi/en_el_hospital",
        "quiere/quieren/desea salirse/darse_de_baja/que_lo_quiten/que_la_quiten/que_la_saquen"
        "/que_lo_saquen/salir_del_programa/retirarse/cancelar",
        "preferimos/prefiero/preferiria/prefiere no recibir/seguir/continuar/participar/contestar"
        "/responder/estar mas? mas/en_esto/en_el/mensajes/textos/estos",
        f"saquen/saque/quiten/quite/borren/borre a mi/la/el {PERSON} de/del",
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
        "ya parenle/parele/parale/bajenle/detenganse/cortenle/dejenle/cortele !al/a_la_musica"
        "/de_contar",
        "cansado/cansada/canse/harto/harta/harte/enfado/enfada/fastidiado/fastidia ... suene"
        "/llegue/lleguen/manden/escriban/pregunten/vibre/timbre & mensaje*/pregunta*/celular"
        "/telefono/diario/dias",
        "ya_no/no quiere/desea/le_interesa ... estar/seguir/ser ... parte/programa/lista"
        "/mensajes/textos/seguimiento",
        "no/ya_no/ni sigan/siga/vuelvan/vuelva/continuen ... mandando/escribiendo/enviando"
        "/preguntando/molestando/mandar/escribir/enviar/preguntar",
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
DELETION: Final = Topic(
    around=frozenset({"a", "de", "me", "quiero", "que", "se", "lo", "los", "ya", "ahora"}),
    whole=frozenset(
        {
            *("borreme", "borrenme", "borrame", "eliminenme", "elimineme", "eliminame"),
            *("borre todo", "borren todo", "borra todo", "borrar todo", "borrelo todo"),
            *("borrenlo todo", "eliminen todo", "elimine todo", "eliminar todo", "olvidenme"),
            *("olvideme", "olvidense de mi", "olvidese de mi"),
        }
    ),
    phrases=(
        f"{_DELETE} ... {_DATA}",
        f"{_DELETE} todo/cuanto lo? que ... saben/sabe/tienen/tiene/guardan/guardaron/guarden"
        "/tengan/hay/escribi/he_escrito/dije/he_dicho/conte/mande/sepan",
        f"{_DELETE} lo que ... saben/sabe/tienen/tiene/guardan/guardaron/tengan/sepan",
        f"{_DELETE} todo/lo lo_mio/mio/sobre_mi/de_mi/acerca_de_mi",
        f"{_DELETE} todas? mis/sus cosas/fotos/notas/palabras",
        f"{_DELETE} mis/todos/todas/estos mis/los/las/estos? respuestas"
        "/mensajes/conversaciones/textos",
        "quiten/quite/saquen/saque/tiren/tire ... mis? datos/informacion/registros/expediente",
        "me borren/eliminen/olviden/borre/elimine/olvide !de/del/la/el/las/los/que",
        "quiero/quisiera/deseo/pido/derecho/solicito a? ser/al olvid*/borrad*/eliminad*",
        "no ... guarden/guarde/conserven/conserve/almacenen/almacene/tengan/tenga/mantengan"
        "/guardar/conservar ... mis/mi/sus/nuestros/ningun/ninguna"
        " datos/dato/informacion/expediente/registros",
    ),
    others=(
        "no/nunca/favor_de_no me/lo/se/los? borrar*/borren*/borre*/eliminar*/eliminen*/elimine*",
        "no/nunca quiero/deseo/quisiera que me/se/lo? borren/borre/eliminen/elimine",
        f"{_DELETE} ... {_DATA} del/de_mi/en_mi telefono/celular/computadora/tableta/banco",
        f"{_DELETE} ... cuenta/perfil/datos del/de/de_mi banco/facebook/correo/internet/netflix",
    ),
)
WORSE: Final = Topic(
    phrases=(
        "peor/peores/peorcito",
        "empeor*",
        # A clot after sitting still for long.
        "pantorrilla/pantorrillas & hinchad*/hincho/inflamad*/caliente/calientes/roja/rojas",
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
        "no puedo dormir/descansar/pegar_el_ojo/pegar_ojo ... dolor/duele/duelen",
        "no pude/podia/he_podido/puede/pudo dormir/descansar/pegar_el_ojo/pegar_ojo ... dolor"
        "/duele",
        "duele/dolia/dolio/duelen mas/muchisimo/demasiado/tanto/feo/bastante_mas/horrores"
        "/un_monton",
        "duele mucho !menos/mejor/mas_poco",
        "mucho mas/mayor dolor",
        "dolor & fuerte/fuertisimo/peor/aument*/subio/nubes/insoportable/intens*/empeor*",
        "duele/dolio/duelen/dolia horrible/horrores/feisimo/bastante/fuerte/mucho/muchisimo/tanto"
        " !menos/mejor",
        "apenas lo/la/si aguanto/soporto/lo_aguanto",
        f"{LIMB} & pesad*/plomo/hormigu*/piquetit*",
        "grito/gritos/gritando/llorando/lloro/llore/retuerzo ... dolor",
        # A fall.
        "me cai/caigo/cay/caido/cay",
        f"se/{PERSON} me/nos/le? cayo",
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
        f"{LIMB} la/lo/las/los/me/todavia/aun/como? siento/siente/sienten/tengo/se_siente"
        "/se_me_siente/senti muy/bien/medio/algo/un_poco/como/toda/todo? rar*/extran*/chistos*",
        f"siento/siente/tengo/senti/se_siente la/el/las/los/mi/mis {LIMB} muy/medio/algo/un_poco"
        "/como? rar*/extran*/chistos*",
        f"siento/siente/tengo/senti/se_siente muy/medio/algo/un_poco/como? rar*/extran*/chistos*"
        f" la/el/las/los/mi/mis {LIMB}",
        f"algo/sensacion/cosa rar*/extran* en/por la/el/las/los/mi/mis/una/un/toda_la? {LIMB}",
        # More medicine than is right, however it came.
        f"{_TOOK} {_FEW}? {_FEW}? {_PILLS} extra/extras/de_mas/demas/de_sobra/dobles/dos_veces"
        "/por_error/por_equivocacion",
        f"{_TOOK} {_FEW}? {_FEW}? extra/de_mas/demasiad*/muchas/el_doble/doble/triple/dobles de?"
        f" mi/mis/las/la/los? {_PILLS}",
        f"{_TOOK} {_FEW}? {_FEW}? {_PILLS} ... mas/mayor de_la_cuenta/de_lo_que/de_las_que",
        f"{_TOOK} mas {_PILLS} de/que lo_que/las_que/la_cuenta/lo_debido/me_dijeron/debia",
        "me/se paso/pase/pasaron con/de/en las/la/los/mis? pastillas/dosis/medicina/pastilla",
        "sobredosis",
        # Pain that came back.
        f"{_CAME_BACK} todo/otra_vez/de_nuevo/ya/a_dar/con_todo? el/mi/ese/este/un/todo/aquel?"
        " mismo/maldito/fuerte/todo/otra_vez? dolor/dolores",
        f"dolor/dolores ya/me/se_me/otra_vez/de_nuevo/todo/ya_me/me_ha/ha? {_CAME_BACK}/vuelto"
        "/regresado/esta_de_vuelta/esta_de_regreso",
        "tengo otra_vez/de_nuevo el/ese? mismo? dolor",
        "otra_vez/de_nuevo con/el/tengo/traigo/me_dio/me_vino/estoy_con el/mi/mucho? dolor",
        "duele/duelen otra_vez/de_nuevo !menos/poco",
        "otra_vez/de_nuevo me/ya_me duele/duelen !menos/poco",
        f"pesad*/pesa/pesan/pesadez ... {LIMB}",
        "me/se puse/pongo/puso/senti/ando/veo/siento/sentia mal*/fatal/pesimo/remal/grave"
        "/delicad*/pesim*",
        "me internaron/ingresaron/hospitalizaron/operaron_de_urgencia/llevaron_de_urgencia"
        "/trajeron_de_urgencia",
        f"{_BODY} ya? me/le ya? esta/anda/viene/tiene matando/mata/matandome/doblado/doblada"
        "/tirado/tirada/loco/loca/en_un_grito/jodido/jodida/partido/partida",
        f"me/le esta/tiene matando/doblado/doblada/tirado/tirada ... {_BODY}",
        f"no/ni/casi_no/apenas ... {_CHORES} & del/de/por/con dolor/dolores",
        f"no/ni/casi_no/apenas ... {_CHORES} del/por_el dolor",
        f"dolor/duele/dolores & no me? deja/permite/dejan ... {_CHORES}/caminar/parar*/descansar"
        "/levantar*",
        "toda la? noche/madrugada ... despierto/despierta/en_vela/sin_dormir & dolor/duele"
        "/espalda",
        "llora/lloro/llorando/lloraba/llore/grita/grito/gritando/gritaba/queja/quejando/retuerce"
        "/retorciendo ... del/de/por ... dolor",
        "pastilla/pastillas/medicina/medicinas/tylenol/ibuprofeno/nada & no_me_hace/no_me_hacen"
        "/no_hacen/no_hace/no_ayuda/no_ayudan/no_sirven/no_sirve/no_calma/no_calman/no_quita"
        "/no_quitan/no_baja/no_me_baja/no_me_quita/no_me_calma & dolor/nada/efecto/cosquillas",
        "ni con ... pastillas/pastilla/medicina/medicinas/nada ... baja/quita/calma/alivia/pasa"
        "/controla/aguanto/cede",
        "dolor/duele ... va/sigue/anda a/en mas/aumento/subida",
        "dolor/duele & veo/ver/viendo las? estrellas",
        "va a mas/peor",
        "dolor ... despierta/desperto/despiertan/despertaba",
        "duele/dolia/duelen a/para morir/rabiar/gritar/gritos",
        "no pegue/pego/pegado/pegar un? el? ojo/ojos & dolor/duele/espalda",
        "duele/dolor hasta el/los/la/para? alma/huesos/respirar/tuetano",
        "sigo/sigue/estoy/esta con mas? mucho? dolor/dolores",
        "en un/puro/el? grito/alarido/llanto de/del/por? dolor/dolores?",
        "dolor/dolores/duele & doble/duplic*/triple/el_doble/al_doble/triplic* !dosis/cita",
        "dolor/dolores ... volvio/regreso/vino/brinco/salto/disparo/trepo ... peor/doble/mas"
        "/fuerte/nueve/diez/ocho/feo/coraje/ganas",
        "me/lo/la/le/nos tienen/tuvieron/dejaron/metieron/pasaron/tiene/van_a_dejar ... hospital"
        "/urgencias/sanatorio/terapia/internad*/observacion/piso_del_hospital",
        "cama/camilla/cuarto de/del/en_el/en_un un/el? hospital/sanatorio/urgencias",
        f"me/se siento/siente/senti/encuentro/hallo/ando/encuentra {_VERY}? {_VERY}? mala/malo"
        "/malos/fatal/rechinga*/pal_arrastre/para_el_arrastre/de_la_patada/del_perro !persona"
        "/gente/conciencia/por/de_corazon/madre/madera",
        "no me/le? queda/para/detiene/aguanta nada/ni ... estomago",
        "no se_me/se_le queda/para/detiene/aguanta nada/ni ... estomago/panza/adentro",
        "nada & queda/para/detengo/retengo & estomago/panza",
        "todo lo? devuelvo/devuelve/arrojo/guacareo/regreso/devolvi",
        "devolvi/devolvio/devolviendo/guacare*/arroje/arrojando todo/la/lo/el/el_estomago"
        "/la_comida/la_cena/bilis",
        "cuerpo ... cortado/malisimo/molido/descompuesto/madreado/apaleado/fatal/para_el_arrastre",
        "tumbo/tiro/avento/pateo/boto el/la/un/una/mi caballo/yegua/mula/burro/vaca/toro/becerro"
        "/moto/perro",
        "caballo/yegua/mula/burro/vaca/toro/moto/perro me/lo/la/le tumbo/tiro/avento/pateo/boto"
        "/piso/embistio",
        "como/comida/todo/ceno/desayuno/agua ... lo/la devuelvo/vomito/arrojo/devuelve/arroja",
        "pise/piso mal & suelo/piso/cai/fui/tobillo/golpe",
        "brinco/paso/salto/subio de ... a nueve/diez/ocho",
    ),
    others=(
        f"no/nunca/ni/tampoco/si/cuando/por_si/si_me/cuando_me me/se/ha/se_me/me_ha/nos?"
        f" {_CAME_BACK}/vuelto/regresado/vuelve/regresa otra_vez/de_nuevo? el? mismo?"
        " dolor/dolores",
        "no/nunca/ni/si/cuando me/nos/le? duele/duelen otra_vez/de_nuevo",
        f"dolor/dolores ya? no/nunca/ni/si me/se/ha/me_ha? {_CAME_BACK}/vuelto/regresado/vuelve"
        "/regresa",
        f"peor que {_EARLIER} pero/aunque todavia/sigo/estoy/esta/aun/mucho/bastante?"
        f" mejor que/de_lo_que {_EARLIER}",
        f"mejor que {_EARLIER} pero/aunque todavia/sigo/estoy/esta/aun/un_poco? peor que"
        f" {_EARLIER}",
        f"no/nunca/ni me? {_TOOK}/tomado/tomando ... extra/de_mas/doble/demasiad*",
        "no/nada/nunca/ni/tampoco/sin/ningun me/estoy/esta/va/sigo/siento/es/me_siento/ha/he?"
        " peor",
        "no/nunca/sin/ni ha/he/a/e/me/se/estoy/esta? empeor*",
        "podria/pudo/puede/pudiera/podia ser/estar/haber_sido/ir? peor",
        "peor ya/es_nada/paso/clima/noticia/suerte/que_nada/que_mi_vecino/es_que",
        "lo peor ya? ya/paso/quedo",
        # Never "si" alone: without its accent it is a yes.
        "por_si/solo_si/nada_mas_si/en_caso_de_que/a_menos_que yo/el_dolor/esto/ya? me/se?"
        " pongo/pone/ponga/siento/siente/sienta/va/voy/vaya/estoy/este/sigo/sigue a? peor",
        "por_si/solo_si/nada_mas_si/en_caso_de_que yo/el_dolor/esto/me/se? empeor*",
        "clima/tiempo/trafico/vista/oido/oigo/veo/noticias ... peor",
        "no/sin/menos/ya_no/ningun/nada_de/ni/tengo_menos/cero mas/mucho/tanto/demasiado? dolor",
        "no/ya_no/casi_no/tampoco/apenas me/nos/le? duele/duelen mas/mucho/tanto/demasiado/nada",
        "nada/nomas/solo/solamente/todo mas dolor",
        "no es? muy/tan/mas fuerte",
        "vecino/vecina/nieto/nieta/amigo/amiga/comadre/compadre/sobrino/sobrina se? cayo/resbalo"
        "/lastimo",
        "se cayo el/la/los/las/un/una/mi sistema/arbol/poste/servidor/cuadro/internet/venda"
        "/curita/parche/vaso/senal/taza/plato"
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
        "vecina/vecino/amiga/amigo/comadre/compadre se le infecto",
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
        "se_me/me/ya/se quito/quitaron/fue/fueron/paso/pasaron/acabo ya/por_fin/todo/casi? ya?"
        " el/la/los/las mareo/mareos/nausea/nauseas/hormigueo/vomito/vomitos/mareadera",
        "mareo/mareos/nausea/nauseas/hormigueo/vomito ya/casi/por_fin? ya/casi? se_me/se/me"
        " quito/quitaron/fue/fueron/paso/pasaron/acabo",
        "ya_no/sin maread*/mareo/mareos/nauseas/vomito/vomitos/hormigueo",
        "ya_no tengo/siento/hay/me_dan/me_da/estoy/ando/me maread*/mareo/mareos/nauseas/vomitos"
        "/hormigueo",
        "se_me/me/ya quito/fue/paso/acabo el/la/los mareo/mareos/nausea/nauseas/hormigueo/vomito",
        "vomito/vomita/vomitaba/devolvio ya? el/mi/la perro/perra/gato/gata/perrito/gatito/bebe"
        "/nieto/nieta",
        "perro/perra/gato/gata/perrito/gatito/bebe/nieto/nieta ya? vomito/vomita/vomitaba"
        "/devolvio",
        "no/ni/nunca me/se? he/ha/hemos/han? caido/cai/cayo/resbalado/tropezado",
        "no/ni/nunca he/ha/hemos/han/fui/fue/fuimos/tuve_que/tuvimos_que ido/ir/estado? a/al/en"
        " el/la? hospital/urgencias/emergencias",
        "no/ni/nada/tampoco me/ando/estoy/siento/siente? maread*/maree/mareo/mareos",
    ),
)
CALL: Final = Topic(
    whole=frozenset({"llamada", "una llamada"}),
    phrases=(
        "todavia_no/aun_no/nunca/nadie/no me/nos llaman/llama/llamaron/llamo/marcan/marcaron"
        "/hablan/hablaron/habla !de/por_mi_nombre/en_espanol/mal",
        "no llamaron/marcaron/han_llamado/han_marcado/hablaron_por_telefono",
        "no he/hemos recibido la/una/su/ninguna llamada/llamado",
        "ninguna llamada todavia/aun/de_ustedes/de_la_clinica",
        "cuando/a_que_hora me/nos? van_a/va_a/piensan llamar/llamarme/marcar/marcarme/hablar"
        "/hablarme",
        "dijeron/dijo/quedaron/prometieron que/de? me/nos? iban_a/iba_a/van_a? llamar/llamarme"
        "/llamarian/llamaria/marcar/marcarian/llaman",
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
        "hablar/hablamos/hablemos/platicar/platicamos/platiquemos/hablarlo/conversar ... por"
        " telefono/llamada/celular",
        f"que ... {_STAFF} me/le/nos/lo/la? llame/llamen/marque/marquen/hable/hablen/telefonee"
        f" !de/mal/espanol",
        "que ... le/les/lo/la llame/llamen/marque/marquen/hable/hablen/telefoneen",
        "prefiero/preferiria/mejor/mas_facil ... hablar/platicar que/en_vez_de/en_lugar_de"
        " escribir/textear/mensajes/escribiendo/esto",
        "quien/alguien/persona/humano ... con_quien/que/quien ... pueda/puedo/podria/poder"
        "/se_pueda"
        " hablar/platicar/comunicarme/comunicarse",
        "con quien/alguien ... pueda/puedo/podria/puede hablar/platicar/comunicarme",
        "hay/habra ... humano/persona/gente/alguien ... hablar/platicar/conteste/atienda/de_verdad"
        "/real",
        "pueden/puede/podrian/podria/pudieran/favor_de/favor ... llamar/marcar/hablar/llamarle"
        f"/marcarle/hablarle/telefonear a/con mi/la/el/nuestra? {PERSON}",
        "pueden/puede/podrian/podria/pudieran/favor_de ... llamarle/marcarle/llamarlo/llamarla"
        "/llamarlos/hablarle",
        f"llamen/llame/llamenle/llamele/marquenle/marquele/hablenle/hablele a mi/la/el {PERSON}"
        " !si/cuando",
        "llamenle/llamele/marquenle/marquele/llamenla/llamenlo",
        "nadie me/nos/le ha/han/a? llamado/llamo/llama/marcado/marco/hablado/hablo/contactado"
        " !de/por_mi_nombre",
        "no/nunca/todavia_no/aun_no me/nos/le han/ha_llamado/a_llamado/llamaron/marcaron/hablaron"
        "/han_llamado/han_marcado/han_hablado llamado/marcado/hablado?",
        "espero/esperando ... llamada/llamen/llame/marquen/marque !de_mi/a_mi",
        "quiere/quiero/prefiere/prefiero/mejor/necesita/pide/espera ... una? llamada/llamen/llamar"
        "/llamenme !de_atencion",
        "me/nos/le llame/llamen/marque/marquen/hable/hablen por/al/a_mi telefono/celular/casa",
        "no/ni/odio/nunca ... hablo/hablar/hablare/trato/tratar/platico/platicar/entiendo ..."
        " maquina/maquinas/robot/robots/computadora/computadoras/contestadora/bot/aparatos"
        "/grabadora",
        "prefiero/preferiria/mejor/quisiera/quiero/puede/podemos que/hacerlo/hablar? sea? por"
        " telefono/llamada",
        "mejor/prefiero/quisiera/quiero/deseo lo? hablo/platico/consulto/comento/hablarlo con/a"
        f" {_STAFF}/el_doctor/la_doctora/el_medico/la_enfermera",
        "maquina/maquinas/robot/robots/computadora/contestadora/bot/aparatos no/ni_quiero/no_me"
        " hablo/hablar/gusta_hablar/entiendo/trato/platico",
        "pongame/ponganme/paseme/pasenme/comuniqueme/comuniquenme/deme/denme/quiero/necesito"
        "/ocupo/prefiero a/con? un/una/alguien/algun? ser_humano/humano/persona_de_verdad"
        "/de_carne_y_hueso/persona_real/persona_viva/ser_vivo/gente_de_verdad",
        "que me/nos/le atienda/conteste/hable/responda/llame/atiendan una/un/alguna? persona"
        "/ser_humano/humano/gente/alguien",
    ),
    others=(
        "no hace_falta/es_necesario/necesito/quiero/ocupo que ... me llamen/llame/marquen",
        "no me? llamen/llame/marquen",
        "espero/esperando la/una llamada de mi/mis/su/la/el",
        "no necesito hablar con",
        "gusta/encanta/gusto hablar/platicar por telefono",
        "voy/quiero/tengo_que/necesito ... a? llamar/marcar a mi/la/el/los/las/mis",
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
        "al/a_la/a trabajo/trabajar/iglesia/misa/gimnasio/piscina/alberca/pileta/playa/mar/cine"
        "/fiesta/boda/escuela/tienda/mercado/caminar/nadar/manejar/bailar",
        "la trabajo/iglesia/misa/gimnasio",
    ),
)
PRESENCE: Final = Topic(
    around=frozenset({"hola", "oiga", "oigan", "disculpe", "y", "bueno"}),
    whole=frozenset(
        {
            *("quien es", "quien es usted", "quien eres", "quien habla", "quienes son"),
            *("quien es este", "quien me habla", "quien me escribe", "hay alguien", "alguien"),
            *("alguien ahi", "esta ahi", "estas ahi", "estan ahi"),
            *("que es esto", "es real", "usted es real", "eres real"),
        }
    ),
    phrases=(
        "hay/habra/esta/no_hay alguien/nadie/persona ahi/alli/aqui/alla/leyendo/escuchando"
        "/del_otro_lado/al_otro_lado/que_lea/que_me_lea/que_lee/atras/detras",
        "alguien me/esto/esta/los/ahi? lee/leyendo/contesta/escuchando/del_otro_lado",
        "hay una persona/gente/humano real/de_verdad ahi/aqui/alli/leyendo/detras/atras",
        "esto/este/eso es automatico/automatizado/un_mensaje_automatico",
        "me/nos/esto esta leyendo alguien/una_persona",
        "quien esta ahi/del_otro_lado/al_otro_lado/atras/detras/leyendo",
        "con quien estoy/ando/me? hablo/hablando/platico/platicando/escribo/escribiendo/chateo"
        "/chateando/comunico/comunicando/hablamos",
        "quien me/nos/les? escribe/habla/contesta/responde/manda/lee/esta_leyendo/esta_escribiendo"
        " esto/estos/estas/usted/mensajes/los_mensajes/mis_mensajes/lo_que",
        f"usted/ustedes/tu/esto/este/eso es/eres/son/sera un/una/unas? {_THIS}",
        f"es/eres/sera/son usted/ustedes/tu/esto un/una/unas? {_THIS}",
        "eres un/una? robot/bot/maquina/computadora/grabacion/programa/persona/humano/humana",
        "es un/una robot/bot/maquina/grabacion/contestadora",
        "hablo/hablando/platico/platicando/chateo/chateando/escribo/escribiendo con/a un/una/unas?"
        f" {_THIS}",
    ),
    others=("no hablo con", "con quien hablo de/del/sobre/para"),
)
