"""Django's settings, made from the declared table in ``environment``. Nothing else reads the environment."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

from viewpoints.config import environment
from viewpoints.config.mail_url import email_settings, has_return_paths
from viewpoints.config.secret_key import secret_key

VIEWPOINTS = environment.read()
DATA = VIEWPOINTS.DATA.resolve()
BASE_URL = (VIEWPOINTS.BASE_URL or f"http://{VIEWPOINTS.HOST}:{VIEWPOINTS.PORT}").rstrip("/")
ARRIVALS_ROOT = DATA / "arrivals"
DRAFTS_ROOT = DATA / "drafts"
OUTGOING_ROOT = DATA / "outgoing"
MAIL_DOMAIN = VIEWPOINTS.MAIL_DOMAIN
AUTHSERV_ID = VIEWPOINTS.AUTHSERV_ID.strip()
VERIFY_DKIM = VIEWPOINTS.VERIFY_DKIM
# "mailgun=KEY postmark=user:password"; a provider without a secret posts to nobody.
MAIL_HOOKS = {
    name: secret
    for name, _, secret in (one.partition("=") for one in VIEWPOINTS.MAIL_HOOKS.split())
}

DEBUG = VIEWPOINTS.DEBUG
SECRET_KEY = secret_key(VIEWPOINTS.SECRET_KEY, data=DATA)
_SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS = [
    host
    for host in {
        urlsplit(BASE_URL).hostname or "",
        VIEWPOINTS.HOST,
        "localhost",
        "127.0.0.1",
        *VIEWPOINTS.ALLOWED_HOSTS.split(","),
    }
    if host and host != "0.0.0.0"  # noqa: S104 -- a listening address is no host name
]

INSTALLED_APPS = [
    # our own, faces first: the order of design.md
    "viewpoints.desk",
    "viewpoints.contributing",
    "viewpoints.reading",
    "viewpoints.hooks",
    "viewpoints.privacy",
    "viewpoints.intake",
    "viewpoints.submissions",
    "viewpoints.articles",
    "viewpoints.people",
    "viewpoints.letters",
    "viewpoints.journal",
    # Wagtail
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    # Signing in (docs/decisions/0022)
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # Django
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "viewpoints.config.urls"
WSGI_APPLICATION = "viewpoints.config.application.application"
# Django's own, and before it the one that finds a letter in Traditional where it is written in Simplified.
TEMPLATE_LOADERS = [
    (
        "django.template.loaders.cached.Loader",
        ["viewpoints.letters.traditional.Loader", "django.template.loaders.app_directories.Loader"],
    )
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": TEMPLATE_LOADERS,
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        # Letters are plain text: nothing is escaped in them.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "letters",
        "OPTIONS": {"loaders": TEMPLATE_LOADERS, "autoescape": False},
    },
]

_parse = environ.Env
DATABASES = {
    "default": _parse.db_url_config(VIEWPOINTS.DATABASE_URL or f"sqlite:///{DATA}/db.sqlite3")
}
DATABASES["default"]["CONN_MAX_AGE"] = None  # threads live as long as their process
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Only a connection that is new knows what the worker counted (``query_plans``); one opens in 2 ms.
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    # FULL: what is committed is on disk before it is acknowledged (design.md, decision 4).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;",
    }
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a server may have been started again
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": _parse.cache_url_config(VIEWPOINTS.CACHE_URL)}
# One web process counts in its own memory; several need VIEWPOINTS_CACHE_URL, and `check` says so.
SILENCED_SYSTEM_CHECKS = ["django_ratelimit.E003", "django_ratelimit.W001"]
TASKS = {
    # Wagtail's own: search and reference index, at once, in the transaction that made them needed.
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    # Ours: rows in the database, done by the worker.
    "work": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

vars().update(email_settings(VIEWPOINTS.EMAIL_URL))
RETURN_PATHS: bool = has_return_paths(VIEWPOINTS.EMAIL_URL)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"viewpoints@{MAIL_DOMAIN}"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
# Traditional is derived from Simplified (docs/decisions/0030): it has no pages, and the desk is not in it.
WAGTAIL_CONTENT_LANGUAGES = [one for one in LANGUAGES if one[0] != "zh-hant"]
# Wagtail's own Chinese, completed and put into our words: read before any app's catalogue.
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "desk" / "wagtail" / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = VIEWPOINTS.TIME_ZONE

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000  # the editor sends five fields a paragraph

# A public page loads nothing from elsewhere. The desk is Wagtail's admin, which has inline scripts
# without nonces (findings C): viewpoints.desk loosens the policy for itself alone.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/desk/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "img-src": [SELF],
        "style-src": [SELF],
        "script-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "desk", "desk-csrf"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_URL, LOGIN_REDIRECT_URL = "wagtailadmin_login", "wagtailadmin_home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Only the desk has accounts; no mail, no sign-up, no social accounts; limits are ours (desk.signing_in).
ACCOUNT_ADAPTER = "viewpoints.desk.signing_in.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds
MFA_ADAPTER = "viewpoints.desk.signing_in.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "viewpoints.desk.signing_in.codes.CodeForm",
    "authenticate_webauthn": "viewpoints.desk.signing_in.passkeys.SecondStepForm",
    "login_webauthn": "viewpoints.desk.signing_in.passkeys.AloneForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a fingerprint, a face or a PIN: two factors in one
MFA_TOTP_TOLERANCE = 1  # periods of 30 seconds, for clocks that go wrong
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # seconds a link to choose a password is good for

RATELIMIT_IP_META_KEY = "REMOTE_ADDR"
if (
    VIEWPOINTS.BEHIND_PROXY
):  # ours, which sets these headers itself and drops what came with the name
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    RATELIMIT_IP_META_KEY = "HTTP_X_REAL_IP"

WAGTAIL_USER_TIME_ZONES = sorted(
    {TIME_ZONE, "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "UTC"}
    | {"Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles"}
)
WAGTAIL_SITE_NAME = "Viewpoints"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_ENABLED = False
# Ours instead: a link that an administrator hands over, and a screen behind the second factor.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = WAGTAIL_CONTENT_LANGUAGES
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp"}
WAGTAILIMAGES_IMAGE_FORM_BASE = "viewpoints.desk.pictures.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

_LOG_FILE = DATA / "logs" / "viewpoints.log"
_HANDLERS = {
    "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["masked"]},
}
if _LOG_FILE.parent.is_dir():  # `prepare` makes it; a command on an unprepared folder needs no log
    _HANDLERS["file"] = {
        "class": "logging.handlers.WatchedFileHandler",
        "filename": _LOG_FILE,
        "delay": True,
        "formatter": "line",
        "filters": ["masked"],
    }
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"masked": {"()": "viewpoints.config.masking.MaskSecrets"}},
    "handlers": _HANDLERS,
    "root": {"level": "WARNING", "handlers": list(_HANDLERS)},
    "loggers": {
        "viewpoints": {"level": "INFO"},
        # Django's own handlers would write unmasked lines beside ours.
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
