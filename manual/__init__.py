"""The editors' manual of pictures, in both languages, made from the running product: ``bin/manual``."""

import os

import django

# The journeys' way of signing in reads codes with allauth, which wants Django to be set up.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "viewpoints.config.settings")
django.setup()
