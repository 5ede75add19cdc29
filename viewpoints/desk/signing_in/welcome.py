"""The link an administrator hands over: choose a password, then a second factor."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth import logout
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from viewpoints.desk.signing_in import limits
from viewpoints.desk.signing_in.access import TOKENS, end_sessions
from viewpoints.desk.signing_in.entering import too_often
from viewpoints.journal import recording
from viewpoints.journal.models import Actor


class WelcomeView(PasswordResetConfirmView):
    """Once, within three days. Who has a second factor already is asked for it as ever."""

    template_name = "desk/signing_in/welcome.html"
    token_generator = TOKENS

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if wait := limits.wait(request, limits.passkeys()):
            return too_often(self.get(request), wait)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        user, by = form.save(), Actor.editor(form.user)
        recording.record("editor.password_changed", user, by=by)
        end_sessions(user, by=by)
        logout(self.request)  # whoever was signed in in this browser, an administrator perhaps
        return perform_password_login(
            self.request, {"username": user.get_username()}, Login(user=user)
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return super().render_to_response(
            context, status=200 if context["validlink"] else 410, **kwargs
        )
