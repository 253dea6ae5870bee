"""Makes the files beside it: one evening of our own invention, as programs that people use write it.

usage: make.py [FOLDER]
Needs LibreOffice (soffice), pandoc, Poppler (pdftotext), and the Python packages python-docx, odfpy, icalendar, reportlab. The files are
kept, so nothing needs this script but a change of what is in them.
"""

import datetime
import mailbox
import pathlib
import shutil
import subprocess
import sys
import tempfile
from email.header import Header
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP

HERE = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)

TITLE = "Verslag Reuring!Café #55 | Dijken in nood"
OPENING = (
    "Op dinsdag 3 mei 2022 vond de 55e editie van Reuring!Café plaats in De Glazen Zaal te Den Haag. Er werd lang "
    "gesproken over dijken, over geld en over de vraag wie het laatste woord krijgt als het water stijgt."
)
GUESTS_ARE = "De bankgasten waren:"
GUESTS = ["Ada Bos, dijkgraaf van Waterschap Rivierenland", "Piet Vos, wethouder van de gemeente Delft"]
BODY = [
    "Ada Bos opende met de stelling dat de dijk hoger moet, en dat wie daar over gaat niet altijd degene is die het "
    "betaalt. In de zaal werd geknikt, maar ook gelachen.",
    "Piet Vos vond dat te eenvoudig. Een stad is geen polder, zei hij, en coördinatie kost meer tijd dan beton.",
]
SENT = datetime.datetime(2022, 5, 10, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))

PAGE = (
    f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{OPENING}</p>"
    f"<p>{GUESTS_ARE}</p><ul>{''.join(f'<li>{guest}</li>' for guest in GUESTS)}</ul>"
    f"{''.join(f'<p>{one}</p>' for one in BODY)}</body></html>"
)
TEXT = "\n\n".join([TITLE, OPENING, GUESTS_ARE, "\n".join(f"- {guest}" for guest in GUESTS), *BODY]) + "\n"


def libreoffice():
    """The page, opened in LibreOffice and saved as Word, OpenDocument and PDF."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "libreoffice.html"
        page.write_text(PAGE, encoding="utf-8")
        run = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        into = ["--outdir", folder]
        subprocess.run(
            [*run, "--infilter=HTML (StarWriter)", "--convert-to", "odt:writer8", *into, str(page)],
            check=True, capture_output=True,
        )
        for kind in ("docx", "pdf", "doc", "rtf"):
            subprocess.run(
                [*run, "--convert-to", kind, *into, f"{folder}/libreoffice.odt"], check=True, capture_output=True
            )
        for kind in ("odt", "docx", "pdf"):
            shutil.copy(f"{folder}/libreoffice.{kind}", HERE)
        for kind in ("doc", "rtf"):
            shutil.copy(f"{folder}/libreoffice.{kind}", HERE)


RICH = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Verslag Reuring!Café 57: Water en wind</dc:title><dc:date>2022-09-12T10:00:00</dc:date></office:meta>
<office:body><office:text>
<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info><dc:creator>An</dc:creator>
<dc:date>2022-09-10T10:00:00</dc:date></office:change-info><text:p>in de kelder </text:p></text:deletion></text:changed-region>
<text:changed-region xml:id="c2" text:id="c2"><text:insertion><office:change-info><dc:creator>An</dc:creator>
<dc:date>2022-09-10T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:p>Op dinsdag 6 september 2022 vond de 57e editie van Reuring!Café plaats <text:change text:change-id="c1"/><text:change-start
 text:change-id="c2"/>op de zolder <text:change-end text:change-id="c2"/>van De Pier te Breda<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>De
 eerste keer in Breda.</text:p></text:note-body></text:note>.</text:p>
<text:p>De bankgasten waren:</text:p>
<text:list><text:list-item><text:p>Els Smit, directeur bij UWV</text:p></text:list-item></text:list>
<text:p><draw:frame text:anchor-type="paragraph" svg:width="6cm" svg:height="2cm"><draw:text-box><text:p>Wie meer wil weten leest
 het boek.</text:p></draw:text-box></draw:frame>Er kwamen tachtig mensen, die lang bleven.</text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>Muziek</text:p></table:table-cell>
<table:table-cell><text:p>Trio Kade</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document>
"""


