# Everything that a newcomer needs: make demo, make test. Each sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test fuzz lint types bench site pages clean

demo: $(VENV)/.run
	$(BIN)/thematic demo demo

test: $(VENV)/.dev
	$(BIN)/pytest -n auto

fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.exchange.fuzzing --minutes $(or $(MINUTES),10)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/run.py

site: $(VENV)/.dev
	$(BIN)/mkdocs build --quiet

pages: $(VENV)/.dev
	$(BIN)/python -m tests.docs.console docs/tutorial.md

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@ $(VENV)/.run
