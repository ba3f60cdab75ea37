"""Put back once the lines say what happened."""

from django.db import migrations

from apps.org.constraints import WriteOnce


class Migration(migrations.Migration):
    dependencies = [("news", "0007_what_happened")]

    operations = [
        migrations.AddConstraint(
            model_name="transition",
            constraint=WriteOnce(
                fields=[
                    "article",
                    "revision",
                    "action",
                    "from_state",
                    "to_state",
                    "at",
                    "reason",
                    "is_override",
                ],
                may_clear=["by"],
                name="news_log_never_changes",
            ),
        ),
    ]
