"""Authors, reviewers, publishers, register editors and administrators as groups."""

from types import SimpleNamespace

from django.contrib.auth.management import create_permissions
from django.db import migrations

from apps.news.roles import ROLES, group_of


def make_roles(apps, schema_editor):
    for label in ("auth", "org", "partners", "news"):
        # Django makes permissions when all migrations are through, and roles need them now. The
        # app of a migration has no module, without which Django takes it for one without models.
        app = SimpleNamespace(label=label, models_module=True)
        create_permissions(app, verbosity=0, using=schema_editor.connection.alias, apps=apps)
    for role in ROLES:
        group_of(role, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0010_working_copy_of_a_page"),
        ("partners", "0001_initial"),
        ("org", "0005_desk_of_a_person"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