def rich():
    """A document with a change that is not accepted yet, a note, a text box and a table, written by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "rich.fodt"
        source.write_text(RICH, encoding="utf-8")
        shutil.copy(source, HERE)
        for kind in ("odt", "docx"):
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind,
                 "--outdir", str(HERE), str(source)],
                check=True, capture_output=True,
            )


def pandoc():
    for kind in ("docx", "odt"):
        subprocess.run(["pandoc", "-f", "html", "-o", str(HERE / f"pandoc.{kind}")], input=PAGE.encode(), check=True)


def python_docx():
    """Two evenings with what people put in documents: a table, a foot note would need Word itself."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Verslagen"
    document.core_properties.modified = datetime.datetime(2023, 7, 3)
    for number, day, topic, guest in (
        (61, "30 mei 2023", "Over tijd", "Els Smit, directeur bij UWV"),
        (62, "27 juni 2023", "Over ruimte", "Jan Kok, hoogleraar bij de TU Delft"),
    ):
        document.add_heading(f"Verslag Reuring!Café #{number} | {topic} | {day}", level=1)
        document.add_paragraph(
            f"Op dinsdag {day} vond de {number}ste editie van Reuring!Café plaats in het Pakhuis te Delft."
        )
        document.add_paragraph("De bankgasten waren:")
        document.add_paragraph(guest, style="List Bullet")
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Aanwezig", "zeventig mensen"
    document.save(HERE / "python-docx.docx")


def odfpy():
    from odf import meta, text
    from odf.opendocument import OpenDocumentText
    from odf.dc import Title

    document = OpenDocumentText()
    document.meta.addElement(Title(text="Reuring!Café 55: Dijken in nood"))
    for paragraph in (OPENING, GUESTS_ARE):
        document.text.addElement(text.P(text=paragraph))
    guests = text.List()
    for guest in GUESTS:
        item = text.ListItem()
        item.addElement(text.P(text=guest))
        guests.addElement(item)
    document.text.addElement(guests)
    for paragraph in BODY:
        document.text.addElement(text.P(text=paragraph))
    document.save(str(HERE / "odfpy.odt"))


def head(message, subject=TITLE):
    message["From"] = "Redactie <redactie@example.org>"
    message["To"] = "leden@example.org"
    message["Subject"] = subject
    message["Date"] = SENT
    message["Message-ID"] = "<evening-55@example.org>"


def mails():
    both = EmailMessage(policy=SMTP)
    head(both)
    both.set_content(TEXT, cte="quoted-printable")
    both.add_alternative(PAGE, subtype="html", cte="base64")
    (HERE / "both.eml").write_bytes(bytes(both))

    plain = EmailMessage(policy=SMTP)
    head(plain)
    plain.set_content(TEXT, charset="iso-8859-15", cte="quoted-printable")
    (HERE / "plain.eml").write_bytes(bytes(plain))

    attached = EmailMessage(policy=SMTP)
    head(attached, "Het verslag")
    attached.set_content("Hierbij het verslag van de vorige keer.\n")
    attached.add_attachment(
        (HERE / "pandoc.docx").read_bytes(),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="Verslag één.docx",
    )
    attached.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    (HERE / "attached.eml").write_bytes(bytes(attached))

    box_path = HERE / "box.mbox"
    box_path.unlink(missing_ok=True)
    box = mailbox.mbox(box_path)
    answer = EmailMessage()
    head(answer, f"Re: {TITLE}")
    answer["In-Reply-To"] = "<evening-55@example.org>"
    answer.set_content("Wat een avond was dat.\n\nOp 10 mei 2022 om 9:30 schreef Redactie:\n" +
                       "".join(f"> {line}\n" for line in TEXT.splitlines()))
    for message in (plain, answer):
        box.add(mailbox.mboxMessage(message))
    box.flush()
    # The moment of delivery is that of making the file.
    lines = box_path.read_bytes().split(b"\n")
    lines = [b"From MAILER-DAEMON Tue May 10 09:30:00 2022" if line.startswith(b"From MAILER") else line for line in lines]
    box_path.write_bytes(b"\n".join(lines))

    saved = MIMEMultipart("related", type="text/html")
    saved["From"] = "<Saved by Blink>"
    saved["Snapshot-Content-Location"] = "https://example.org/verslag-55"
    saved["Subject"] = Header(TITLE, "utf-8")
    saved["Date"] = "Tue, 10 May 2022 09:30:00 -0000"
    part = MIMEText(PAGE.replace("<h1>", "<nav><a href='/'>Home</a></nav><h1>"), "html", "utf-8")
    part["Content-Location"] = "https://example.org/verslag-55"
    saved.attach(part)
    style = MIMEText("p { color: red }", "css", "utf-8")
    style["Content-Location"] = "https://example.org/stijl.css"
    saved.attach(style)
    (HERE / "saved.mhtml").write_bytes(saved.as_bytes())


