"""The letters whose words editors may change: what each is for and when it is sent, by the way of an essay.

Letters to editors are the desk's own talk and stay as they are.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Name:
    """What a letter is called at the desk, and when it is sent."""

    label: str | Promise
    when: str | Promise


GROUPS: dict[str | Promise, dict[str, Name]] = {
    _("Coming in"): {
        "confirm": Name(_("Please confirm"), _("An essay was left on the website.")),
        "draft": Name(
            _("Link to a draft"), _("Somebody asks for the link to what she is writing.")
        ),
        "receipt": Name(pgettext_lazy("letter", "Receipt"), _("An essay came in.")),
        "receipts": Name(_("Receipt for several"), _("Several essays came in within an hour.")),
        "receipt_of_a_letter": Name(
            _("Receipt for a letter"), _("What came is short, and no essay.")
        ),
        "came_along": Name(_("Something more came"), _("She sent a new text or pictures.")),
        "standing": Name(
            _("Asked where it stands"), _("She asked by mail where her essay stands.")
        ),
        "wish_by_link": Name(
            _("Please use the link"),
            _("An unproved mail wants to withdraw, or to correct the byline."),
        ),
    },
    _("In between"): {
        "editors_reply": Name(_("Your own words"), _("You write back to somebody.")),
    },
    _("Promised essays"): {
        "promised": Name(_("Thank you for promising"), _("An author promised an essay.")),
        "promise_reminder": Name(_("Reminder of the day"), _("The promised day is near, or over.")),
        "promise_put_off": Name(_("Another day"), _("You set another day.")),
        "promise_released": Name(_("We wait no longer"), _("You gave a promised essay up.")),
    },
    _("The author’s yes"): {
        "asking": Name(_("Please look it over"), _("The author is asked about the edited text.")),
        "reminder": Name(_("Reminder"), _("She has not answered for three, then seven days.")),
        "confirm_by_link": Name(
            _("Please answer by link"), _("Her mail could not be taken for a yes.")
        ),
        "yes_acknowledged": Name(_("Thank you for your yes"), _("She agreed.")),
    },
    _("How it ends"): {
        "declined": Name(pgettext_lazy("letter", "Declined"), _("You declined an essay.")),
        "withdrawn": Name(pgettext_lazy("letter", "Withdrawn"), _("She withdrew her essay.")),
        "published": Name(_("It is out"), _("An essay was published.")),
        "translation_printed": Name(_("The translation is out"), _("A translation was published.")),
        "corrected": Name(pgettext_lazy("letter", "Corrected"), _("A correction was printed.")),
        "retracted": Name(pgettext_lazy("letter", "Retracted"), _("An article was retracted.")),
    },
    _("Authors and links"): {
        "author_removed": Name(_("No author any more"), _("You removed an author.")),
        "address_changed": Name(_("Address changed"), _("You changed an author’s address.")),
        "renewed_status": Name(_("New link: where it stands"), _("A private link had run out.")),
        "renewed_asking": Name(_("New link: the text"), _("A private link had run out.")),
        "renewed_confirm": Name(_("New link: confirm"), _("A private link had run out.")),
    },
    _("Her data"): {
        "export_ready": Name(_("Copy of her data"), _("She asked for a copy of her data.")),
        "confirm_erasure": Name(_("Confirm the erasure"), _("Somebody wants her data erased.")),
        "last": Name(_("The last letter"), _("Her data is being erased.")),
    },
}
NAMES: dict[str, Name] = {key: name for group in GROUPS.values() for key, name in group.items()}
