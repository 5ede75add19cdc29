"""Letters get an HTML side with pictures, and say which row an answer to them is for."""

from django.db import migrations, models


def name_the_row(apps, schema_editor):
    """An answer was for the row that the letter is about."""
    for letter in apps.get_model("letters", "Letter").objects.exclude(answered="").iterator():
        letter.answers = [f"answer-{letter.answered}", letter.about_kind, letter.about_key]
        letter.save(update_fields=["answers"])


def name_the_purpose(apps, schema_editor):
    for letter in apps.get_model("letters", "Letter").objects.exclude(answers=[]).iterator():
        letter.answered = "submission"
        letter.save(update_fields=["answered"])


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]

    operations = [
        migrations.AddField(
            "letter",
            "html",
            models.TextField(blank=True, help_text="The same in HTML, where the letter has that side."),
        ),
        migrations.AddField(
            "letter",
            "pictures",
            models.JSONField(
                blank=True, default=dict, help_text="Of the HTML side, by Content-ID: path in the storage."
            ),
        ),
        migrations.RenameField("letter", "answers", "answered"),
        migrations.AddField(
            "letter",
            "answers",
            models.JSONField(
                blank=True, default=list, help_text="What an answer to it is for: purpose, and row."
            ),
        ),
        migrations.RunPython(name_the_row, name_the_purpose),
        migrations.RemoveField("letter", "answered"),
    ]
