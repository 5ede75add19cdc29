"""Who may use our screens: a person who may publish somewhere. By section: to come with the rights issue."""

from typing import Any

from wagtail.admin.auth import user_passes_test
from wagtail.models import Page
from wagtail.permissions import policy_registry


def may_edit(user: Any) -> bool:
    """Tell whether ``user`` is an editor: one who may publish pages of some section."""
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"publish"})


editors_only = user_passes_test(may_edit)
