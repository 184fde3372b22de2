# LadderDesk: `make run` opens the program, `make test` passes its tests. Each prepares what it needs, once.
PYTHON ?= python3
BIN := .venv/bin
export PYTHON

.PHONY: run menu test check tour bench lock clean help

help:
	@echo "make run    open LadderDesk (without a display: take the tour into tour/)"
	@echo "make menu   put LadderDesk into this user's menu of programs"
	@echo "make test   run the tests"
	@echo "make check  lint, formatting, types, import rules, content"
	@echo "make tour   walk the sample journal and leave pictures, charts and a packet in tour/"
	@echo "make bench  measure start-up, search, logging and memory"
	@echo "make lock   pin the newest versions that pyproject.toml allows; ONLY=\"ruff mypy\" moves those alone"
	@echo "make clean  remove the environment, the tour and what tools left behind"

run:
	@sh .ci/prepare run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here, so LadderDesk takes its tour instead; look into the folder tour."; \
		$(BIN)/ladderdesk tour --out tour; \
	else $(BIN)/ladderdesk; fi

menu:
	@sh .ci/prepare run
	@sh .ci/menu

test:
	@sh .ci/prepare test
	@$(BIN)/python -m pytest

check:
	@sh .ci/prepare test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py
	$(BIN)/ladderdesk ladder check content

tour:
	@sh .ci/prepare run
	@$(BIN)/ladderdesk tour --out tour

bench:
	@sh .ci/prepare test
	@$(BIN)/python benchmarks/run.py

lock:
	@sh .ci/lock $(ONLY)

clean:
	rm -rf .venv tour build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
