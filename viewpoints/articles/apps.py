from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "viewpoints.articles"

    def ready(self) -> None:
        from viewpoints.articles import editors, indexing, placing  # noqa: F401 -- they register receivers
        from viewpoints.articles.written import speak_as_written

        speak_as_written()
