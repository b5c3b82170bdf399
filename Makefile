# make figures   does the main job; make test checks everything; make help lists the rest.
# Needs a POSIX system with make and Python 3.11 to 3.14, and the network for the first run.

VENV ?= .venv
LOCK ?= requirements.lock
PYTHON ?=
export VENV LOCK PYTHON

# Absolute, since notebooks run elsewhere.
export MPLCONFIGDIR := $(CURDIR)/$(VENV)/matplotlib
unexport PYTHONHOME PYTHONPATH

python := $(VENV)/bin/python
found := build/figures.state
# All that figures are made from and all that they are; with it unchanged there is nothing to do.
state = { cat $(VENV)/ready; find data analysis results figures -type f ! -path '*/__pycache__/*' \
	-exec cksum {} + | LC_ALL=C sort; }

.PHONY: figures test results check notebooks lint bench lock audit clean help setup

figures: setup ## check the data and bring results/ and figures/ up to date; FORCE=1 draws all
	@mkdir -p build
	@if [ -z "$(FORCE)" ] && $(state) | cmp -s - $(found); then \
		echo "results/ and figures/ are up to date"; \
	else \
		rm -f $(found) && $(python) -m analysis check && $(python) -m analysis results && \
		$(python) -m analysis figures $(if $(FORCE),--force) && $(state) >$(found); \
	fi

test: lint ## lint, type-check, run all tests and re-execute the notebooks
	$(python) -m pytest

results: setup ## compute and store what the studies find, where it is stale
	@$(python) -m analysis results

check: setup ## check the data tables, printing every problem at once
	@$(python) -m analysis check

notebooks: setup ## re-execute the notebooks in place, keeping their outputs
	@$(python) scripts/notebooks.py

lint: setup ## ruff and mypy
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

bench: setup ## time the measures against the obvious ways, in one table; a few minutes
	@$(python) benchmarks/run.py

lock: setup ## compile requirements.lock anew from pyproject.toml; UPGRADE=1 takes newer versions
	$(python) -m uv pip compile pyproject.toml --extra dev --output-file requirements.lock --quiet \
		--universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
		--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

audit: ## make test under every other Python found, the lowest versions declared, known flaws
	@sh scripts/audit.sh

clean: ## remove .venv and everything built; what is committed stays
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find analysis tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

setup: # bring .venv in line with requirements.lock
	@sh scripts/setup.sh
