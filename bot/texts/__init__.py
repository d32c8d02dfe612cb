"""Every word that people read: the texts in two languages, dates and times."""
