"""The addresses of our own screens, inside Wagtail's admin."""

from django.urls import path

from viewpoints.desk.views import (
    arrivals,
    authors,
    calendar,
    corrections,
    files,
    later,
    letters,
    own_words,
    privacy,
    promises,
    saved_views,
    schedules,
    submission_list,
    submissions,
    verbs,
)

app_name = "desk"
urlpatterns = [
    path("submissions/", submission_list.SubmissionList.as_view(), name="submissions"),
    path("views/<slug:screen>/save/", saved_views.save, name="save_view"),
    path("views/<int:pk>/remove/", saved_views.remove, name="remove_view"),
    path("submissions/<int:pk>/", submissions.SubmissionPage.as_view(), name="submission"),
    path("submissions/<int:pk>/start/", verbs.start, name="start"),
    path("submissions/<int:pk>/ask/", verbs.ask, name="ask"),
    path("submissions/<int:pk>/take-back/", verbs.take_back, name="take_back"),
    path("submissions/<int:pk>/publish/", verbs.publish, name="publish"),
    path("submissions/<int:pk>/put-back/", verbs.put_back, name="put_back"),
    path("submissions/<int:pk>/override/", verbs.override, name="override"),
    path("submissions/<int:pk>/decline/", verbs.decline, name="decline"),
    path("submissions/<int:pk>/schedule/", schedules.schedule, name="schedule"),
    path("submissions/<int:pk>/schedule/cancel/", schedules.cancel, name="cancel_schedule"),
    path("submissions/<int:pk>/another-day/", promises.put_off, name="put_off"),
    path("submissions/<int:pk>/give-up/", promises.give_up, name="give_up"),
    path("submissions/<int:pk>/authors/", authors.change, name="authors"),
    path("submissions/<int:pk>/authors/<int:author>/remove/", authors.remove, name="remove_author"),
    path("submissions/<int:pk>/essays/<int:essay>/", later.essay, name="essay"),
    path("submissions/<int:pk>/essays/<int:essay>/take/", later.take_essay, name="take_essay"),
    path("submissions/<int:pk>/essays/<int:essay>/done/", later.settle_essay, name="settle_essay"),
    path(
        "submissions/<int:pk>/pictures/<int:picture>/put-in/",
        later.put_picture_in,
        name="put_picture_in",
    ),
    path(
        "submissions/<int:pk>/pictures/<int:picture>/pass-by/",
        later.pass_picture_by,
        name="pass_picture_by",
    ),
    path(
        "submissions/<int:pk>/bylines/<int:wish>/done/", later.settle_byline, name="settle_byline"
    ),
    path("submissions/<int:pk>/pictures/<slug:sha256>/", files.picture, name="picture"),
    path("calendar/", calendar.CalendarView.as_view(), name="calendar"),
    path("promises/new/", promises.new, name="new_promise"),
    path("arrivals/", arrivals.ArrivalList.as_view(), name="arrivals"),
    path("arrivals/<int:pk>/", arrivals.ArrivalPage.as_view(), name="arrival"),
    path("arrivals/<int:pk>/read-again/", arrivals.read_again, name="read_again"),
    path("arrivals/<int:pk>/raw/", files.raw_mail, name="raw_mail"),
    path("attachments/<int:pk>/", files.attachment, name="attachment"),
    path("letters/", letters.LetterList.as_view(), name="letters"),
    path("letters/<int:pk>/", letters.LetterPage.as_view(), name="letter"),
    path("letters/<int:pk>/release/", letters.release, name="release"),
    path("articles/<int:pk>/correction/", corrections.correction, name="correction"),
    path(
        "articles/<int:pk>/correction/print/", corrections.print_correction, name="print_correction"
    ),
    path(
        "articles/<int:pk>/correction/override/",
        corrections.override_correction,
        name="override_correction",
    ),
    path("articles/<int:pk>/correction/drop/", corrections.drop_correction, name="drop_correction"),
    path("articles/<int:pk>/reprint/", corrections.reprint, name="reprint"),
    path("articles/<int:pk>/retraction/", corrections.retraction, name="retraction"),
    path("privacy/", privacy.erasures, name="erasures"),
    path("privacy/<int:pk>/<int:article>/", privacy.carry_out, name="carry_out"),
    path("articles/<int:pk>/own-words/", own_words.own_words, name="own_words"),
]
