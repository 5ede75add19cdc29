import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("submissions", "0003_who_was_asked")]

    operations = [
        migrations.AlterField(
            model_name="yes",
            name="asked",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="yeses",
                to="submissions.asked",
            ),
        ),
    ]
