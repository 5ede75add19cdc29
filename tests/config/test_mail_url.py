"""One address says how letters leave: by files, by SMTP, or by a provider."""

import importlib

import pytest

from viewpoints.config.environment import Misconfigured
from viewpoints.config.mail_url import PROVIDERS, email_settings, has_return_paths


def test_without_one_letters_are_files():
    assert email_settings("") == {"EMAIL_BACKEND": "viewpoints.letters.files.EmailBackend"}
    assert has_return_paths("")


def test_smtp_waits_a_minute_at_most():
    made = email_settings("smtp+tls://user:p%40ss@mail.example:587")
    wanted = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS", "EMAIL_TIMEOUT")
    assert [made[name] for name in wanted] == ["mail.example", 587, "p@ss", True, 60]
    assert has_return_paths("smtp://127.0.0.1:25")


def test_a_provider_is_given_its_settings_by_anymails_names():
    url = "anymail+mailgun://?api_key=k%2B1&sender_domain=mg.example"
    assert email_settings(url) == {
        "EMAIL_BACKEND": "anymail.backends.mailgun.EmailBackend",
        "ANYMAIL": {
            "REQUESTS_TIMEOUT": 60,
            "MAILGUN_API_KEY": "k+1",
            "MAILGUN_SENDER_DOMAIN": "mg.example",
        },
    }
    assert not has_return_paths(url)


@pytest.mark.parametrize("url", ["anymail+nobody://?api_key=k", "anymail+mailgun", "anymail+://"])
def test_a_provider_nobody_knows_is_refused_by_name(url):
    with pytest.raises(Misconfigured, match="VIEWPOINTS_EMAIL_URL names no provider of these"):
        email_settings(url)


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_provider_can_be_loaded(name):
    backend = email_settings(f"anymail+{name}://?api_key=k")["EMAIL_BACKEND"]
    module, _, cls = backend.rpartition(".")
    assert getattr(importlib.import_module(module), cls).esp_name
