"""How letters leave, from one address: ``VIEWPOINTS_EMAIL_URL`` into Django's and anymail's settings.

``smtp://``, ``smtp+tls://``, ``smtp+ssl://`` as django-environ reads them; ``anymail+PROVIDER://?…`` for
a provider, with anymail's own names of its settings, in lower case and without the provider's
(https://anymail.dev/en/stable/esps/).
"""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import environ

from viewpoints.config.environment import Misconfigured

PROVIDERS = (
    *("brevo", "mailersend", "mailgun", "mailjet", "mailtrap", "mandrill", "postal", "postmark"),
    *("resend", "scaleway", "sendgrid", "sparkpost", "unisender-go"),
)
_PREFIX = "anymail+"
_SECONDS = 60


def email_settings(url: str) -> dict[str, Any]:
    """Give the settings for a ``VIEWPOINTS_EMAIL_URL``; an empty one writes letters to files.

    Raises Misconfigured for a provider that is not known.
    """
    if not url:
        return {"EMAIL_BACKEND": "viewpoints.letters.files.EmailBackend"}
    if url.startswith(_PREFIX):
        return _provider(url.removeprefix(_PREFIX))
    return {"EMAIL_TIMEOUT": _SECONDS, **environ.Env.email_url_config(url)}


def has_return_paths(url: str) -> bool:
    """Tell whether letters leave under a return path of our own: a provider puts its own in its place."""
    return not url.startswith(_PREFIX)


def _provider(url: str) -> dict[str, Any]:
    name = urlsplit(url).scheme
    if name not in PROVIDERS:
        known = ", ".join(PROVIDERS)
        raise Misconfigured(f"VIEWPOINTS_EMAIL_URL names no provider of these: {known}")
    name = name.replace("-", "_")
    given = {f"{name}_{key}".upper(): value for key, value in parse_qsl(urlsplit(url).query)}
    return {
        "EMAIL_BACKEND": f"anymail.backends.{name}.EmailBackend",
        "ANYMAIL": {"REQUESTS_TIMEOUT": _SECONDS, **given},
    }
