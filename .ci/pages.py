"""Imports the association's pages into an empty archive and holds the export against the catalogue.

usage: pages.py REURING PAGES CATALOGUE
Every fact of the catalogue must be read, but for the few that it takes from other pages; nothing may be wrong.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

program, pages, catalogue = sys.argv[1:]

EDITIONS = {"cafe-98", "cafe-99", "cafe-100", "cafe-114", "cafe-115", "online-1"}

# Known from other pages, or written by hand.
ELSEWHERE = {
    "cafe-98": {"partners", "other_titles"},
    "cafe-114": {"partners"},
    "online-1": {"status", "venue", "other_titles"},
}
BY_HAND = {"topics", "gist", "sources", "date_basis"}


def key(edition):
    return f"{edition['series']}-{edition.get('number', edition.get('date'))}"


def people(persons):
    """Names with functions and employers, without the documents behind them, in no order."""
    return {
        person["name"]: sorted(
            (one.get("function", ""), one.get("organisation", "")) for one in person.get("affiliations", [])
        )
        for person in persons or []
    }


def run(*arguments):
    return subprocess.run([program, "--archive", archive, *arguments], check=True, capture_output=True, text=True).stdout


with tempfile.TemporaryDirectory() as folder:
    archive = str(pathlib.Path(folder) / "archive.db")
    run("init", "--empty")
    run("import", pages)
    export = run("export", "--format", "json")
    run("import", pages)
    assert export == run("export", "--format", "json"), "importing twice changed something"

wrong = []
found = {edition["key"]: edition for edition in json.loads(export)["editions"]}
if set(found) != EDITIONS:
    wrong.append(f"editions: {sorted(found)}")
with open(catalogue, "rb") as file:
    known = {key(edition): edition for edition in tomllib.load(file)["edition"]}

for name in sorted(EDITIONS & set(found)):
    read, expected = found[name], known[name]
    for field in sorted((set(expected) | set(read)) - BY_HAND - {"key", "documents", "conflicts"}):
        got, want = read.get(field), expected.get(field)
        if field in ("hosts", "guests"):
            got, want = people(got), people(want)
        elif field == "date":
            want = str(want) if want else None
        if got == want:
            continue
        if field in ELSEWHERE.get(name, set()):
            is_part = not got or got == "announced" or set(got) <= set(want)
            if is_part:
                continue
        wrong.append(f"{name} {field}: read {got!r}, known {want!r}")
    if not read.get("date_basis"):
        wrong.append(f"{name}: no basis of the date")
    if not all(document["text"] for document in read["documents"]):
        wrong.append(f"{name}: a document without text")

conflicts = [one for one in found.get("online-1", {}).get("conflicts", []) if one["field"] == "guests"]
if len(conflicts) != 1 or "Ad van Breukelen" not in conflicts[0]["readings"][0]["value"]:
    wrong.append(f"online-1: the two employers of one guest are no conflict: {conflicts}")

print("\n".join(wrong) if wrong else f"{len(found)} editions agree with the catalogue")
sys.exit(1 if wrong else 0)