def calendar():
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//agenda//NL")
    calendar.add("version", "2.0")
    import zoneinfo

    zone = zoneinfo.ZoneInfo("Europe/Amsterdam")
    for number, month, topic in ((55, 5, "Dijken in nood"), (56, 6, "Geld; genoeg, of niet?")):
        event = icalendar.Event()
        event.add("summary", f"Reuring!Café #{number} | {topic}")
        event.add("dtstart", datetime.datetime(2022, month, 7 if month == 6 else 3, 20, 0, tzinfo=zone))
        event.add("dtend", datetime.datetime(2022, month, 7 if month == 6 else 3, 22, 0, tzinfo=zone))
        event.add("location", "De Glazen Zaal, Den Haag")
        event.add(
            "description",
            f"De {number}e editie van Reuring!Café gaat over wie het laatste woord krijgt.\n\nDe bankgasten zijn:\n"
            "- Ada Bos, dijkgraaf van Waterschap Rivierenland\n- Piet Vos, wethouder van de gemeente Delft\n",
        )
        event.add("dtstamp", datetime.datetime(2022, 4, 1, tzinfo=datetime.timezone.utc))
        event.add("uid", f"{number}@example.org")
        calendar.add_component(event)
    (HERE / "agenda.ics").write_bytes(calendar.to_ical())


def columns():
    """The evening in two narrow columns, with words divided at the ends of lines, on two pages with a head and numbers."""
    from reportlab.lib.enums import TA_LEFT
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

    def page(canvas, document):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(40, 570, "Vereniging voor OverheidsManagement")
        canvas.drawString(200, 20, f"Pagina {document.page} van 2")

    path = str(HERE / "columns.pdf")
    document = BaseDocTemplate(path, pagesize=A5, title="Microsoft Word - programma.doc", invariant=1)
    wide = Frame(40, 480, 340, 70, id="wide")
    frames = [wide, Frame(40, 40, 165, 430, id="left"), Frame(215, 40, 165, 430, id="right")]
    document.addPageTemplates(PageTemplate("page", frames, onPage=page))
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, alignment=TA_LEFT, spaceAfter=9)
    heading = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=17, leading=21)
    story = [Paragraph(TITLE, heading), FrameBreak(), Paragraph(OPENING, body), Paragraph(GUESTS_ARE, body)]
    story += [Paragraph(guest, body, bulletText="•") for guest in GUESTS]
    divided = [
        BODY[0].replace("betaalt", "be&shy;taalt"),
        "Het ging die avond vooral over overheids-<br/>management en over onder-<br/>en bovengrondse leidingen in Zuid-<br/>Holland.",
        BODY[1],
    ]
    filler = [
        f"Er werd nog lang nagepraat over wat {thing} eigenlijk is, voor wie dat er ligt en wie het onderhoudt als de wind draait."
        for thing in ("een dijk", "een sluis", "een kade", "een gemaal", "een polder", "een vaart", "een duin", "een dam")
    ]
    story += [Paragraph(one, body) for one in divided + filler]
    document.build(story)


if __name__ == "__main__":
    for make in (libreoffice, rich, pandoc, python_docx, odfpy, mails, calendar, columns):
        make()
    words = subprocess.run(["pdftotext", "-bbox-layout", HERE / "libreoffice.pdf", "-"], check=True, capture_output=True)
    (HERE / "libreoffice.words").write_bytes(words.stdout)
    (HERE / "page.html").write_text(PAGE, encoding="utf-8")
    (HERE / "text.txt").write_text(TEXT, encoding="utf-8")
