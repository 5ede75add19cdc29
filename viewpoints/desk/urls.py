"""The desk's addresses: signing in first, then Wagtail's admin with ours in it, under one policy.

Wagtail's own sign-in and its forms for a forgotten password have no address: they know no second
factor (docs/decisions/0022).
"""

from django.views.decorators.cache import never_cache
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from viewpoints.desk.guarding import guarded
from viewpoints.desk.policy import with_policy
from viewpoints.desk.signing_in import addresses
from viewpoints.desk.signing_in.gate import behind_second_factor
from viewpoints.desk.signing_in.language import in_her_language

GONE = frozenset(["login/", "password_reset/"])

_entrance = decorate_urlpatterns([*addresses.ENTRANCE], in_her_language)
_ours = decorate_urlpatterns(
    [*addresses.BEHIND], lambda view: never_cache(require_admin_access(view))
)
_wagtails = [one for one in wagtailadmin_urls.urlpatterns if str(one.pattern) not in GONE]
_guarded = decorate_urlpatterns(_wagtails, guarded)
_inside = decorate_urlpatterns([*_ours, *_guarded], behind_second_factor)

urlpatterns = decorate_urlpatterns([*_entrance, *_inside], with_policy)
