"""What submissions are found by."""

from django.db import models

from viewpoints.submissions.models.offered import Submission


class Searched(models.Model):
    """The words that a submission is found by, parted by spaces; ``submissions.searching`` keeps them."""

    submission = models.OneToOneField(
        Submission, primary_key=True, on_delete=models.CASCADE, related_name="searched"
    )
    words = models.TextField()

    def __str__(self) -> str:
        return str(self.submission_id)
