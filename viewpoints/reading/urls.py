"""Addresses of what is read, beside the pages that Wagtail serves."""

app_name = "reading"
urlpatterns: list = []
