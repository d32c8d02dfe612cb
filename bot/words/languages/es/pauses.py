"""What people type in Spanish about a pause of the messages, and about its end."""

from __future__ import annotations

from typing import Final

from bot.words.lexicon import Topic

_WRITE = (
    "escribirme/escribirnos/escribir/mandarme/mandarnos/mandar/enviarme/enviar/molestarme/molestar"
    "/preguntarme/preguntar/textearme/mensajearme/contactarme"
)
_DO_NOT = (
    "escriban/escriba/escribas/manden/mande/mandes/envien/envie/molesten/moleste/contacten"
    "/contacte/pregunten/pregunte/texteen/hablen"
)
_MESSAGES = "mensajes/mensaje/textos/mensajitos/preguntas/nada/avisos/recordatorios/mas"
_THESE = "los/sus/estos/las/mas/mis/con/todos/de/el"
_SOME = (
    "un/una/unos/unas/dos/tres/cuatro/cinco/seis/siete/ocho/diez/quince/esta/este/la/el/el_resto"
    "/varios/varias/algunos/lo_menos/par_de/como/toda/unas_cuantas/unos_cuantos"
)
_SPAN = "dia/dias/semana/semanas/mes/meses/tiempo/rato/ahora/hoy/vacaciones/fin_de_semana/ratito"
_FOR = "por/durante/unos/como"
_DAYS = (
    *("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "manana"),
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
    *("octubre", "noviembre", "diciembre", "navidad", "semana", "semanas", "dias", "mes"),
    *("meses", "tiempo", "rato", "ratito", "vacaciones"),
)
_STOP = ("pare", "paren", "parar", "pausa", "pausar", "pausen", "descanso", "parenle")
PAUSING: Final = Topic(
    around=frozenset(
        {
            *("por", "favor", "una", "un", "quiero", "quisiera", "necesito", "deseo", "hasta"),
            *("el", "la", "los", "que", "proximo", "proxima", "viene", "unos", "unas", "dos"),
            *("tres", "cuatro", "cinco", "seis", "siete", "diez", "este", "esta", "me", "den"),
            *("denme", "deme", "dame", "hacer", "poner", "ponga", "pongan", "en", "mensajes"),
            *("puedo", "pueden", "puede", "podrian", "podria", "tomar", "ya", "durante", "de"),
            *("haga", "hagan", "porfa", "porfavor", "le", "lo", "todo", "esto", "ocupo", "dia"),
            *("con", "como", "mi", "fin", "par", "pequena", "pequeno", "tantito", "hola", "tener"),
            *map(str, range(1, 32)),
        }
    ),
    whole=frozenset(
        {
            *(
                "pausa",
                "pausar",
                "pause",
                "pausen",
                "pausenlo",
                "pausarlo",
                "pausarlos",
                "pauselo",
            ),
            *("pausenle", "descanso", "pare por ahora", "paren por ahora", "pare por hoy"),
            *("paren por hoy", "parar por ahora", "parar por hoy", "pare por un dia"),
            *("quiero pausarlo", "suspender", "suspendan", "suspenda", "pausamos"),
            *(f"{stop} {day}" for stop in _STOP for day in _DAYS),
        }
    ),
    phrases=(
        f"no me/nos? {_DO_NOT} {_THESE}? {_MESSAGES}? hasta",
        f"no me/nos? {_DO_NOT} {_THESE}? {_MESSAGES}? {_FOR} {_SOME}? {_SOME}? {_SPAN}",
        f"no me/nos? {_DO_NOT} {_THESE}? {_MESSAGES}? esta/este semana/mes/fin_de_semana",
        f"dejen/deje/deja/dejar/paren/pare de {_WRITE} {_THESE}? {_MESSAGES}? hasta",
        f"dejen/deje/deja/dejar/paren/pare de {_WRITE} {_THESE}? {_MESSAGES}? {_FOR} {_SOME}?"
        f" {_SOME}? {_SPAN}",
        f"no quiero {_THESE}? {_MESSAGES} hasta",
        f"no quiero {_THESE}? {_MESSAGES} {_FOR} {_SOME}? {_SOME}? {_SPAN}",
        f"no quiero {_THESE}? {_MESSAGES} esta/este semana/mes/fin_de_semana",
        "no mas? mensajes/textos/preguntas hasta",
        f"no mas? mensajes/textos/preguntas {_FOR} {_SOME}? {_SOME}? {_SPAN}",
        f"paren/pare/parar/detengan/suspendan/suspenda/cancelen con? {_THESE} {_MESSAGES} hasta",
        f"paren/pare/parar/detengan/suspendan/suspenda/cancelen con? {_THESE} {_MESSAGES} {_FOR}"
        f" {_SOME}? {_SOME}? {_SPAN}",
        "dejenme/dejeme/dejame en? paz/tranquilo/tranquila/descansar hasta",
        f"dejenme/dejeme/dejame en? paz/tranquilo/tranquila {_FOR} {_SOME}? {_SOME}? {_SPAN}",
        "pausar/pausen/pause/suspender/suspendan/suspenda los/sus/estos/mis/el/este"
        " mensajes/textos/mensajitos/seguimiento/programa/preguntas/recordatorios",
        "poner/pongan/ponga en pausa",
        "pausa/descanso a/en/con/de los/sus/estos/mis/las/tantos/tantas"
        " mensajes/textos/mensajitos/preguntas",
        "denme/deme/dame/quiero/quisiera/necesito/ocupo un/una pausa/descanso/descansito hasta",
        f"denme/deme/dame/quiero/quisiera/necesito/ocupo un/una pausa/descanso/descansito {_FOR}"
        f" {_SOME}? {_SOME}? dias/semana/semanas/mes/meses/fin_de_semana",
    ),
    others=("quitar/quiten/quite/sin/fin_de/termina*/acaba* la? pausa",),
)
RESUMING: Final = Topic(
    around=frozenset(
        {
            *("por", "favor", "quiero", "quisiera", "deseo", "los", "mis", "mensajes", "ya", "si"),
            *("con", "el", "programa", "esto", "me", "a", "puedo", "podemos", "pueden", "puede"),
            *("vamos", "otra", "vez", "porfa", "porfavor", "ahora", "listo", "lista", "para"),
            *("estoy", "la", "las", "preguntas", "hola", "recibiendo", "recibir", "le", "bueno"),
            *("textos", "de", "ok", "que"),
        }
    ),
    whole=frozenset(
        {
            *("seguir", "sigan", "siga", "sigamos", "seguimos", "continuar", "continue"),
            *("continuen", "continuemos", "reanudar", "reanuden", "reanude", "reactivar"),
            *("reactiven", "retomar", "despausar", "empezar de nuevo", "empezar otra vez"),
            *("empezar nuevo", "empezar", "empiecen", "empiecen de nuevo", "empiece de nuevo"),
            *("volver a empezar", "volver empezar", "quitar pausa", "quiten pausa", "quite pausa"),
            *("sigan mandando", "siga mandando", "sigan escribiendo", "siga escribiendo"),
            *("sin pausa", "sigan escribiendome", "sigan mandandome", "comenzar de nuevo"),
            *("comenzar nuevo", "iniciar de nuevo", "iniciar nuevo", "sigale", "siganle"),
        }
    ),
    phrases=(),
)
