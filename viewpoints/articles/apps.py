from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "viewpoints.articles"

    def ready(self) -> None:
        from viewpoints.articles import placing  # noqa: F401 -- registers its receivers
