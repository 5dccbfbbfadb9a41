"""Django's settings; what an agency may choose comes from the environment."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from gongkai.config import environment
from gongkai.lib.data_folder import data_folder
from gongkai.lib.jobs.table import Job
from gongkai.lib.sealed_fields import SealedField

PACKAGE = Path(__file__).resolve().parents[1]
DATA = data_folder().resolve()

DEBUG = environment.flag("GONGKAI_DEBUG")
SECRET_KEY = environment.kept_secret("GONGKAI_SECRET_KEY", "secret.key")
IDENTITY_KEYS = environment.kept_secrets("GONGKAI_IDENTITY_KEYS", "identity.key")
ALLOWED_HOSTS = environment.listed("GONGKAI_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = environment.listed("GONGKAI_ORIGINS")
IS_DEMO = environment.flag("GONGKAI_DEMO")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "gongkai.lib.jobs",
    "gongkai.ui",
    "gongkai.audit",
    "gongkai.accounts",
    "gongkai.notices",
    "gongkai.days",
    "gongkai.letters",
    "gongkai.requests",
    "gongkai.overview",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai.ui.public.AppearanceVaries",
    "gongkai.ui.errors.WordsForBareRefusals",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongkai.accounts.middleware.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gongkai.accounts.middleware.SessionEnd",
    "gongkai.accounts.middleware.FirstThings",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.ui.context.appearance",
            ],
        },
    }
]

FORM_RENDERER = "gongkai.ui.forms.Renderer"
CSRF_FAILURE_VIEW = "gongkai.ui.errors.csrf_failure"

DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
_RULES = "gongkai.accounts.passwords."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _RULES + rule} for rule in ("LongEnough", "NotCommon", "NotNumeric", "NotOneself")
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "accounts:home"
LOGOUT_REDIRECT_URL = "accounts:login"
DESK_HOME = "requests:worklist"
"""Where somebody with a post in the handling of cases begins."""
AXES_FAILURE_LIMIT = environment.number("GONGKAI_LOGIN_FAILURES", 5, least=1)
AXES_COOLOFF_TIME = environment.number("GONGKAI_LOGIN_LOCK_HOURS", 1, least=1)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "gongkai.lib.client_address.address_of"
AXES_LOCKOUT_CALLABLE = "gongkai.accounts.public.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # the journal has it
AXES_LOCK_OUT_AT_FAILURE = True
SESSION_ENGINE = "gongkai.accounts.sessions"
SESSION_COOKIE_AGE = 60 * environment.number("GONGKAI_SESSION_MINUTES", 480, least=5)
IDLE_MINUTES = environment.number("GONGKAI_IDLE_MINUTES", 60, least=5)
SECOND_FACTOR_FOR_ALL = environment.flag("GONGKAI_SECOND_FACTOR")
OIDC_METADATA = environment.web_address("GONGKAI_OIDC_METADATA")
"""Address of the provider's openid-configuration; without it, people log in here alone."""
OIDC_CLIENT = environment.text("GONGKAI_OIDC_CLIENT")
OIDC_SECRET = environment.text("GONGKAI_OIDC_SECRET")
OIDC_CLAIM = environment.text("GONGKAI_OIDC_CLAIM", "preferred_username")
"""Which claim holds the login name."""
OIDC_NAME = environment.text("GONGKAI_OIDC_NAME", "统一身份认证")
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- protection -------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
_HTTPS = environment.flag("GONGKAI_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
UPLOAD_MOST_BYTES = 32 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "gongkai.lib.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
PUBLIC_AGENCY = environment.text("GONGKAI_AGENCY")
"""The slug of the agency whose public pages these are, where several live in one database."""
PROXIES = environment.number("GONGKAI_PROXIES", 0, most=5)
"""How many proxies of one's own stand before the server and add to X-Forwarded-For."""

# --- letters ----------------------------------------------------------------------------------

LETTER_WORDING = environment.folder("GONGKAI_WORDING")
"""Wording files of one's own, which come before the packaged ones; None: those alone."""

# --- work in the background ---------------------------------------------------------------------

DUE_JOBS = {
    "end_sessions": Job("gongkai.accounts.actions.clear_ended_sessions", timedelta(hours=6)),
    "end_drafts": Job("gongkai.requests.actions.clear_ended_drafts", timedelta(hours=1)),
    "make_printings": Job("gongkai.requests.actions.make_waiting_printings", timedelta(seconds=10)),
    "end_printings": Job("gongkai.requests.actions.clear_old_printings", timedelta(hours=1)),
    "recompute_requests": Job("gongkai.requests.due_jobs.recompute", timedelta(hours=1)),
    "remind": Job("gongkai.requests.due_jobs.remind", timedelta(hours=1)),
}
"""Every job that the worker runs; see gongkai/lib/jobs/."""
SEALED_FIELDS = [
    SealedField("accounts.SecondFactor", "secret"),
    SealedField("requests.Person", "identity_sealed", digest="identity_digest"),
    SealedField("requests.Person", "phone_sealed"),
    SealedField("requests.Person", "email_sealed"),
    SealedField("requests.Person", "address_sealed"),
    SealedField("requests.Enclosure", "file", only="is_sealed"),
    SealedField("requests.RectificationPerson", "identity_sealed", digest="identity_digest"),
    SealedField("requests.RectificationPerson", "phone_sealed"),
    SealedField("requests.RectificationPerson", "email_sealed"),
    SealedField("requests.RectificationPerson", "address_sealed"),
    SealedField("requests.RectificationEnclosure", "file", only="is_sealed"),
    SealedField("requests.Draft", "content_sealed"),
    SealedField("requests.Draft", "code_sealed"),
    SealedField("requests.DraftFile", "file"),
    SealedField("requests.LedgerImport", "rows_sealed"),
    SealedField("requests.Printing", "file"),
]
"""Every field that `gongkai rotate-identity-keys` seals anew; see gongkai/lib/sealed_fields.py."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"screen": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["screen"], "level": "WARNING"},
    "loggers": {
        # what these would log are login names and addresses of pages; the journal has them
        "axes": {"level": "CRITICAL"},
        "django.request": {"level": "ERROR"},
        # whoever writes a foreign host into a request has an answer; no trace of it fills the disk
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

# --- words, days, files -----------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
STATIC_URL = "static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = DATA / "files"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
EMAIL_HOST = environment.text("GONGKAI_MAIL_HOST")
_MAIL = "smtp" if EMAIL_HOST else "dummy"  # without a host, people are reminded at the desk alone
EMAIL_BACKEND = f"django.core.mail.backends.{_MAIL}.EmailBackend"
DEFAULT_FROM_EMAIL = environment.text("GONGKAI_MAIL_FROM", "gongkai@localhost")
