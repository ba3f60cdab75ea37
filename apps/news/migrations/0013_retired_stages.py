from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0012_comments_by_staff_or_a_guest"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="reviewstage",
            name="news_stage_order_in_category",
        ),
        migrations.RemoveConstraint(
            model_name="reviewstage",
            name="news_stage_order_by_default",
        ),
        migrations.AddField(
            model_name="reviewstage",
            name="is_retired",
            field=models.BooleanField(
                default=False,
                help_text="No text is asked to pass it any more; what it has signed keeps its name.",
                verbose_name="retired",
            ),
        ),
        migrations.AlterField(
            model_name="reviewstage",
            name="name",
            field=models.CharField(
                help_text="What reviewers and the sign-off sheet call it.",
                max_length=80,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="reviewstage",
            name="name_en",
            field=models.CharField(
                help_text="What reviewers and the sign-off sheet call it.",
                max_length=80,
                null=True,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="reviewstage",
            name="name_zh_hans",
            field=models.CharField(
                help_text="What reviewers and the sign-off sheet call it.",
                max_length=80,
                null=True,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="reviewstage",
            name="position",
            field=models.PositiveSmallIntegerField(
                help_text="1 is signed first. Stages of one chain have different numbers.",
                verbose_name="order",
            ),
        ),
        migrations.AlterField(
            model_name="transition",
            name="action",
            field=models.CharField(
                choices=[
                    ("drafted", "Drafted"),
                    ("edited", "Edited"),
                    ("restored", "An earlier text restored"),
                    ("conflicted", "Kept beside a newer text"),
                    ("submitted", "Submitted for review"),
                    ("assigned", "Assigned to a reviewer"),
                    ("signed", "Stage signed"),
                    ("approved", "Approved by all"),
                    ("returned", "Returned"),
                    ("scheduled", "Planned"),
                    ("unscheduled", "Taken off the plan"),
                    ("missed", "Not published when planned"),
                    ("published", "Published"),
                    ("withdrawn", "Withdrawn"),
                    ("confided", "Limited to named staff"),
                    ("opened", "Opened to all staff"),
                ],
                max_length=12,
                verbose_name="what happened",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewstage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_retired", False)),
                fields=("category", "position"),
                name="news_stage_order_in_category",
                violation_error_message="Another stage has this place in the order.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewstage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("category__isnull", True), ("is_retired", False)),
                fields=("position",),
                name="news_stage_order_by_default",
                violation_error_message="Another stage has this place in the order.",
            ),
        ),
    ]
