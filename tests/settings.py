"""Settings of the tests: the product's own, in a data folder that is gone afterwards, tasks at once."""

import atexit
import os
import shutil
import tempfile

_DATA = tempfile.mkdtemp(prefix="viewpoints-tests-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("VIEWPOINTS_")]:
    del os.environ[_name]
os.environ["VIEWPOINTS_DATA"] = _DATA
# Set by tests.postgresql: the same tests on a server. Its own database is left alone.
if _URL := os.environ.get("TEST_DATABASE_URL"):
    os.environ["VIEWPOINTS_DATABASE_URL"] = _URL

from viewpoints.config.settings import *  # noqa: E402, F403

STATIC_ROOT.mkdir()  # noqa: F405 -- WhiteNoise warns when it is not there
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_AT_ONCE = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
TASKS = {"default": _AT_ONCE, "work": _AT_ONCE}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file, as in the product: a database in memory locks by other rules. It need not outlive a crash.
    DATABASES["default"]["TEST"] = {"NAME": f"{_DATA}/test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # noqa: F405
