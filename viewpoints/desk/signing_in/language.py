"""The language of the pages before the desk: hers, or as long as nobody knows her, her browser's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from wagtail.admin.localization import get_localized_response

from viewpoints.articles.written import written_in

View = Callable[..., HttpResponseBase]


def in_her_language(view: View) -> View:
    """Answer in the language a person chose; a stranger in one her browser asks for."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return get_localized_response(view, request, *args, **kwargs)
        asked_for = written_in(translation.get_language_from_request(request))
        with translation.override(asked_for):
            response: Any = view(request, *args, **kwargs)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
        return response

    return answer
