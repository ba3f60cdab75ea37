# `make run` starts a demonstration newsroom, `make test` checks everything. Python 3.11 and make suffice.
# Every path is relative, so that the project may lie in a directory with spaces in its name.

PYTHON = python3
PORT = 8000
OPTIONS =

BIN = .venv/bin
MANAGE = $(BIN)/python manage.py
INSTALL = $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes
PYTEST = $(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 $(OPTIONS)
CATALOGUE = locale/zh_Hans/LC_MESSAGES/django.po
TEMPLATES = find templates apps -name '*.html' -print0
LOCK = build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header $(OPTIONS)

.DELETE_ON_ERROR:
.PHONY: help run test test-sqlite test-postgresql lint format lock messages pictures clean

help:
	@echo "make run              a newsroom with demonstration content; PORT=8001 for another port"
	@echo "make test             lint, then every test on SQLite and on PostgreSQL"
	@echo "make test-sqlite      the tests on SQLite alone; OPTIONS='-k words' for pytest"
	@echo "make test-postgresql  the tests on PostgreSQL alone"
	@echo "make lint             what ruff and djade say"
	@echo "make format           let ruff and djade rewrite"
	@echo "make lock             resolve the requirements; OPTIONS=--upgrade for newer versions"
	@echo "make messages         collect and compile the translations (needs gettext)"
	@echo "make pictures         take the pictures of docs/editing.md anew (needs a Chromium)"
	@echo "make clean            remove what can be made again; data and .env stay"

run: .venv/run .env
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null \
		|| { echo "Port $(PORT) cannot be used, perhaps it is taken: choose another, as in: make run PORT=8001"; exit 1; }
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo
	@echo
	@echo "English   http://127.0.0.1:$(PORT)/en/"
	@echo "Chinese   http://127.0.0.1:$(PORT)/zh-hans/"
	@echo "Desk      http://127.0.0.1:$(PORT)/admin/"
	@sed -n 's/^DEMO_PASSWORD=\(..*\)/Login     admin, author, first, second or final; password \1/p' .env
	@DJANGO_RUNSERVER_HIDE_WARNING=true SITE_URL=http://127.0.0.1:$(PORT) $(MANAGE) runserver $(PORT)

.env:
	@umask 077 && $(BIN)/python -c 'from secrets import token_urlsafe as token; \
		print("# Written by the first `make run`; .env.example explains every setting."); \
		print(f"DEBUG=true\nSECRET_KEY={token(48)}\nDEMO_PASSWORD={token(9)}")' > $@

test: lint test-sqlite test-postgresql

test-sqlite: .venv/test node_modules/.package-lock.json
	@echo "Tests on SQLite"
	@env -u DATABASE_URL $(PYTEST)

test-postgresql: .venv/test node_modules/.package-lock.json
	@echo "Tests on PostgreSQL"
	@$(BIN)/python tests/postgres.py $(PYTEST)

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(TEMPLATES) | xargs -0 $(BIN)/djade --target-version 5.2 --check

format: .venv/test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(TEMPLATES) | xargs -0 $(BIN)/djade --target-version 5.2

lock: build/uv/bin/uv
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --constraint requirements.txt --output-file requirements-dev.txt

messages: .venv/run .env
	@command -v msgfmt >/dev/null || { echo "gettext is missing: apt install gettext"; exit 1; }
	$(MANAGE) makemessages --locale zh_Hans --no-location --no-obsolete \
		--ignore .venv --ignore node_modules --ignore build
	@sed -i.dated '/^"POT-Creation-Date/d' $(CATALOGUE) && rm $(CATALOGUE).dated
	$(MANAGE) compilemessages --locale zh_Hans --ignore .venv

pictures: .venv/test
	@env -u DATABASE_URL $(BIN)/python -m pytest --quiet --pictures tests/test_pictures_of_the_guide.py

clean:
	rm -rf .venv node_modules build staticfiles .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python's venv is missing: on Debian, apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv --clear .venv

# Stamps: each is as old as the installation it stands for.
.venv/run: .venv/bin/python requirements.txt
	@echo "Installing what the site needs into .venv"
	@$(INSTALL) --requirement requirements.txt
	@touch $@

.venv/test: .venv/bin/python requirements-dev.txt
	@echo "Installing what the tests need into .venv"
	@$(INSTALL) --requirement requirements-dev.txt
	@touch $@

node_modules/.package-lock.json: package-lock.json
	@if command -v npm >/dev/null; then npm ci --loglevel=error; else false; fi \
		|| echo "No npm, or it reached nothing: without vnu, no page's markup is checked"

build/uv/bin/uv: .venv/bin/python
	@$(BIN)/python -m venv build/uv
	@build/uv/bin/python -m pip install --quiet --quiet --disable-pip-version-check uv
