"""A register that uses every field."""

from copy import deepcopy

_REGISTER = {
    "organisations": [
        {
            "key": "casco",
            "name": {"en": "CASCO Signal Ltd.", "zh-hans": "卡斯柯信号有限公司"},
            "short_names": {"en": ["CASCO"], "zh-hans": ["卡斯柯"]},
            "home": True,
            "kind": "company",
            "parent": None,
            "website": "",
            "departments": [
                {"name": {"en": "Finance Department", "zh-hans": "财务部"}, "public": False}
            ],
            "offices": [
                {
                    "kind": "headquarters",
                    "name": {"en": "Shanghai"},
                    "address": {"en": "1 Station Road", "zh-hans": "车站路1号"},
                    "from": "2020-07-01",
                    "to": None,
                    "phones": [
                        {"label": {"en": "Office"}, "number": "86-21-1234", "kind": "public"},
                        {"label": {}, "number": "041-1", "kind": "railway"},
                    ],
                }
            ],
        },
        {
            "key": "shanghai-tower",
            "name": {"zh-hans": "中国铁塔上海分公司"},
            "short_names": {},
            "home": False,
            "kind": "company",
            "parent": "casco",
            "website": "https://tower.example/",
            "departments": [],
            "offices": [],
        },
    ],
    "people": [
        {
            "key": "mei-xiaobo",
            "name": {"en": "Mei Xiaobo"},
            "posts": [
                {
                    "organisation": "casco",
                    "department": {"en": "Finance Department", "zh-hans": "财务部"},
                    "title": {"en": "Vice President", "zh-hans": "副总裁"},
                    "rank": 30,
                    "from": "2023-01-01",
                    "to": None,
                    "public": False,
                }
            ],
        }
    ],
    "areas": [
        {"key": "low-altitude-economy", "name": {"en": "low-altitude economy"}},
        {"key": "maintenance", "name": {"en": "maintenance"}},
    ],
    "agreements": [
        {
            "key": "tower-2024",
            "title": {"en": "Strategic Cooperation Agreement"},
            "kind": "strategic",
            "signed_on": "2024-09-06",
            "signed_precision": "day",
            "effective_on": None,
            "expires_on": "2027-09-05",
            "open_ended": False,
            "renewal": "automatic",
            "notice_days": 90,
            "ended_on": None,
            "end_reason": "",
            "public": True,
            "supplements": None,
            "replaces": None,
            "owner": {
                "organisation": "casco",
                "name": {"en": "Finance Department", "zh-hans": "财务部"},
            },
            "areas": ["maintenance", "low-altitude-economy"],
            "parties": [
                {
                    "organisation": "casco",
                    "printed_name": {"en": "CASCO"},
                    "signatories": [
                        {
                            "person": "mei-xiaobo",
                            "name": {},
                            "titles": {"en": ["Vice President", "Member of the Board"]},
                            "on_behalf_of": "",
                        }
                    ],
                },
                {
                    "organisation": "shanghai-tower",
                    "printed_name": {},
                    "signatories": [
                        {
                            "person": None,
                            "name": {},
                            "titles": {"en": ["Deputy General Manager"]},
                            "on_behalf_of": "the branch",
                        }
                    ],
                },
            ],
        }
    ],
    "occasions": [
        {
            "key": "tower-ceremony",
            "title": {"en": "Signing ceremony", "zh-hans": "签约仪式"},
            "kind": "ceremony",
            "held_on": "2024-09-06",
            "held_precision": "day",
            "held_until": None,
            "public": True,
            "place": {"en": "Shanghai"},
            "agreements": ["tower-2024"],
            "attendances": [
                {
                    "person": "mei-xiaobo",
                    "name": {},
                    "titles": {"en": ["Vice President"]},
                    "side": "casco",
                    "roles": ["attended", "spoke"],
                }
            ],
            "departments": [
                {
                    "organisation": "casco",
                    "name": {"en": "Finance Department", "zh-hans": "财务部"},
                    "printed_name": {"en": "Finance"},
                }
            ],
        }
    ],
    "site": {
        "name": {"en": "CASCO newsroom"},
        "boilerplate": {"en": "CASCO makes signals."},
        "press_contact_name": {},
        "icp_number": "沪ICP备1号",
        "icp_url": "https://beian.miit.gov.cn/",
        "police_number": "",
        "police_url": "",
        "wechat_name": "",
        "press_contact_phone": "",
        "press_contact_email": "",
        "copyright_year": 2019,
        "grey_from": None,
        "grey_until": None,
    },
}


def full_register():
    return deepcopy(_REGISTER)
