"""A phone with an app that makes codes, and the steps of signing in as a browser takes them."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value

PASSWORD = "correct horse"
LOGIN, SECOND = "/desk/login/", "/desk/login/second-factor/"
SET_UP, CODES = "/desk/second-factor/", "/desk/second-factor/codes/"


class Phone:
    """Shares a secret with the desk; gives the code of now, or of some half minutes later."""

    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

    def code(self, later: int = 0) -> str:
        return f"{hotp_value(self.secret, int(time.time()) // 30 + later):06}"


def give_app(user, phone):
    """Let her have set it up long ago: no code of today is used yet."""
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": phone.secret}
    )


def give_password(client, name="lin", password=PASSWORD, **extra):
    return client.post(LOGIN, {"username": name, "password": password}, **extra)


def sign_in(client, phone, later=0):
    """Go through both steps."""
    give_password(client)
    return client.post(SECOND, {"code": phone.code(later)})


def ask_and_confirm(client, address, data=None):
    """Do something that is asked for again, with the password; gives the last answer."""
    answer = client.post(address, data) if data is not None else client.get(address)
    assert answer.url.startswith("/desk/account/confirm/?next=")
    return client.post(answer.url, {"password": PASSWORD})
