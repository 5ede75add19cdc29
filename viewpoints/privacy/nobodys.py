"""What holds nothing of a contributor, and what others hold that is seen to: model by model, with the reason.

Together with ``holdings`` this is every model of the product and of what it stands on; a test walks them all.
"""

PUBLICATION = "the publication's own words and addresses"
KEYS = "keys only"
EDITORS = "the desk's users: an operator sees to their accounts"
WAGTAIL = "Wagtail's own set-up: nothing of a contributor"
MENTIONS = "privacy.mentions"
PRINTED = "what is printed, and privacy.printed sees to its byline as she wished"

NOBODYS: dict[str, str] = {
    **dict.fromkeys(
        (
            *("articles.Home", "articles.Claim", "articles.ClaimAnswer", "articles.Series"),
            *("articles.InfoPage", "people.Organization"),
            *("articles.Evidence", "articles.SectionTerm", "articles.ArticleTerm"),
            *("people.MailDomain", "letters.Wording"),
        ),
        PUBLICATION,
    ),
    **dict.fromkeys(
        (
            *(
                "journal.Event",
                "articles.TellingWord",
                "submissions.Seal",
                "submissions.SealedPicture",
            ),
            *("privacy.Doomed", "privacy.Round", "wagtailcore.ReferenceIndex"),
            *("contenttypes.ContentType", "wagtailredirects.Redirect"),
        ),
        KEYS,
    ),
    **dict.fromkeys(
        (
            *("auth.User", "auth.Group", "auth.Permission", "sessions.Session"),
            *("account.EmailAddress", "account.EmailConfirmation", "mfa.Authenticator"),
            "usersessions.UserSession",
            *("wagtailusers.UserProfile", "wagtailcore.APIToken"),
            *("articles.Deputy", "desk.SavedView", "letters.Rhythm"),
        ),
        EDITORS,
    ),
    **dict.fromkeys(
        (
            *("wagtailcore.Locale", "wagtailcore.Site", "wagtailcore.Collection"),
            *("wagtailcore.CollectionViewRestriction", "wagtailcore.PageViewRestriction"),
            *("wagtailcore.Workflow", "wagtailcore.WorkflowState", "wagtailcore.Task"),
            *("wagtailcore.TaskState", "wagtailadmin.EditingSession", "taggit.Tag"),
        ),
        WAGTAIL,
    ),
}
SEEN_TO: dict[str, dict[str, str]] = {
    "articles.Section": {
        "editor": "who edits a section is not erased as a contributor (privacy.person)",
        **dict.fromkeys(
            ("introduction", "letter_to_readers", "how_to_contribute", "mailbox"), PUBLICATION
        ),
    },
    "articles.Article": dict.fromkeys(
        (
            *("summary", "byline", "affiliation", "disclosure", "dateline", "translator"),
            *("share_line", "body"),
        ),
        PRINTED,
    ),
    "articles.Searched": dict.fromkeys(
        ("words", "plain"), "made from what is printed, and anew when that changes"
    ),
    "articles.TranslatedPassage": dict.fromkeys(("place", "source"), PRINTED),
    "wagtailcore.Page": dict.fromkeys(
        ("path", "title", "draft_title", "slug", "url_path", "seo_title", "search_description"),
        PRINTED,
    ),
    "wagtailcore.Revision": dict.fromkeys(
        ("object_id", "object_str", "content"),
        f"{MENTIONS} deletes all but the live and the newest",
    ),
    "wagtailcore.ModelLogEntry": dict.fromkeys(
        ("label", "action", "data", "object_id"),
        f"{MENTIONS} puts the pseudonym in place of her name",
    ),
    "wagtailcore.PageLogEntry": dict.fromkeys(
        ("label", "action", "data"), "privacy.removing empties those of a removed article"
    ),
    "wagtailadmin.FormState": dict.fromkeys(
        ("data", "object_id", "parent_object_id"),
        f"{MENTIONS} deletes those about her and her essays",
    ),
    "wagtailcore.Comment": dict.fromkeys(
        ("text", "contentpath", "position"), "an editor's remark on a draft: goes with the draft"
    ),
    "wagtailcore.CommentReply": {"text": "an editor's remark on a draft: goes with the draft"},
    "wagtailcore.UploadedFile": {"file": "a picture an editor is uploading: Wagtail deletes it"},
    "wagtailimages.Image": dict.fromkeys(
        ("title", "file", "description", "file_hash"), "privacy.removing, when nothing shows it"
    ),
    "wagtailimages.Rendition": dict.fromkeys(
        ("filter_spec", "file", "focal_point_key"), "goes with its picture"
    ),
    "wagtailsearch.IndexEntry": dict.fromkeys(
        ("object_id", "autocomplete", "title", "body"), "made from articles, goes with them"
    ),
    "wagtailsearch.SQLiteFTSIndexEntry": dict.fromkeys(
        ("autocomplete", "title", "body"), "made from articles, goes with them"
    ),
    "django_tasks_database.DBTaskResult": dict.fromkeys(
        (
            *("args_kwargs", "task_path", "worker_ids", "queue_name", "backend_name"),
            *("return_value", "exception_class_path", "traceback"),
        ),
        f"{MENTIONS} deletes those that name her; retention the rest",
    ),
    "submissions.Searched": {"words": "made from the essay: privacy.erasing makes it anew"},
    "submissions.Schedule": {"why": "our own sentence"},
    "submissions.Correction": {"note": "what readers were told: printed"},
    "submissions.Retraction": {"reason": "what readers were told: printed"},
    "privacy.Erasure": dict.fromkeys(
        ("address", "contributors", "articles"), "keys: the record that she was erased"
    ),
}
