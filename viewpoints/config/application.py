"""The WSGI application that the embedded server, or any other, runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "viewpoints.config.settings")
application = get_wsgi_application()
