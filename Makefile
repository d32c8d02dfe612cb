# One command each; `make` alone lists them. Needs Python 3.11 or newer and a package index.
# A stamp file in .venv marks each finished step, so a repeat costs nothing.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo run wheel test unguarded lint coverage check bench campaign mutants words common cities pictures lock \
	clean
SHELL := /bin/sh

IS_NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	$$name -c '$(IS_NEW_ENOUGH)' 2>/dev/null && { echo $$name; break; }; done)

UV := .venv-uv/bin/uv
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
# The machine's own certificates, where it has any: a company's proxy may need them.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem),)
export UV_SYSTEM_CERTS ?= 1
endif
export VIRTUAL_ENV := $(CURDIR)/.venv
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

COMPILE := $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
RULES_AND_PROMISES := bot/domain/*,bot/services/*
# Beside each works its PostgreSQL: a third took 40 seconds longer on two cores.
JOBS ?= 2

help:  ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null \
		|| sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1  \2/p' $(MAKEFILE_LIST)

demo: .venv/.sandbox  ## Play ten days of four patients on this machine, without Telegram
	@$(BIN)/python -m bot demo $(ARGS)

run: .venv/.runtime  ## Start the bot with the settings of .env
	@$(BIN)/python -m bot run $(ARGS)

wheel: .venv/.dev  ## Build what runs without a checkout, into dist/
	@rm -rf build dist
	@$(BIN)/python -c "from setuptools import build_meta; build_meta.build_wheel('dist')" >/dev/null
	@ls dist/*.whl

test: .venv/.dev  ## Run all tests, on SQLite and PostgreSQL (ARGS= for pytest)
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m 'not unguarded' $(ARGS)

unguarded: .venv/.dev  ## Take each guard off the bot in turn and see that a campaign notices
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m unguarded tests/campaigns $(ARGS)

lint: .venv/.dev  ## Format, style, types, imports and dependencies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry .

coverage: .venv/.dev  ## Run all tests and ask for every branch of rules and services
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal --cov --cov-report= $(ARGS)
	$(BIN)/coverage report
	$(BIN)/coverage report --include='$(RULES_AND_PROMISES)' --fail-under=100

check: lint unguarded test  ## All that must pass before a commit

bench: .venv/.dev  ## Measure speed beside bare bots (ONLY= for one measurement, ARGS=)
	$(BIN)/python -m tests.benchmarks $(ONLY) $(ARGS)

campaign: .venv/.dev  ## Kill the bot many times and count what is lost (KILLS= how often)
	$(BIN)/python -m tests.campaigns $(if $(KILLS),--kills $(KILLS)) $(ARGS)

mutants: .venv/.dev  ## Change the rules in small ways and see that a test fails
	$(UV) tool run --from 'mutmut>=3.3,<4' --with-requirements requirements-dev.lock mutmut run

words: .venv/.dev  ## Read the tables of phrases and print what is missed (ARGS=-v names it)
	$(BIN)/python -m tests.words $(ARGS)

common: .venv/.dev  ## Draw the common words anew that no slip of a sign may swallow
	$(UV) run --quiet --no-project --active --with mnemonic==0.21 python -m tests.words.other_words

cities: .venv/.dev  ## Draw the list of cities anew
	$(BIN)/python -m tests.cities

pictures: .venv/.dev  ## Draw the pictures of the docs anew, from the demo
	$(BIN)/python -m tests.pictures

lock: $(UV)  ## Choose versions anew and pin them with their hashes
	$(COMPILE) pyproject.toml --extra postgres --extra web --extra sandbox --group test --group quality \
		--output-file requirements-dev.lock
	$(COMPILE) pyproject.toml --extra postgres --extra web --extra sandbox --constraints requirements-dev.lock \
		--output-file requirements-sandbox.lock
	$(COMPILE) pyproject.toml --extra postgres --extra web --constraints requirements-dev.lock \
		--output-file requirements.lock
	$(COMPILE) --group tools --output-file requirements-tools.lock

clean:  ## Remove what the commands made, the database and the key not
	rm -rf .venv .venv-uv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis \
		.coverage htmlcov mutants build dist *.egg-info
	find bot jobs migrations tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- environments -----------------------------------------------------------------------------

$(UV): requirements-tools.lock
	@test -n '$(PYTHON)' || { \
		echo 'Aftercare needs Python 3.11 or newer; none was found on the PATH.'; \
		echo 'Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3'; exit 1; } >&2
	@'$(PYTHON)' -c '$(IS_NEW_ENOUGH)' || { \
		echo 'Aftercare needs Python 3.11 or newer; $(PYTHON) is older.'; exit 1; } >&2
	@# Debian's Python may come without venv; its pip may fill a folder, though not the system.
	@rm -rf .venv-uv
	@if '$(PYTHON)' -m venv .venv-uv 2>/dev/null; then \
		.venv-uv/bin/python -m pip install -qq --require-hashes -r requirements-tools.lock; \
	elif '$(PYTHON)' -m pip --version >/dev/null 2>&1; then \
		rm -rf .venv-uv; \
		'$(PYTHON)' -m pip install -qq --require-hashes -r requirements-tools.lock --target .venv-uv; \
	else \
		echo '$(PYTHON) has neither venv nor pip: install python3-venv.' >&2; exit 1; \
	fi
	@touch $@

.venv/.python: $(UV)
	@test -x $(BIN)/python || $(UV) venv -q --no-project --python '$(PYTHON)' .venv
	@touch $@

.venv/.runtime: .venv/.python requirements.lock pyproject.toml
	@echo 'Installing what Aftercare needs into .venv ...' >&2
	@$(UV) pip install -q --require-hashes -r requirements.lock
	@$(UV) pip install -q --no-deps --build-constraints requirements-tools.lock -e .
	@touch $@

.venv/.sandbox: .venv/.runtime requirements-sandbox.lock
	@echo 'Installing what the demo needs into .venv ...' >&2
	@$(UV) pip install -q --require-hashes -r requirements-sandbox.lock
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@echo 'Installing what the tests need into .venv ...' >&2
	@$(UV) pip install -q --require-hashes -r requirements-dev.lock
	@touch $@
