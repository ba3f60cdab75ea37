"""Which texts of the newsroom's own set-up exist per language. Articles do not: each is in one."""

from modeltranslation.translator import TranslationOptions, register

from .models import Category, ReviewStage


class NameOptions(TranslationOptions):
    fields = ("name",)
    required_languages = ()


register([Category, ReviewStage])(NameOptions)
