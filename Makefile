# Two commands do everything on a fresh Debian or Ubuntu machine with Python 3.11+, make and apt:
#   make run     sets Plume up and opens it on the bundled sample
#   make test    installs the test tools and runs every check there is
# and besides:
#   make bundle  builds dist/plume, which needs no Python
#   make deb     makes a Debian package from it
#   make format  formats the sources
#   make samples makes the bundled samples again
#   make translations collects the texts of the window for translators, and compiles them
#   make clean   removes what was built; make distclean also the virtual environment

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check

.PHONY: run test bundle deb format samples translations clean distclean
.DELETE_ON_ERROR:

run: $(VENV)/.plume
	@scripts/run

test: $(VENV)/.dev
	@scripts/system-packages test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/basedpyright
	$(BIN)/python scripts/run_tests.py

bundle: $(VENV)/.dev
	@scripts/system-packages bundle $(BIN)/python
	$(BIN)/pyinstaller --noconfirm --log-level ERROR build.spec
	@scripts/check-bundle dist/plume

deb:
	@test -x dist/plume/plume || $(MAKE) bundle
	$(BIN)/python packaging/linux/make_deb.py dist/plume dist

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

samples: $(VENV)/.dev
	$(BIN)/python -m scripts.make_samples

translations: $(VENV)/.dev
	$(BIN)/python -m scripts.translations

clean:
	rm -rf build dist *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find app model resources scripts tests training -name __pycache__ -prune -exec rm -rf {} +

distclean: clean
	rm -rf $(VENV)

$(VENV)/.python:
	@test -n "$(PYTHON)" || { echo "Plume needs Python 3.11 or newer; none was found." >&2; exit 1; }
	@scripts/system-packages venv $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.plume: pyproject.toml | $(VENV)/.python
	@echo "Installing Plume into $(VENV); this happens once and takes a minute ..."
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/.python
	@echo "Installing Plume, its training and its test tools into $(VENV); this takes minutes ..."
	$(PIP) -e '.[train,dev]'
	@touch $@ $(VENV)/.plume
