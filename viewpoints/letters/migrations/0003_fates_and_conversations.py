"""Letters tell what became of them, and join the conversation they belong to."""

from email.utils import make_msgid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def name_them(apps, schema_editor):
    """A letter has its Message-ID from the beginning now, also one that has not left yet."""
    letters = apps.get_model("letters", "Letter")
    for letter in letters.objects.filter(message_id="").iterator():
        letter.message_id = make_msgid(domain=letter.sender.rpartition("@")[2])
        letter.save(update_fields=["message_id"])


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0002_html_side'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='code',
            field=models.CharField(blank=True, help_text='Why not, as RFC 3463 has it.', max_length=16),
        ),
        migrations.AddField(
            model_name='letter',
            name='provider_id',
            field=models.CharField(blank=True, help_text='What the mail provider calls it.', max_length=255),
        ),
        migrations.AddField(
            model_name='letter',
            name='references',
            field=models.TextField(blank=True, help_text="The conversation's Message-IDs."),
        ),
        migrations.AddField(
            model_name='letter',
            name='replies',
            field=models.BooleanField(default=False, help_text='A mail that came in caused it.'),
        ),
        migrations.AddField(
            model_name='letter',
            name='told_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='An editor heard that it did not arrive.', null=True),
        ),
        migrations.AlterField(
            model_name='address',
            name='bounced_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='A letter came back; empty once it writes.', null=True),
        ),
        migrations.AlterField(
            model_name='letter',
            name='state',
            field=models.CharField(choices=[('waiting', 'waiting to be read first'), ('leaving', 'leaving'), ('sent', 'sent'), ('failed', 'failed'), ('bounced', 'came back'), ('withheld', 'not sent')], default='leaving', max_length=16),
        ),
        migrations.CreateModel(
            name='Incoming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about_kind', models.CharField(max_length=64)),
                ('about_key', models.CharField(max_length=64)),
                ('message_id', models.CharField(max_length=512)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incoming', to='letters.address')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['about_kind', 'about_key', 'sender'], name='letters_inc_about_k_8eaa30_idx')],
            },
        ),
        migrations.RunPython(name_them, migrations.RunPython.noop),
    ]
