from .department import Department
from .former_key import FormerKey
from .office import Office, Phone
from .organisation import Organisation, ShortName
from .person import Person
from .picture import Picture
from .post import Post
from .site import Logo, SiteIdentity
from .user import User
from .version import ContentVersion

__all__ = [
    "ContentVersion",
    "Department",
    "FormerKey",
    "Logo",
    "Office",
    "Organisation",
    "Person",
    "Phone",
    "Picture",
    "Post",
    "ShortName",
    "SiteIdentity",
    "User",
]
