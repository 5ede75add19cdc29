"""Signing in with a password, throttled; and what a person without access sees."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django_ratelimit.core import get_usage
from wagtail.admin import messages
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView


def _name(group: str, request: HttpRequest) -> str:
    return request.POST.get("username", "").strip().casefold()[:254]


# (key, rate): by name alone only slowly, so that a stranger elsewhere cannot lock an editor out.
NETWORK, NAME = ("ip", "50/10m"), (_name, "200/h")
NAME_AND_NETWORK = ("ip", "10/10m")


class SignInForm(LoginForm):
    """Wagtail's form, whose password field has no label to translate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = gettext_lazy("Password")


@method_decorator(never_cache, name="dispatch")
class SignInView(LoginView):
    """Wagtail's sign-in, at most so often by user name and network; 403 for a person without access."""

    def get_form_class(self) -> type[LoginForm]:
        return SignInForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            return no_access(request)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (wait := _too_often(request)):
            return super().post(request, *args, **kwargs)
        messages.error(
            request,
            _("Too many attempts to sign in. Please wait %(minutes)d minutes.")
            % {"minutes": -(-wait // 60)},
        )
        response = self.render_to_response(self.get_context_data(form=self.get_form_class()()))
        response.status_code, response.headers["Retry-After"] = 429, str(wait)
        return response


def no_access(request: HttpRequest) -> HttpResponse:
    """Say to a signed-in person that the desk is not hers, and let her sign out."""
    list(get_messages(request))  # read, so that they do not pile up
    return render(request, "desk/no_access.html", status=403)


def _too_often(request: HttpRequest) -> int:
    """Count this attempt; give how many seconds to wait, or 0 when it may be made."""
    limits = {
        "sign-in": NETWORK,
        "sign-in-name": NAME,
        f"sign-in-as:{_name('', request)}": NAME_AND_NETWORK,
    }
    usages = [
        get_usage(request, group=group, key=key, rate=rate, increment=True)
        for group, (key, rate) in limits.items()
    ]
    return max((usage["time_left"] + 1 for usage in usages if usage["should_limit"]), default=0)
