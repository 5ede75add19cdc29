"""The desk's addresses: signing in first, then Wagtail's admin with ours in it, under one policy."""

from django.urls import path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from viewpoints.desk.guarding import guarded
from viewpoints.desk.policy import with_policy
from viewpoints.desk.signing_in import SignInView

urlpatterns = decorate_urlpatterns(
    [
        path("login/", SignInView.as_view(), name="wagtailadmin_login"),
        *decorate_urlpatterns(wagtailadmin_urls.urlpatterns, guarded),
    ],
    with_policy,
)
