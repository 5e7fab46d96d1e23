"""``python -m app`` and the packaged program start here."""

import sys

from app.main import main

if __name__ == "__main__":
    sys.exit(main())
