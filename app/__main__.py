"""``python -m app`` and the packaged program start here."""

import sys

from app.main import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        # in the packaged program the processes of a batch start here too
        multiprocessing.freeze_support()
    sys.exit(main())
