"""Render a page of ours: its address in the other language is the same private one."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url


def page(
    request: HttpRequest, name: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Give ``contributing/NAME.html``."""
    here = request.path if request.method in ("GET", "HEAD") else ""
    others = {code: translate_url(here, code) for code, _name in settings.LANGUAGES if here}
    words = {"alternates": others, **(context or {})}
    return render(request, f"contributing/{name}.html", words, status=status)
