"""Addresses of contributors: the form, and what their private links open."""

from django.urls import path

from viewpoints.contributing.views import (
    askings,
    changing,
    contributions,
    data,
    drafts,
    links,
    submissions,
)

app_name = "contributing"
urlpatterns = [
    path("<slug:section>/", contributions.contribute, name="contribute"),
    path("<slug:section>/sent/", contributions.sent, name="sent"),
    path("<slug:section>/draft/", drafts.begin, name="begin"),
    path("draft/<slug:secret>/", drafts.draft, name="draft"),
    path("draft/<slug:secret>/saved/", drafts.saved, name="saved"),
    path("draft/<slug:secret>/mailed/", drafts.mailed, name="mailed"),
    path("draft/<slug:secret>/removed/<slug:slot>/", drafts.removed, name="removed"),
    path("draft/<slug:secret>/kept/<slug:slot>/", drafts.picture, name="kept-picture"),
    path("confirm/<slug:secret>/", contributions.confirm, name="confirm"),
    path("status/<slug:secret>/", submissions.status, name="status"),
    path("status/<slug:secret>/data/", data.data, name="data"),
    path("status/<slug:secret>/data/copy/", data.ask_copy, name="ask-copy"),
    path("status/<slug:secret>/data/erasure/", data.ask_erasure, name="ask-erasure"),
    path("export/<slug:secret>/", data.export, name="export"),
    path("erasure/<slug:secret>/", data.erasure, name="erasure"),
    path("data/kept/", data.kept, name="kept"),
    path("status/<slug:secret>/withdraw/", submissions.withdraw, name="withdraw"),
    path("status/<slug:secret>/text/", changing.text, name="new-text"),
    path("status/<slug:secret>/picture/", changing.picture, name="new-picture"),
    path("status/<slug:secret>/byline/", changing.byline, name="new-byline"),
    path("status/<slug:secret>/came/<slug:what>/", changing.came, name="came"),
    path("status/<slug:secret>/pictures/<slug:sha256>/", submissions.picture, name="picture"),
    path("text/<slug:secret>/", askings.asking, name="asking"),
    path("text/<slug:secret>/yes/", askings.yes, name="yes"),
    path("text/<slug:secret>/yes/taken-back/", askings.yes_taken_back, name="yes-taken-back"),
    path("text/<slug:secret>/byline/", askings.byline, name="byline"),
    path("text/<slug:secret>/proxy/", askings.proxy, name="proxy"),
    path("text/<slug:secret>/objection/", askings.objection, name="objection"),
    path("text/<slug:secret>/withdraw/", askings.withdraw, name="asking-withdraw"),
    path("agreed/<slug:secret>/", askings.agreed, name="agreed"),
    path("renew/<slug:purpose>/<slug:secret>/", links.renew, name="renew"),
]
