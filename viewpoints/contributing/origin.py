"""Refuse what another site's page sends to our forms. No cookie and no token is needed for that.

Browsers say where a POST comes from in ``Sec-Fetch-Site`` (W3C Fetch Metadata) or ``Origin``
(RFC 6454); old phones and w3m say nothing and are let through, because nothing takes effect before
a letter is answered or a secret link was opened (design.md, decision 7).
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

_OWN = {"same-origin", "none"}


def foreign(request: HttpRequest) -> bool:
    """Tell whether a request says that it comes from another site's page."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in _OWN:
        return True
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    return origin != settings.BASE_URL and urlsplit(origin).netloc != request.get_host()
