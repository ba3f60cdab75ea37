"""Lighthouse on the pages that matter, in both languages: `python -m benchmarks.lighthouse`.

Needs npm (which brings Lighthouse) and a Chromium (CHROMIUM may name it). Prints the four scores of
each page with the weight of its first view, and ends with 1 when a score is below 99.
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
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "/",
    "list": "/news/",
    "article": "/news/strategic-cooperation-with-shanghai-tower/",
    "agreement": "/agreements/shanghai-tower-2024/",
}
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"


def report(address: str, folder: str) -> dict:
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


def weight(found: dict) -> str:
    """Bytes over the wire in the first view, without pictures and with them, and requests."""
    items = found["audits"]["network-requests"]["details"]["items"]
    sizes = [(item["resourceType"], item["transferSize"]) for item in items]
    text = sum(size for kind, size in sizes if kind != "Image")
    return f"{text / 1000:7.1f} kB {sum(size for _, size in sizes) / 1000:7.1f} kB {len(items):4}"


def main() -> int:
    lowest = 100
    print(f"{'page':<22}" + "".join(f"{name:>15}" for name in CATEGORIES)
          + "   without pictures, with, requests")  # fmt: skip
    with newsroom() as site, tempfile.TemporaryDirectory() as folder:
        for name, path in PAGES.items():
            for language in ("en", "zh-hans"):
                found = report(f"{site}/{language}{path}", folder)
                scores = [round(found["categories"][each]["score"] * 100) for each in CATEGORIES]
                lowest = min(lowest, *scores)
                print(f"{name + ' ' + language:<22}" + "".join(f"{score:>15}" for score in scores)
                      + f"  {weight(found)}", flush=True)  # fmt: skip
                for audit in found["audits"].values():
                    if audit["score"] is not None and audit["score"] < 0.9 and "-v" in sys.argv:
                        print(f"    {audit['id']}: {audit.get('displayValue', audit['title'])}")
    return int(lowest < LOWEST)


if __name__ == "__main__":
    sys.exit(main())
