"""The model factory: from data sets to the files in ``model/files``. Never imported by the program."""
