"""Write mode: a pad for pen, finger and mouse, what is read on it, and the text it becomes."""
