"""The windows. Everything here shows what ``app.core`` knows and asks ``app.services`` to work."""
