"""The pictures in the admin's own API: of each person, those of her collections. Wagtail gives all."""

from typing import Any

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry


def pictures_of(user: Any) -> QuerySet[Any]:
    """Give the pictures that ``user`` may choose or change."""
    policy = policy_registry.get_by_type(get_image_model())
    return policy.instances_user_has_any_permission_for(user, {"change", "choose"})


class OwnPictures(ImagesAdminAPIViewSet):
    """Wagtail's endpoint, with the pictures of who asks."""

    def get_queryset(self) -> QuerySet[Any]:
        mine = pictures_of(self.request.user).order_by().values("pk")
        return super().get_queryset().filter(pk__in=mine)


def stand_in(router: WagtailAPIRouter) -> None:
    """Register the endpoint in the place of Wagtail's."""
    router.register_endpoint("images", OwnPictures)
