"""Every line of the log so far was a change of state: what happened follows from where it led."""

from django.db import migrations

HAPPENED = {
    "in-review": "submitted",
    "returned": "returned",
    "approved": "approved",
    "scheduled": "scheduled",
    "published": "published",
    "withdrawn": "withdrawn",
}


def say(apps, schema_editor):
    lines = apps.get_model("news", "Transition").objects.filter(action="")
    lines.filter(from_state="").update(action="drafted")
    lines.filter(to_state="draft").update(action="edited")
    for state, action in HAPPENED.items():
        lines.filter(to_state=state).update(action=action)


class Migration(migrations.Migration):
    dependencies = [("news", "0006_the_desk")]

    operations = [migrations.RunPython(say, migrations.RunPython.noop)]
