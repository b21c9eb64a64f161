# Everything a person runs. Each target first sets up .venv from a lock; once it stands, nothing is downloaded.

PYTHON =
ARGS =
RUN = .venv/bin/python

.PHONY: help setup app test check fix bench screenshots test-long lock

help:
	@echo 'make app        open the tracker in a browser'
	@echo 'make test       run the tests, on every core; ARGS="-k matrix" picks some'
	@echo 'make check      style, types and tests: all that a change must pass'
	@echo 'make fix        mend what the style checker can mend'
	@echo 'make bench      measure, against pandas, Polars, DuckDB, pandera and frictionless'
	@echo 'make screenshots  a picture of every page, into build/screenshots; ARGS="matrix" picks some'
	@echo 'make test-long  the tests that take minutes; writes docs/trust.md from them'
	@echo 'make setup      only set up .venv'
	@echo 'make lock       pin the newest allowed versions (needs uv)'

setup: .venv/.tests

app: .venv/.run
	$(RUN) -m streamlit run streamlit_app.py

test: .venv/.tests
	@$(RUN) -m tests.browser
	$(RUN) -m pytest -n auto --dist worksteal $(ARGS)

check: .venv/.tests
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy --strict
	@$(MAKE) --no-print-directory test

fix: .venv/.tests
	$(RUN) -m ruff check --fix
	$(RUN) -m ruff format

bench: .venv/.bench
	$(RUN) -m benchmarks $(ARGS)

screenshots: .venv/.tests
	@$(RUN) -m tests.browser
	$(RUN) -m tests.screenshots $(ARGS)

# Not on every core: what it measures, one process writes down.
test-long: .venv/.tests
	@$(RUN) -m tests.browser
	$(RUN) -m pytest -m "long or told" --tell $(ARGS)

# One environment, three depths: whoever only opens the app waits for nothing else.
.venv/.run: requirements.lock pyproject.toml
	$(call install,requirements.lock,.venv/.run)

.venv/.tests: tests/requirements.lock pyproject.toml
	$(call install,tests/requirements.lock,.venv/.run .venv/.tests)

.venv/.bench: benchmarks/requirements.lock pyproject.toml
	$(call install,benchmarks/requirements.lock,.venv/.run .venv/.tests .venv/.bench)

# An environment broken by an interrupted setup, a removed Python or a moved folder is built anew.
ifneq ($(shell $(RUN) -c 'print(open(".venv/.home").read())' 2>/dev/null),$(CURDIR))
$(shell rm -f .venv/.run .venv/.tests .venv/.bench)
endif

define install
@test -e .venv/.run || { $(find_python); "$$python" -m venv --clear .venv; }
@rm -f .venv/.home
@echo 'Installing the packages of $(1) into .venv; the first time takes a minute or two ...'
@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
@printf '%s' "$(CURDIR)" >.venv/.home
@touch $(2)
endef

# The first Python that is new enough and can make environments; else why there is none, and the remedy.
define find_python
recent=; python=; \
for candidate in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python3.14 python); do \
  "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
  recent="$$candidate"; \
  "$$candidate" -c 'import venv, ensurepip' 2>/dev/null || continue; \
  python="$$candidate"; break; \
done; \
if [ -z "$$recent" ]; then \
  version=$$($(or $(PYTHON),python3) --version 2>/dev/null) || version='none'; \
  echo "The tracker needs Python 3.11 or later; here is $$version." >&2; \
  echo 'Install a newer one, or name it: make setup PYTHON=/path/to/python3.12' >&2; exit 1; \
elif [ -z "$$python" ]; then \
  echo "$$recent cannot make environments: its venv or ensurepip is missing." >&2; \
  echo 'On Debian and Ubuntu: apt-get install python3-venv; then run make again.' >&2; exit 1; \
fi
endef

# The build backend is pinned with the rest, so that the install itself asks no registry for anything unhashed.
LOCK = sed -n 's/^requires = \["\(.*\)"\]/\1/p' pyproject.toml | uv pip compile --quiet --universal \
  --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --custom-compile-command 'make lock' \
  --upgrade pyproject.toml -

lock:
	$(LOCK) --output-file requirements.lock
	$(LOCK) --constraint requirements.lock --extra dev --output-file tests/requirements.lock
	$(LOCK) --constraint tests/requirements.lock --extra dev --extra bench --output-file benchmarks/requirements.lock
