"""Which texts of agreements exist per language; what was printed is kept as it was printed."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    Agreement,
    Attendance,
    CooperationArea,
    DepartmentAttendance,
    Occasion,
    Party,
    RegisterCorrection,
    Signatory,
)


@register(CooperationArea)
class CooperationAreaOptions(TranslationOptions):
    fields = ("name",)
    required_languages = ()


@register(Agreement)
class AgreementOptions(TranslationOptions):
    fields = ("title",)
    required_languages = ()


@register(Occasion)
class OccasionOptions(TranslationOptions):
    fields = ("title", "place")
    required_languages = ()


class PrintedNameOptions(TranslationOptions):
    fields = ("printed_name",)
    required_languages = ()


register([Party, DepartmentAttendance])(PrintedNameOptions)


class CreditOptions(TranslationOptions):
    fields = ("printed_name", "printed_titles")
    required_languages = ()


register([Signatory, Attendance])(CreditOptions)


@register(RegisterCorrection)
class RegisterCorrectionOptions(TranslationOptions):
    fields = ("note",)
    required_languages = ()
