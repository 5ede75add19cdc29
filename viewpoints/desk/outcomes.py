"""What was done with an answer, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# intake.answers.answered.Outcome
OUTCOMES: dict[str, str | Promise] = {
    "withdrawn_by_mail": _("She withdrew with it; our mail server vouches for the sender."),
    "standing_told": _("She asked where it stands; a letter told her."),
    "byline_taken": _("She wishes for another byline; our mail server vouches for the sender."),
    "asked_by_link": _("It asks for something that she must do by her link; nothing was changed."),
    "essay_taken": _("Its text took the place of the former, since editing had not begun."),
    "essay_kept": _("Its text is kept for you to compare; nothing was changed."),
    "pictures_taken": _("Its pictures stand at the end of the essay."),
    "pictures_kept": _("Its pictures are kept for you to put in."),
    "files_unread": _("A file that came with it could not be read."),
}
