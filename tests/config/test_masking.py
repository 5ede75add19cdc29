"""No private link reaches a log."""

import logging

import pytest

from viewpoints.config.masking import MaskSecrets, mask

SECRET = "abcdefghijklmnopqrstuvwx23"


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        (f"Not Found: /contribute/status/{SECRET}/", "Not Found: /contribute/status/…/"),
        (f"GET /en/contribute/text/{SECRET.upper()}/yes/", "GET /en/contribute/text/…/yes/"),
        (f"to=<ngo+{SECRET}@viewpoints.example>", "to=<ngo+…@viewpoints.example>"),
        ("/contribute/china-ngo-viewpoints/", "/contribute/china-ngo-viewpoints/"),
    ],
)
def test_secrets_are_masked_and_nothing_else(line, masked):
    assert mask(line) == masked


def test_a_log_line_is_masked_with_its_arguments():
    record = logging.LogRecord(
        "django.request",
        logging.WARNING,
        "",
        0,
        "%s: %s",
        ("Gone", f"/contribute/text/{SECRET}/"),
        None,
    )

    assert MaskSecrets().filter(record)
    assert record.getMessage() == "Gone: /contribute/text/…/"
