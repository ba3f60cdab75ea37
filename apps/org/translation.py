"""Which texts of the register exist per language. No language is required: the models say which
texts need one of them."""

from modeltranslation.translator import TranslationOptions, register

from .models import Department, Office, Organisation, Person, Phone, Picture, Post, SiteIdentity


class NameOptions(TranslationOptions):
    fields = ("name",)
    required_languages = ()


register([Organisation, Department, Person])(NameOptions)


@register(Office)
class OfficeOptions(TranslationOptions):
    fields = ("name", "address")
    required_languages = ()


@register(Phone)
class PhoneOptions(TranslationOptions):
    fields = ("label",)
    required_languages = ()


@register(Post)
class PostOptions(TranslationOptions):
    fields = ("title",)
    required_languages = ()


@register(Picture)
class PictureOptions(TranslationOptions):
    fields = ("alt", "caption")
    required_languages = ()


@register(SiteIdentity)
class SiteIdentityOptions(TranslationOptions):
    fields = ("name", "boilerplate", "press_contact_name")
    required_languages = ()
