from django.db import migrations, models

import apps.org.constraints


class Migration(migrations.Migration):
    dependencies = [("news", "0011_roles")]

    operations = [
        migrations.RemoveConstraint(model_name="comment", name="news_comment_never_changes"),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("guest_name", ""), ("link__isnull", True)),
                    models.Q(
                        models.Q(("guest_name", ""), _negated=True), ("author__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="news_comment_by_staff_or_a_guest",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=apps.org.constraints.WriteOnce(
                fields=(
                    "article",
                    "revision",
                    "parent",
                    "quote",
                    "before",
                    "body",
                    "guest_name",
                    "at",
                ),
                may_clear=("author", "link"),
                name="news_comment_never_changes",
            ),
        ),
    ]
