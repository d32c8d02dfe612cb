"""Thanks, goodbyes and the like in Spanish."""

from __future__ import annotations

from typing import Final

PLEASANTRIES: Final = (
    *("gracias", "muchas gracias", "mil gracias", "muchisimas gracias", "grasias", "mil grasias"),
    *("gracias a todos", "gracias a usted", "gracias a ustedes", "gracias otra vez"),
    *("gracias de nuevo", "gracias igualmente", "gracias por preguntar", "gracias por su ayuda"),
    *("gracias por la ayuda", "gracias por avisar", "gracias por el recordatorio"),
    *("gracias por su atencion", "gracias por la atencion", "gracias por estar pendiente"),
    *("gracias por estar pendientes", "le agradezco", "les agradezco", "se lo agradezco"),
    *("se los agradezco", "muy agradecido", "muy agradecida", "agradecido", "agradecida"),
    *("muy amable", "muy amables", "que amable", "que amables", "dios lo bendiga"),
    *("dios la bendiga", "dios los bendiga", "dios le bendiga", "dios te bendiga", "bendiciones"),
    *("que dios lo bendiga", "que dios la bendiga", "que dios los bendiga", "saludos"),
    *("igualmente", "de nada", "por nada", "no hay de que", "adios", "bye", "chao", "chau"),
    *("hasta luego", "hasta manana", "hasta pronto", "nos vemos", "nos vemos luego"),
    *("hasta la proxima", "cuidense", "cuidese", "buenas noches", "buena noche", "buen dia"),
    *("que descanse", "que descansen", "que pase buenas noches", "que pase buena noche"),
    *("que tenga buen dia", "que tenga un buen dia", "que tengan buen dia", "que le vaya bien"),
    *("que tengan un buen dia", "que pase buen dia", "que pase un buen dia", "que les vaya bien"),
    *("que tenga buena tarde", "que tenga buena noche", "que pase bonito dia", "buena tarde"),
    *("que tenga bonito dia", "buen fin de semana", "ok", "okey", "oki", "vale", "esta bien"),
    *("de acuerdo", "entendido", "entiendo", "enterado", "enterada", "perfecto", "excelente"),
    *("listo", "orale", "sale", "bueno", "anotado"),
)
