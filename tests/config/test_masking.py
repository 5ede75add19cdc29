"""No private link reaches a log."""

import copy
import logging
import sys

import pytest
from django.conf import settings
from granian.log import LOGGING_CONFIG

from viewpoints.config.masking import MaskSecrets, mask
from viewpoints.config.server import LOGS

SECRET = "abcdefghijklmnopqrstuvwx23"


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        (f"Not Found: /contribute/status/{SECRET}/", "Not Found: /contribute/status/…/"),
        (f"GET /en/contribute/text/{SECRET.upper()}/yes/", "GET /en/contribute/text/…/yes/"),
        (f"to=<ngo+{SECRET}@viewpoints.example>", "to=<ngo+…@viewpoints.example>"),
        (f"/contribute/renew/asking/{SECRET}/", "/contribute/renew/asking/…/"),
        (f"/contribute/any-new_purpose/{SECRET}/x/", "/contribute/any-new_purpose/…/x/"),
        (f"/%2Fcontribute%2Ftext%2F{SECRET}%2F", "/%2Fcontribute%2Ftext%2F…%2F"),
        (f"/search?q=ngo%2B{SECRET}%40x.cn&p=1", "/search?q=ngo%2B…%40x.cn&p=1"),
        (
            f"Resolver404({{'path': 'contribute/text/{SECRET}'}})",
            "Resolver404({'path': 'contribute/text/…'})",
        ),
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


def traceback_of(failure):
    try:
        raise failure
    except Exception:
        return sys.exc_info()


def test_a_traceback_is_masked_and_so_is_the_stack():
    record = logging.LogRecord(
        "viewpoints.letters", logging.ERROR, "", 0, "no", None, traceback_of(ValueError(SECRET))
    )
    record.stack_info = f"Stack: {SECRET}"

    assert MaskSecrets().filter(record)
    line = logging.Formatter().format(record)
    assert "ValueError: …\nStack: …" in line
    assert SECRET not in line


@pytest.mark.parametrize(
    "name", ["_granian", "granian.access", "mail.log", "mail.debug", "asyncio"]
)
def test_the_servers_lines_go_the_way_of_all_others(name):
    granian = copy.deepcopy(LOGGING_CONFIG) | LOGS
    for loggers in (granian["loggers"], settings.LOGGING["loggers"]):
        said = loggers.get(name, {})
        assert not said.get("handlers")
        assert said.get("propagate", True)


def test_every_handler_masks():
    assert {tuple(handler["filters"]) for handler in settings.LOGGING["handlers"].values()} == {
        ("masked",)
    }
