from .agreement import Agreement
from .area import CooperationArea
from .correction import RegisterCorrection
from .occasion import Attendance, DepartmentAttendance, Occasion
from .party import Party, Signatory

__all__ = [
    "Agreement",
    "Attendance",
    "CooperationArea",
    "DepartmentAttendance",
    "Occasion",
    "Party",
    "RegisterCorrection",
    "Signatory",
]
