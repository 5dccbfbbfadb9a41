# Every target sets up what it needs. `make` alone lists what one can do.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo reports test check bench docs manual look format lock vendor clean

help: ## list what one can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

$(VENV)/uv: requirements-setup.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Gongkai needs Python 3.11 or newer; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-setup.lock
	@touch $@

$(VENV)/ready: $(VENV)/uv requirements.lock pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(VENV)/ready ## set up only; afterwards the command is .venv/bin/gongkai

demo: $(VENV)/ready ## serve an invented agency with its years of work on http://127.0.0.1:8000
	@GONGKAI_DATA=$${GONGKAI_DATA:-out/site} $(BIN)/gongkai demo

reports: $(VENV)/ready ## read the example reports and write the first one again in every format
	@$(BIN)/gongkai report demo

test: check ## run all checks and tests, on SQLite and on PostgreSQL
	scripts/debian-packages
	scripts/test

check: $(VENV)/ready-dev ## format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/ready-dev ## time reports, working days, and the desk on 20,000 requests; prints tables, asserts nothing
	$(BIN)/python -m benchmarks

docs: $(VENV)/ready-dev ## write the pages of docs/ that are made from the code
	$(BIN)/python -m scripts.documents

manual: $(VENV)/ready-dev ## take the pictures of docs/manual/ anew, by journeys through the sample agency
	scripts/debian-packages
	$(BIN)/python -m pytest -q -p no:randomly tests/manual/take_pictures.py

look: $(VENV)/ready-dev ## turn the written DOCX and PDF into pictures, page by page, in out/look/
	scripts/debian-packages
	$(BIN)/python -m scripts.look

format: $(VENV)/ready-dev ## format the code and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/ready-dev ## write the lock files anew from requirements*.in
	for name in requirements-setup requirements requirements-dev; do \
		$(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 --no-header --no-annotate \
			--no-emit-index-url --no-emit-find-links $$name.in -o $$name.lock; done

vendor: ## make the vendored scripts, sheet and icons again and compare them with their lists (npm)
	scripts/vendor/run $(RENEW)

clean: ## remove what was built and written
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage*
