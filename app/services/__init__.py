"""Between the windows and the core: the worker thread, recognition and stored settings."""
