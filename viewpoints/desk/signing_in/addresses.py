"""The addresses of signing in: those before the second factor, and those behind it.

The names are allauth's where its own code looks for them; none of its other pages has an address.
"""

from django.urls import path

from viewpoints.desk.signing_in import account, confirming, entering, helping, setting_up, welcome

ENTRANCE = [
    path("login/", entering.SignInView.as_view(), name="wagtailadmin_login"),
    path("login/", entering.SignInView.as_view(), name="account_login"),
    path("login/second-factor/", entering.SecondStepView.as_view(), name="mfa_authenticate"),
    path("login/passkey/", entering.PasskeyView.as_view(), name="mfa_login_webauthn"),
    path("welcome/<str:uidb64>/<str:token>/", welcome.WelcomeView.as_view(), name="desk_welcome"),
    path("second-factor/", setting_up.second_factor, name="desk_second_factor"),
    path("second-factor/app/", setting_up.add_app, name="desk_add_app"),
    path("second-factor/passkey/", setting_up.add_passkey, name="desk_add_passkey"),
    path("second-factor/codes/", setting_up.recovery_codes, name="desk_recovery_codes"),
]
BEHIND = [
    path("account/confirm/", confirming.confirm, name="account_reauthenticate"),
    path("account/security/", account.security, name="desk_account_security"),
    path("account/security/password/", account.password, name="desk_password"),
    path("account/security/codes/", account.new_codes, name="desk_new_codes"),
    path(
        "account/security/factors/<int:pk>/remove/",
        account.remove_factor,
        name="desk_remove_factor",
    ),
    path("account/sessions/end-others/", account.end_others, name="desk_end_others"),
    path("account/sessions/<int:pk>/end/", account.end_session, name="desk_end_session"),
    path("access/<int:pk>/", helping.person, name="desk_access"),
    path("access/<int:pk>/link/", helping.link, name="desk_access_link"),
    path("access/<int:pk>/reset/", helping.reset_second_factor, name="desk_access_reset"),
    path("access/<int:pk>/sign-out/", helping.end_sessions, name="desk_access_end"),
]
