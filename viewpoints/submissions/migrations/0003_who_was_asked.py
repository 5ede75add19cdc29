from django.db import migrations


def write_down_who_was_asked(apps, schema_editor):
    """Every asking so far went to its authors, each at her own address."""
    Asking = apps.get_model("submissions", "Asking")
    Asked = apps.get_model("submissions", "Asked")
    Yes = apps.get_model("submissions", "Yes")
    for asking in Asking.objects.select_related("submission"):
        for author in asking.submission.authors.exclude(address=None):
            asked, _ = Asked.objects.get_or_create(
                asking=asking, author=author, address_id=author.address_id
            )
            Yes.objects.filter(asking=asking, author=author).update(asked=asked)
    Yes.objects.filter(asked=None).delete()  # of an author who is none any more


class Migration(migrations.Migration):

    dependencies = [("submissions", "0002_the_authors_yes")]

    operations = [
        migrations.RunPython(write_down_who_was_asked, migrations.RunPython.noop),
    ]
