"""Which texts of the newsroom's own set-up exist per language. Articles do not: each is in one."""

from modeltranslation.translator import TranslationOptions, register

from .models import Category, OldAddress, ReviewStage


class NameOptions(TranslationOptions):
    fields = ("name",)
    required_languages = ()


register([Category, ReviewStage])(NameOptions)


@register(OldAddress)
class OldAddressOptions(TranslationOptions):
    fields = ("gone_reason",)
    required_languages = ()
