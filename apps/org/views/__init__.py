from .accessibility import accessibility
from .contact import contact
from .departments import departments
from .leadership import leadership

__all__ = ["accessibility", "contact", "departments", "leadership"]
