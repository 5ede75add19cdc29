"""Coming in: a name and a password, then a second factor; or a passkey alone. All of it throttled."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.internal import flows
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView

from viewpoints.desk.signing_in import limits


class SignInForm(LoginForm):
    """Wagtail's form, whose password field has no label to translate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = gettext_lazy("Password")


@method_decorator(never_cache, name="dispatch")
class SignInView(LoginView):
    """A name and a password; what follows is the second factor. 403 for a person without access."""

    def get_form_class(self) -> type[LoginForm]:
        return SignInForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            return no_access(request)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if wait := limits.wait(request, limits.passwords(request)):
            return self.put_off(wait)
        return super().post(request, *args, **kwargs)

    def put_off(self, wait: int) -> HttpResponseBase:
        """Show the empty form with a sentence that says how many seconds (in minutes) to wait."""
        messages.error(self.request, limits.sentence(wait))
        form = self.get_form_class()()
        return too_often(self.render_to_response(self.get_context_data(form=form)), wait)

    def form_valid(self, form: LoginForm) -> HttpResponseBase:
        """Her password is right: nobody is signed in before the second factor, if she has one."""
        user = form.get_user()
        login = Login(user=user, redirect_url=self.get_success_url())
        response = perform_password_login(self.request, {"username": user.get_username()}, login)
        if not form.cleaned_data.get("remember"):
            self.request.session.set_expiry(0)
        return response


class SecondStepView(AuthenticateView):
    """The second factor after a right password: a passkey, an app's code, or a recovery code."""

    template_name = "desk/signing_in/second_step.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (wait := limits.wait(request, limits.codes(self.stage.login.user))):
            return super().post(request, *args, **kwargs)
        messages.error(request, limits.sentence(wait))
        request.method = "GET"  # so that the code is not even looked at
        self._build_forms()
        return too_often(self.get(request), wait)


class PasskeyView(LoginWebAuthnView):
    """A passkey alone: the device has seen her finger or face, or asked for a PIN."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (wait := limits.wait(request, limits.passkeys())):
            return super().post(request, *args, **kwargs)
        page = SignInView()
        page.setup(request)
        return page.put_off(wait)

    def form_valid(self, form: Any) -> HttpResponse:
        factor, address = form.cleaned_data["credential"], self.request.POST.get("next", "")
        ours = url_has_allowed_host_and_scheme(address, {self.request.get_host()})
        login = Login(user=factor.user, redirect_url=address if ours else None)
        return flows.perform_passwordless_login(self.request, factor, login)


def too_often(response: Any, seconds: int) -> Any:
    """Make a page the answer to somebody who has to wait so many seconds."""
    response.status_code, response.headers["Retry-After"] = 429, str(seconds)
    return response


def no_access(request: HttpRequest) -> HttpResponse:
    """Say to a signed-in person that the desk is not hers, and let her sign out."""
    list(get_messages(request))  # read, so that they do not pile up
    return render(request, "desk/no_access.html", status=403)
