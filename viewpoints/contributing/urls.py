"""Addresses of contributors: the form, and what their private links open."""

from django.urls import path

from viewpoints.contributing import views

app_name = "contributing"
urlpatterns = [
    path("status/<slug:secret>/", views.status, name="status"),
    path("text/<slug:secret>/", views.asking, name="asking"),
]
