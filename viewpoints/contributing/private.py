"""Pages behind a private link: found by their secret, told to nobody else, changed only by a POST."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from viewpoints.contributing import answers, limits
from viewpoints.contributing.origin import foreign
from viewpoints.letters import secrets
from viewpoints.letters.models import Secret

Response = TypeVar("Response", bound=HttpResponseBase)
View = Callable[..., HttpResponseBase]
SAFE = ("GET", "HEAD")


def private(
    purpose: str, *, methods: tuple[str, ...] = (*SAFE, "POST"), over: View = answers.expired
) -> Callable[[View], View]:
    """Make a view take the row of its secret instead of the secret itself.

    ``over`` answers for a secret whose time is over. All answers are sealed, also the refusals.
    """

    def guard(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, secret: str, **rest: Any) -> HttpResponseBase:
            if request.method not in methods:
                return sealed(HttpResponseNotAllowed(methods))
            refusal = refuse(request)
            try:
                return sealed(refusal or _opened(view, over, request, purpose, secret, rest))
            except Http404:  # the row behind the secret was erased
                return sealed(answers.unknown(request))

        return guarded

    return guard


def refuse(request: HttpRequest) -> HttpResponse | None:
    """Refuse a foreign POST, and a network that guesses."""
    if request.method not in SAFE and foreign(request):
        return answers.foreign(request)
    if limits.guessed_too_often(request):
        return answers.too_many(request)
    return None


def sealed(response: Response) -> Response:
    """Keep an answer out of every store and index, and its address from every other site."""
    patch_cache_control(response, no_store=True, private=True)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


def found(request: HttpRequest, secret: str, *, purpose: str) -> Secret | None:
    """Give the row of a secret, open or over; None (and a guess is counted) when there is none."""
    try:
        return secrets.find(secret, purpose=purpose)
    except secrets.Expired as expired:
        return expired.secret
    except secrets.Unknown:
        limits.count_guess(request)
        return None


def _opened(
    view: View, over: View, request: HttpRequest, purpose: str, secret: str, rest: dict[str, Any]
) -> HttpResponseBase:
    try:
        row = secrets.find(secret, purpose=purpose)
    except secrets.Unknown:
        limits.count_guess(request)
        return answers.unknown(request)
    except secrets.Expired as expired:
        return over(request, expired.secret, shown=secret)
    return view(request, row, shown=secret, **rest)
