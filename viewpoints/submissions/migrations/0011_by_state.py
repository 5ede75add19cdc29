from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("submissions", "0010_asked_about_translation")]

    operations = [
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["state", "-id"], name="submissions_state_864c83_idx"),
        ),
    ]
