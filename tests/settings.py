"""The settings under test are production's defaults, whatever this machine or its `.env` says.

Only DATABASE_URL passes, so that the same tests run on SQLite and on PostgreSQL.
"""

import os
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VARIABLES = set(re.findall(r"^#?([A-Z_]+)=", (PROJECT / ".env.example").read_text("utf8"), re.M))

for name in VARIABLES - {"DATABASE_URL"}:
    os.environ.pop(name, None)
os.environ |= {"ENV_FILE": os.devnull, "SECRET_KEY": "for tests alone"}

from config.settings import *  # noqa: E402, F403

# The tests speak http, and nothing is collected for them, as on a laptop.
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
