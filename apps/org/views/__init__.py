from .contact import contact
from .departments import departments
from .leadership import leadership

__all__ = ["contact", "departments", "leadership"]
