# Isnad needs Python 3.11 or newer and make; everything else comes into .venv, once.
# `make help` lists the targets. Variables: INPUT (files or folders of articles), REFERENCE (an analyst's
# file of further reports), ARGS (more options), PYTHON (which Python to build on).

INPUT ?= seeds
REFERENCE ?= $(if $(filter seeds seeds/,$(INPUT)),seeds/reference/control.json)
ARGS ?=
PYTHON ?=
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup brief test lab bench score bench-corpus lint fuzz audit docs lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target line; do printf '%-19s %s\n' "$$target" "$$line"; done

setup: $(READY) ## build the environment in .venv (the other targets do it by themselves)

brief: $(READY) ## read the articles of INPUT (seeds/) and publish briefs, charts and tables in figures/latest
	@$(PY) -m analysis run $(INPUT) $(if $(REFERENCE),--reference $(REFERENCE)) $(ARGS)

test: $(READY) ## run the tests
	@$(PY) -m pytest $(ARGS)

lab: $(READY) ## open JupyterLab on the notebooks
	@$(PY) -m jupyterlab notebooks $(ARGS)

bench: $(READY) ## measure a run and the extraction, and write docs/benchmarks.md (TEXTS=articles.jsonl)
	@$(PY) benchmarks/bench.py $(ARGS)
	@$(PY) -m benchmarks.extraction $(TEXTS)

score: $(READY) ## measure how well it reads: write docs/accuracy.md and the floors, or hold them (ARGS=--check)
	@$(PY) -m benchmarks.accuracy --date $$(git log -1 --format=%cs -- analysis ':!analysis/accuracy.json') $(ARGS)

bench-corpus: $(READY) ## measure a store on 100,000 generated articles, and write docs/benchmarks-corpus.md and docs/scale.md
	@$(PY) -m benchmarks.corpus $(ARGS)

lint: $(READY) ## check style, types and what bandit knows of unsafe calls
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m bandit -q -c pyproject.toml -r analysis benchmarks tests/fuzz .ci

fuzz: ## fuzz each reader and the extractor for SECONDS (20), in an environment of its own
	@tests/fuzz/run.sh $(or $(SECONDS),20)

audit: ## ask for known faults of the packages, where the advisory service can be reached
	@.ci/audit $(ARGS)

docs: $(READY) ## write docs/tables.md anew from the row types
	@$(PY) -m analysis.codebook > docs/tables.md

lock: ## resolve the dependencies of pyproject.toml anew into requirements.txt and environment.yml
	@.ci/lock $(ARGS)

clean: ## remove the environment and everything that can be built again (published runs stay)
	@rm -rf $(VENV) build .pytest_cache .hypothesis .ruff_cache .mypy_cache
	@find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

$(READY): requirements.txt pyproject.toml
	@chosen=$$(.ci/python "$(PYTHON)") || exit 1; \
	 echo "Building $(VENV) with $$chosen: once, a few minutes"; \
	 "$$chosen" -m venv $(VENV)
	@$(PY) -m pip install -qq --disable-pip-version-check --no-compile --require-hashes -r requirements.txt
	@$(PY) -m pip install -qq --disable-pip-version-check --no-compile --no-deps --no-build-isolation --editable .
	@$(PY) -m compileall -q -j 0 $(VENV)/lib analysis || true
	@touch $@
