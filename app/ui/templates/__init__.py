"""The template editor: the fields of a form, drawn on its picture."""
