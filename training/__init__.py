"""The model factory: from data sets to ``model/files``. Never imported by the program."""
