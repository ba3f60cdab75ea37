from django.db import migrations


def wrap(apps, schema_editor):
    """What was a list of sizes is the list for the shape "whole"."""
    pictures = apps.get_model("org", "Picture").objects.only("renditions")
    for picture in pictures.iterator():
        if isinstance(picture.renditions, list):
            picture.renditions = {"whole": picture.renditions} if picture.renditions else {}
            picture.save(update_fields=["renditions"])


def unwrap(apps, schema_editor):
    """The crops are forgotten; their files stay behind."""
    pictures = apps.get_model("org", "Picture").objects.only("renditions")
    for picture in pictures.iterator():
        if isinstance(picture.renditions, dict):
            picture.renditions = picture.renditions.get("whole", [])
            picture.save(update_fields=["renditions"])


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0002_renditions_by_shape'),
    ]

    operations = [
        migrations.RunPython(wrap, unwrap),
    ]
