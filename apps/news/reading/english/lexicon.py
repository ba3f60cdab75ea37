"""Words that English releases are made of. General vocabulary only: no name of anybody."""

TITLE_HEADS = (
    "secretary", "chairman", "chairwoman", "chairperson", "chair", "president", "manager",
    "director", "officer", "executive", "ceo", "cfo", "cto", "coo", "mayor", "governor",
    "minister", "undersecretary", "member", "registrar", "dean", "head", "engineer", "economist",
    "accountant", "advisor", "adviser", "ambassador", "academician", "professor", "scientist",
    "chancellor", "commissioner", "founder", "rector", "provost", "principal", "counsel",
    "consul", "partner", "supervisor", "inspector", "senator", "vc", "md", "spokesperson",
)  # fmt: skip
TITLE_MODIFIERS = (
    "deputy", "vice", "executive", "senior", "assistant", "associate", "acting", "joint", "chief",
    "general", "managing", "honorary", "standing", "party", "group", "regional", "technical",
    "financial", "operating", "technology", "compliance", "legal", "marketing", "commercial",
    "investment", "information", "first", "second", "former", "then", "permanent", "co",
    "district", "city", "municipal", "provincial", "county", "global", "international", "sales",
    "strategy", "human", "resources", "non", "under", "discipline", "inspection", "full-time",
    "founding", "interim", "elect", "branch", "project", "office", "committee", "country",
)  # fmt: skip
# What follows "of" in a title and belongs to it, rather than naming the organisation.
GOVERNING_BODY = (
    r"(?:the )?(?:(?:[A-Z][\w-]*|of|the) ){0,5}?"
    r"(?:Party Committee|CPC Committee|Party Leadership Group|Party Group|Standing Committee"
    r"|Board of Directors|Board|Supervisory Board|Board of Supervisors|Municipal Committee"
    r"|Provincial Committee|State|Discipline Inspection Commission)"
)
ORGANISATION_WORDS = (
    "Group", "Corporation", "Company", "Ltd", "Limited", "Inc", "Co", "Bank", "University",
    "College", "Institute", "Academy", "Branch", "Government", "Ministry", "Authority", "Bureau",
    "Society", "Association", "Airport", "Port", "Council", "Committee", "Commission", "Agency",
    "Centre", "Center", "Department", "School", "Faculty", "Railway", "Metro", "Holdings", "Office",
    "Register", "Shipping", "Administration", "Foundation", "Federation", "Union", "Park",
)  # fmt: skip
UNIT_WORDS = ("Department", "Division", "Center", "Centre", "Office", "Section", "Bureau", "Unit",
              "Laboratory", "Institute", "Academy", "Team")  # fmt: skip
NOT_A_NAME = frozenset(
    """the a an in on at by for of and or to from with as during after before under this that both
    mr mrs ms dr prof relevant general party board committee department center centre office
    comprehensive strategic agreement cooperation framework memorandum understanding letter
    intent signing ceremony conference meeting north south east west new central national
    international january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday third first
    second fourth fifth city province district county state people's municipal provincial
    research technology development industry industrial digital academy airport world
    plenary session congress republic kingdom forum expo summit""".split()
) | frozenset(TITLE_HEADS) | frozenset(TITLE_MODIFIERS) | frozenset(
    word.lower() for word in ORGANISATION_WORDS
)  # fmt: skip
HONORIFICS = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|H\.E|Hon|Madam|prof|dr)\b\.?\s+)"
SIGN = r"(?:signed|signs|inked|concluded|entered into|put (?:their|his|her) signatures?)\b"
SPEAK = (
    r"(?:delivered? (?:a |an |the |their |his |her |\w+ )?(?:speech|speeches|address|addresses"
    r"|remarks)|addressed|spoke|said|says|stated|states|expressed|noted|emphasi[sz]ed|stressed"
    r"|pointed out|thanked|hoped|explained|remarked|added|welcomed|commented|introduced|called"
    r"|confirmed|made (?:a |an )?(?:speech|remarks)|in (?:his|her) speech|in (?:his|her) address)\b"
)
ATTEND = (
    r"(?:attended|attends|participated in|took part in|(?:were|was) present|received|met(?: with)?"
    r"|visited|came to|presided over|chaired|hosted|accompanied|joined)\b"
)
WITNESS = r"(?:witnessed|witnesses)\b"
# Generic nouns that fill a list of "areas" without being a field of cooperation.
GENERIC_AREAS = frozenset(
    [
        "innovation",
        "application",
        "applications",
        "talent",
        "talents",
        "standards",
        "standard",
        "management",
        "research",
        "training",
        "services",
        "service",
        "products",
        "product",
        "technology",
        "technologies",
        "resources",
        "market",
        "markets",
        "development",
        "information",
        "data",
        "personnel",
        "experience",
        "culture",
    ]
)
