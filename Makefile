# Every target sets up what it needs (setup/prepare) and stops at the first step that fails.

PYTHON_HERE := .venv/bin/python
unexport PYTHONDONTWRITEBYTECODE # without compiled files every start compiles the program again

.NOTPARALLEL:
.PHONY: help run test format lint types arrows tests peers look bench check clean ready

help: ## lists the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: ready ## opens the window; with no display, takes the tour offscreen and says where its pictures are
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		echo '== the window'; $(PYTHON_HERE) -m casebook; \
	else \
		echo '== no display: the tour, offscreen'; QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m casebook.ui.tour build/tour; \
	fi

test: ready format lint types arrows tests ## the gate for every change: format, lint, types, import contract, tests

format:
	@echo '== format (ruff)'
	@$(PYTHON_HERE) -m ruff format --check .

lint:
	@echo '== lint (ruff)'
	@$(PYTHON_HERE) -m ruff check .

types:
	@echo '== types (mypy)'
	@$(PYTHON_HERE) -m mypy

arrows:
	@echo '== arrows point down (import-linter)'
	@$(PYTHON_HERE) -P .venv/bin/lint-imports --no-logo

tests:
	@echo '== tests (pytest)'
	@$(PYTHON_HERE) -m pytest -q -m 'not peers'

peers: ready ## the tests that need longer or other programs; it installs those
	@setup/prepare peers
	@echo '== tests that need longer or other programs (pytest)'
	@$(PYTHON_HERE) -m pytest -q -m peers -n 0 # each asks for the whole machine
	@echo '== the laws, with more examples and new ones (hypothesis)'
	@HYPOTHESIS_PROFILE=wide $(PYTHON_HERE) -m pytest -q -m 'hypothesis and not peers'

look: ready ## a picture of every page in every look, in build/look/
	@echo '== pictures of every page in every look'
	@QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m casebook.ui.tour --all build/look

bench: ready ## the speed and memory budgets beside a bare window
	@echo '== budgets, each beside a bare reference in the same run'
	@$(PYTHON_HERE) -m bench

check: ready ## every mistake in the shipped casebook's text files
	@echo '== casebook check'
	@$(PYTHON_HERE) -m casebook check data

clean: ## removes what was built; .venv stays
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

ready:
	@setup/prepare
