from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class SubmissionsConfig(AppConfig):
    name = "viewpoints.submissions"

    def ready(self) -> None:
        from viewpoints.submissions import (
            gate,
            guard,
            searching,  # noqa: F401 -- it registers a receiver
        )
        from viewpoints.submissions.gate import sqlite

        guard.watch()
        connection_created.connect(sqlite.teach, dispatch_uid="gate")
        pre_migrate.connect(gate.before_migrating, sender=self)
        post_migrate.connect(gate.after_migrating, sender=self)
