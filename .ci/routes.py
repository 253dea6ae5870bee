"""Imports the association's pages by every route and holds the facts against each other.

usage: routes.py REURING PAGES WORDPRESS
Every route must give the facts of the editions it carries, and importing the others afterwards may add nothing to
editions that the first route knew whole.
"""

import email.message
import email.policy
import json
import mailbox
import pathlib
import subprocess
import sys
import tempfile
import zipfile

program, pages, wordpress = sys.argv[1:]
ROUTES = {"text": pages, **{name: f"{wordpress}/{path}" for name, path in
          {"export": "export.xml", "rest": "rest", "feed": "feed", "html": "html"}.items()}}

# The feeds lack the overview page, so the first online edition has neither number nor date there; the
# saved pages lack the article that calls off the hundredth.
ONLINE = "online-datagedreven-werken-leren-van-een-voorbeeld-de-city-deal-zicht-op-ondermijning"
ALL = {"cafe-98", "cafe-99", "cafe-100", "cafe-114", "cafe-115", "online-1"}
CARRIED = {name: ALL for name in ROUTES} | {"feed": ALL - {"online-1"} | {ONLINE}, "html": ALL - {"cafe-100"}}

# Where a fact was seen, and what a day of publication tells.
ORIGIN = {"documents", "sources", "date_basis"}


def without_sources(value):
    """The value without the names of documents."""
    if isinstance(value, dict):
        return {key: without_sources(one) for key, one in value.items() if key not in ("source", "conflict")}
    return [without_sources(one) for one in value] if isinstance(value, list) else value


def run(archive, *arguments):
    done = subprocess.run([program, "--archive", archive, *arguments], capture_output=True, text=True)
    # One recorded answer is an error of the site, which is said and skipped.
    assert done.returncode in (0, 2), done.stderr
    return done.stdout


def again(archive, folder):
    """Its own exports come in again and change nothing."""
    before = run(archive, "export")
    for form in ("csv", "json", "markdown"):
        path = pathlib.Path(folder) / f"own-{form}"
        path.write_text(run(archive, "export", "--format", form), encoding="utf-8")
        said = run(archive, "import", str(path))
        assert run(archive, "export") == before, f"its own {form} changed something: {said}"


def zipped(folder):
    """The export and the saved pages, packed."""
    path = pathlib.Path(folder) / "site.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in [pathlib.Path(wordpress) / "export.xml", *sorted(pathlib.Path(wordpress, "html").iterdir())]:
            packed.write(file, file.name)
    return str(path)


def mailed(folder):
    """The pages, each hanging on a mail of a mailbox."""
    path = pathlib.Path(folder) / "pages.mbox"
    box = mailbox.mbox(path)
    for file in sorted(pathlib.Path(pages).glob("*.txt")):
        message = email.message.EmailMessage(policy=email.policy.SMTP)
        message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Pagina"
        message.add_attachment(file.read_bytes(), maintype="text", subtype="plain", filename=file.name)
        box.add(message)
    box.flush()
    return str(path)


def facts(archive):
    editions = json.loads(run(archive, "export"))["editions"]
    return {one["key"]: without_sources({key: one[key] for key in one if key not in ORIGIN}) for one in editions}


with tempfile.TemporaryDirectory() as folder:
    expected = {}
    ROUTES["zip"] = zipped(folder)
    ROUTES["mail"] = mailed(folder)
    CARRIED["zip"] = CARRIED["mail"] = ALL
    for route, path in ROUTES.items():
        archive = str(pathlib.Path(folder) / f"{route}.db")
        run(archive, "init", "--empty")
        run(archive, "import", path)
        found = facts(archive)
        assert set(found) == CARRIED[route], f"{route}: {sorted(found)}"
        for key, one in found.items():
            assert expected.setdefault(key, one) == one, f"{route}: {key} differs"
        for other in ROUTES.values():
            run(archive, "import", other)
        after = facts(archive)
        assert set(after) == ALL, f"{route} and all others: {sorted(after)}"
        for key in ALL & set(found):
            assert after[key] == found[key], f"{route} and all others: {key} changed"
        again(archive, folder)
print(f"{len(ROUTES)} routes agree, alone and after each other")
