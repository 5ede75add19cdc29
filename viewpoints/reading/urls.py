"""Addresses of what is read, beside the pages that Wagtail serves."""

from django.urls import path

from viewpoints.reading import feeds, routing, search, sitemaps, views

app_name = "reading"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/page/<int:number>/", views.people, name="people_page"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("organizations/<slug:slug>/", views.organization, name="organization"),
    path("claims/", views.every_claim, name="claims"),
    path("claims/<slug:slug>/", views.claim, name="claim"),
    path("series/<slug:slug>/", views.series, name="series"),
    path("series/<slug:slug>/page/<int:number>/", views.series, name="series_page"),
    path("search/", search.search, name="search"),
    path("feed/", feeds.feed, name="feed"),
    path("favicon.ico", views.favicon),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
    path("<slug:section>/page/<int:number>/", views.older, name="older"),
    path("<slug:section>/<slug:slug>/former/<slug:number>/", routing.former, name="former"),
    path("<slug:section>/<slug:slug>/", routing.article, name="article"),
]
