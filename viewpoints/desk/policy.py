"""What a browser may do on the desk: Wagtail's inline scripts, but nothing from or to elsewhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

HEADER = "Content-Security-Policy"
# Wagtail 8's page editor has inline scripts without nonces, and its scripts set styles (findings C).
DESK = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)
# For bytes that strangers sent: a browser that shows them after all runs nothing in them.
STRANGERS = "default-src 'none'; sandbox; frame-ancestors 'none'"

View = Callable[..., HttpResponseBase]


def with_policy(view: View) -> View:
    """Give ``view`` the desk's policy, unless it shows what strangers sent.

    A preview is answered by the public page inside, whose policy forbids the editor's frame.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.headers.get(HEADER) != STRANGERS:
            response.headers[HEADER] = DESK
        return response

    return answer
