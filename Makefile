# The front door: `make` lists what there is. Two commands are all a newcomer needs: make demo, make test.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.SUFFIXES:
BIN := .venv/bin
READY := .venv/ready
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard */translations/*/LC_MESSAGES/*.po))
LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --no-header --python-version 3.11

.PHONY: help setup translations strings demo demo-reset test tours test-fast lint format migrations services lock screenshots prove mutants

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) translations ## build the environment in .venv; a second call is instant

$(READY): requirements.txt requirements-dev.txt deploy/environment.sh
	@deploy/environment.sh .venv requirements.txt requirements-dev.txt
	@touch $@

translations: $(CATALOGUES) ## compile the Finnish and Swedish catalogues

%.mo: %.po $(READY)
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

strings: $(READY) ## collect the texts of all pages and letters into the catalogues and list those to translate
	@$(BIN)/python -m tests.catalogues

demo: setup ## a believable company at work: web server, scheduler and mail catcher; Ctrl-C ends it
	@$(BIN)/python -m deploy.demo

demo-reset: setup ## throw the demo's data away and start it over
	@$(BIN)/python -m deploy.demo --reset

services: setup
	@tests/setup/services.sh $(BIN)/python

test: services ## the suite, on SQLite and PostgreSQL, with Chromium; installs what it lacks and says so
	@$(BIN)/pytest -n auto --dist loadgroup -m "not tour"

tours: services ## what goes over everything at length: every page in Chromium, the main tasks, the attacks
	@$(BIN)/pytest -n auto --dist loadgroup -m tour

test-fast: setup ## the quick part of the suite, on SQLite alone
	@$(BIN)/pytest -n auto --dist loadgroup --database sqlite -m "not slow and not browser and not real and not tour"

lint: setup ## ruff, mypy and the import contracts
	@status=0; \
	for check in "ruff check ." "ruff format --check --quiet ." mypy lint-imports; do echo "$$check"; $(BIN)/$$check || status=1; done; \
	exit $$status

format: setup ## lay the code out and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

migrations: services ## take every migration up, down and up again, on both databases
	@$(BIN)/pytest tests/test_migrations.py

lock: setup ## pin requirements*.in anew, with hashes
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt

screenshots: services ## photograph the demo's pages at phone and desktop width into docs/screenshots
	@$(BIN)/python -m deploy.screenshots

prove: services ## the main job on a whole year of real answers, and every attack at every place
	@$(BIN)/python -m tests.real.main_job
	@$(BIN)/pytest -m real -n0 -s --durations=10
	@$(BIN)/pytest tests/attacks --whole -n auto --dist loadgroup

mutants: setup ## change the arithmetic of scores and pay in every place and count the changes no test notices
	@$(BIN)/python -m tests.mutants $(MODULES)
