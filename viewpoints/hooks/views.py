"""What mail providers post to us: each mail is kept before the 200, and what is not signed is not."""

import logging

from anymail.exceptions import AnymailError, AnymailWebhookValidationFailure
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django_ratelimit.core import is_ratelimited

from viewpoints.hooks import providers
from viewpoints.hooks.posted import Posted, TooLarge
from viewpoints.hooks.providers import Mail
from viewpoints.intake import receiving

log = logging.getLogger(__name__)
REFUSED_PER_HOUR = "60/h"
# No server of ours looked at it: a field that a sender wrote must not be the topmost (RFC 8601).
UNKNOWN = b"Authentication-Results: hook.invalid; none\r\n"


@csrf_exempt
@require_POST
def mail(request: HttpRequest, provider: str) -> HttpResponse:
    """Take the mails that a provider posts; 200 when they are kept, 503 when it should try again."""
    secret = settings.MAIL_HOOKS.get(provider, "")
    if not secret or provider not in providers.PROVIDERS:
        raise Http404
    if _refused(request, count=False):
        return HttpResponse(status=429)
    try:
        mails = providers.read(provider, Posted(request), secret=secret)
    except TooLarge:
        return HttpResponse(status=413)
    except AnymailWebhookValidationFailure:
        _refused(request, count=True)
        return HttpResponse(status=403)
    except (AnymailError, KeyError, ValueError, TypeError, AttributeError):
        log.exception("what %s posted could not be read", provider)
        return HttpResponse(status=400)
    kept = [_keep(one, provider) for one in mails]
    return HttpResponse(status=200 if all(kept) else 503)


def _keep(mail: Mail, provider: str) -> bool:
    rebuilt = f"X-Viewpoints-Rebuilt: {provider}\r\n".encode() if mail.rebuilt else b""
    try:
        receiving.receive(
            UNKNOWN + rebuilt + mail.content,
            envelope_from=mail.sender,
            envelope_to=mail.recipients,
        )
    except Exception:  # whatever it was: the provider must keep it
        log.exception("a mail from %s could not be kept", provider)
        return False
    return True


def _refused(request: HttpRequest, *, count: bool) -> bool:
    """Tell whether this network was refused too often this hour; anonymous bodies are read no more."""
    return is_ratelimited(
        request, group="hooks-refused", key="ip", rate=REFUSED_PER_HOUR, increment=count
    )
