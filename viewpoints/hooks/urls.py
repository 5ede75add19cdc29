"""Addresses that machines post to."""

from django.urls import path

from viewpoints.hooks import views

app_name = "hooks"
urlpatterns = [path("mail/<slug:provider>/", views.mail, name="mail")]
