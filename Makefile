# ombudscan: each target sets up what it needs.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SAMPLES := $(sort $(wildcard corpus/samples/*/*.pdf corpus/samples/*/*.html corpus/samples/*/*.docx))

.PHONY: install demo test test-browser docs pages notebooks lint fix train evaluate bench-classify compiled bench-read bench-audit lock samples clean
.DEFAULT_GOAL := demo

install: $(STAMP)

# A machine may call its Python 3.11 or later by another name. uv, itself installed by its hash, installs the locked packages in
# seconds; where it cannot reach the registry, pip does it slowly. What builds the project is among them.
$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 && python=$(PYTHON) || python=python3; \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "ombudscan needs Python 3.11 or later."; exit 1; }; \
	  test -x $(BIN)/python || $$python -m venv $(VENV)
	sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > $(VENV)/uv.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(VENV)/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements.lock \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP)
	@$(BIN)/ombudscan check $(SAMPLES) --as-of 2026-11-21 --out demo-report --fail-on never
	@echo "The reports are in demo-report/."

test: $(STAMP)
	$(BIN)/python -m pytest -n 2

# In a real browser: needs Chromium, and LibreOffice for what it opens (on Debian: chromium libreoffice-writer-nogui libreoffice-calc-nogui).
test-browser: $(STAMP)
	$(BIN)/python -m pytest -m browser tests/browser

# The documentation as a site in docs/_build: a warning is an error, and nothing is fetched.
docs: $(STAMP)
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet --builder html docs docs/_build

# What of the documentation is made from the code, written again.
pages: $(STAMP)
	$(BIN)/python scripts/reference_pages.py
	$(BIN)/python scripts/rule_pages.py
	$(BIN)/python scripts/tables_page.py
	$(BIN)/python scripts/walk_page.py
	$(BIN)/python scripts/accuracy_table.py

# Every notebook, run from top to bottom in a temporary folder of its own; kernels talk over this machine's sockets.
notebooks: $(STAMP)
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	  TMPDIR="$$scratch" $(BIN)/python -m pytest --nbmake --nbmake-timeout=900 --force-enable-socket notebooks

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# torch and what goes with it are not locked by hash: each machine has its own build of them.
train: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	$(BIN)/ombudscan train --labels corpus/labels --out models/fused

# The classifier beside its baselines on what it never saw; marked cases too: make evaluate CASES="FOLDER FOLDER"
evaluate: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	$(BIN)/python scripts/evaluate.py --registers $(foreach folder,$(CASES),--cases $(folder)) --out evaluation.json

# Passages per core-second; a model elsewhere: make bench-classify MODEL=models/mine
bench-classify: $(STAMP)
	$(BIN)/python scripts/bench_classify.py $(if $(MODEL),--model $(MODEL)) --out bench-classify.json

# The wheel whose reading is compiled, which needs a C compiler, and its package in a folder of its own, beside the .venv's libraries;
# held against the pure package on the samples, in which no byte of a report may differ.
COMPILED := build/compiled
compiled: $(STAMP)
	rm -rf $(COMPILED)
	OMBUDSCAN_COMPILE=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir $(COMPILED) .
	$(BIN)/python -m zipfile --extract $(COMPILED)/*.whl $(COMPILED)/site
	$(BIN)/python scripts/compiled_check.py $(COMPILED)/site $(SAMPLES)

# Pages per CPU-second against the libraries beneath, pure and compiled; the README's table is made from the result.
bench-read: compiled
	$(BIN)/python scripts/bench_read.py --runs 15 --plumber-runs 7 --compiled build/compiled/site --out docs/read-speed.json --readme README.md

# The sample documents, again from their one source.
samples: $(STAMP)
	$(BIN)/python scripts/build_samples.py

# What this tree finds that BASE did not, and the other way round, for the changelog: make diff BASE=HEAD~1
BASE ?= HEAD
diff: $(STAMP)
	@$(BIN)/python scripts/diff_findings.py $(BASE)

# How fast an audit is, against pdfplumber alone: some minutes, best on a machine that does nothing else.
bench-audit: compiled
	rm -rf build/made
	$(BIN)/python scripts/made_corpus.py build/made --documents 400
	$(BIN)/python scripts/bench_audit.py --corpus build/made --sizes 100 200 400 --out bench-audit.json --page docs/scale.md
	$(BIN)/python scripts/bench_audit.py --corpus build/made --model quick --mark quick --only sizes stages --page docs/scale.md
	PYTHONPATH=build/compiled/site $(BIN)/python scripts/bench_audit.py --corpus build/made --model quick --mark compiled --only sizes --page docs/scale.md

lock: $(STAMP)
	$(BIN)/uv pip compile --quiet pyproject.toml --extra ocr --extra dask --extra linear --extra web --extra postgres --extra notebooks --extra docs --extra dev --generate-hashes --no-annotate --no-header \
	  --python-version 3.11 --output-file requirements.lock

clean:
	rm -rf $(VENV) demo-report build dist docs/_build
