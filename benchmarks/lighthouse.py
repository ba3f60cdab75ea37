"""Lighthouse on the pages that matter, in both languages: `python -m benchmarks.lighthouse`.

Needs npm (which brings Lighthouse) and a Chromium (CHROMIUM may name it). Prints the four scores of
each page, what its first view weighs, how far it shifts, and how many requests leave the host. Ends
with 1 when a score is below 99, an article weighs more than 60 kB without its pictures, anything
shifts, or a request leaves.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .newsroom import newsroom

LIGHTHOUSE = "lighthouse@13.5.0"
LOWEST = 99
HEAVIEST_ARTICLE = 60_000  # bytes over the wire, pictures aside
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "/",
    "list": "/news/",
    "article": "/news/strategic-cooperation-with-shanghai-tower/",
    "agreement": "/agreements/shanghai-tower-2024/",
}
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"


def report(address: str, folder: str) -> dict:
    """What Lighthouse says; it is asked again where the browser missed the start of its trace."""
    try:
        return _report(address, folder)
    except subprocess.CalledProcessError:
        return _report(address, folder)


def _report(address: str, folder: str) -> dict:
    path = Path(folder) / "report.json"
    subprocess.run(
        ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={path}",
         f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"],
        check=True, env=os.environ | {"CHROME_PATH": chromium()},
    )  # fmt: skip
    return json.loads(path.read_text("utf8"))


def chromium() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return path or sys.exit("No Chromium here: install one, or name it in CHROMIUM.")


def measured(found: dict, site: str) -> dict:
    """What a report says of the first view: bytes over the wire, shift, requests to others."""
    items = found["audits"]["network-requests"]["details"]["items"]
    return {
        "scores": [round(found["categories"][each]["score"] * 100) for each in CATEGORIES],
        "bytes": sum(item["transferSize"] for item in items if item["resourceType"] != "Image"),
        "pictures": sum(item["transferSize"] for item in items if item["resourceType"] == "Image"),
        "shift": found["audits"]["cumulative-layout-shift"]["numericValue"],
        "leaving": sum(not item["url"].startswith((site, "data:")) for item in items),
    }


def main() -> int:
    print(f"{'page':<20}" + "".join(f"{name:>15}" for name in CATEGORIES)
          + "        text    pictures  shift  other hosts")  # fmt: skip
    is_good = True
    with newsroom() as site, tempfile.TemporaryDirectory() as folder:
        for name, path in PAGES.items():
            for language in ("en", "zh-hans"):
                found = report(f"{site}/{language}{path}", folder)
                seen = measured(found, site)
                print(f"{name + ' ' + language:<20}"
                      + "".join(f"{score:>15}" for score in seen["scores"])
                      + f"{seen['bytes'] / 1000:>9.1f} kB{seen['pictures'] / 1000:>9.1f} kB"
                      + f"{seen['shift']:>7.3f}{seen['leaving']:>13}", flush=True)  # fmt: skip
                is_light = name != "article" or seen["bytes"] <= HEAVIEST_ARTICLE
                is_still = seen["shift"] == 0 and seen["leaving"] == 0
                is_good &= min(seen["scores"]) >= LOWEST and is_light and is_still
                if "-v" in sys.argv:
                    print(*complaints(found), sep="\n")
    return int(not is_good)


def complaints(found: dict) -> list[str]:
    audits = found["audits"].values()
    poor = [audit for audit in audits if audit["score"] is not None and audit["score"] < 0.9]
    return [f"    {each['id']}: {each.get('displayValue') or each['title']}" for each in poor]


if __name__ == "__main__":
    sys.exit(main())
