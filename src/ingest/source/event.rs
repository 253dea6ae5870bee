//! Files of calendars (`.ics`, RFC 5545): each event is an announcement.

mod line;
mod zone;

use jiff::civil::{Date, DateTime};

use self::line::{Line, lines};
use self::zone::Zones;
use super::html::fragment_text;
use super::html::text::LineBreaks;
use super::{Content, LeftOut, Note, Reason, articles, moment, post};
use crate::calendar;
use crate::ingest::{Article, Placement};
use crate::locale::Lang;
use crate::text::clean_line;

/// Reads the events of a file.
pub(super) fn read(text: &str, take: &mut dyn FnMut(Content)) {
    let lines = lines(text);
    let zones = Zones::of(&lines);
    let mut event: Option<Event> = None;
    // Alarms and the like stand in events and have words of their own.
    let mut inner = 0_usize;
    for line in &lines {
        let is_event = line.value.trim().eq_ignore_ascii_case("VEVENT");
        match (line.name.as_str(), &mut event) {
            ("BEGIN", None) if is_event => {
                event = Some(Event {
                    line: line.number,
                    ..Event::default()
                });
            }
            ("BEGIN", Some(_)) => inner += 1,
            ("END", Some(_)) if inner > 0 => inner -= 1,
            ("END", Some(_)) if is_event => {
                if let Some(event) = event.take() {
                    event.give(take);
                }
            }
            (_, Some(event)) if inner == 0 => event.add(line, &zones),
            _ => {}
        }
    }
    // A file that breaks off ends in the middle of an event.
    if let Some(event) = event {
        event.give(take);
    }
}

/// When something begins or ends.
#[derive(Debug, Clone, Copy)]
struct Moment {
    at: DateTime,
    has_time: bool,
}

/// One event.
#[derive(Debug, Default)]
struct Event {
    line: usize,
    title: String,
    text: String,
    /// The same as a page, where programs keep the text with its form.
    page: String,
    place: String,
    url: Option<String>,
    begin: Option<Moment>,
    end: Option<Moment>,
    made: Option<Date>,
    is_cancelled: bool,
    repeats: bool,
    unknown_zone: Option<String>,
}

impl Event {
    fn add(&mut self, line: &Line, zones: &Zones) {
        match line.name.as_str() {
            "SUMMARY" => self.title = clean_line(&line.text()),
            "DESCRIPTION" => self.text = line.text(),
            "X-ALT-DESC" => self.page = line.text(),
            "LOCATION" => self.place = clean_line(&line.text().replace('\n', ", ")),
            "URL" => {
                self.url = Some(clean_line(line.value.trim())).filter(|url| url.contains("://"));
            }
            "DTSTART" => self.begin = self.moment(line, zones),
            "DTEND" => self.end = self.moment(line, zones),
            "CREATED" => self.made = moment::day(&line.value),
            "STATUS" => self.is_cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            "RRULE" => self.repeats = true,
            _ => {}
        }
    }

    /// Reads a moment; in another zone it is that in the Netherlands.
    fn moment(&mut self, line: &Line, zones: &Zones) -> Option<Moment> {
        let value = line.value.trim();
        if let Ok(day) = Date::strptime("%Y%m%d", value) {
            return Some(Moment {
                at: day.to_datetime(jiff::civil::Time::midnight()),
                has_time: false,
            });
        }
        let (bare, is_utc) = value
            .strip_suffix('Z')
            .map_or((value, false), |bare| (bare, true));
        let at = DateTime::strptime("%Y%m%dT%H%M%S", bare).ok()?;
        let zone = if is_utc {
            Some("UTC")
        } else {
            line.parameter("TZID")
        };
        let known = zone.map_or(Some(at), |zone| zones.in_dutch_time(at, zone));
        if known.is_none() {
            self.unknown_zone = zone.map(clean_line);
        }
        Some(Moment {
            at: known.unwrap_or(at),
            has_time: true,
        })
    }

    fn give(self, take: &mut dyn FnMut(Content)) {
        if let Some(zone) = &self.unknown_zone {
            take(Content::Note(Note::Zone(zone.clone())));
        }
        if self.title.is_empty() && self.text.trim().is_empty() {
            take(Content::LeftOut(LeftOut {
                title: String::new(),
                line: self.line,
                reason: Reason::NoText,
            }));
            return;
        }
        let text = self.text();
        let article = Article {
            heading: Some(self.title).filter(|title| !title.is_empty()),
            url: self.url,
            published: self.made,
            placement: Placement::Single,
            text,
            line: self.line,
            is_excerpt: false,
        };
        if article.text.len() > post::LONGEST {
            articles(vec![article], take);
        } else {
            take(Content::Articles(vec![article]));
        }
    }

    /// Writes the event as an announcement is written.
    fn text(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let facts = [
            self.begin
                .map(|begin| format!("Datum: {}", written(begin.at.date()))),
            self.hours(),
            Some(format!("Locatie: {}", self.place)).filter(|_| !self.place.is_empty()),
            self.is_cancelled
                .then(|| "Deze bijeenkomst is afgelast.".to_owned()),
            self.repeats
                .then(|| "Deze afspraak herhaalt zich.".to_owned()),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        parts.push(facts.join("\n"));
        let is_page = self.text.trim().is_empty() || looks_like_page(&self.text);
        parts.push(match () {
            () if !is_page => self.text.trim().to_owned(),
            () if self.page.is_empty() => fragment_text(&self.text, LineBreaks::Kept),
            () => fragment_text(&self.page, LineBreaks::Ignored),
        });
        parts.retain(|part| !part.is_empty());
        if parts.is_empty() {
            parts.push(self.title.clone());
        }
        parts.join("\n\n")
    }

    fn hours(&self) -> Option<String> {
        let hour = |moment: Moment| format!("{}.{:02}", moment.at.hour(), moment.at.minute());
        let begin = self.begin.filter(|begin| begin.has_time)?;
        let end = self
            .end
            .filter(|end| end.has_time && end.at.date() == begin.at.date() && end.at > begin.at);
        Some(match end {
            Some(end) => format!("Tijd: {} – {} uur", hour(begin), hour(end)),
            None => format!("Tijd: {} uur", hour(begin)),
        })
    }
}

fn written(day: Date) -> String {
    let weekday = calendar::weekday_name(day.weekday());
    format!("{weekday} {}", calendar::long(day, Lang::Nl))
}

/// Calendars of sites keep pages where the standard asks for plain text.
fn looks_like_page(text: &str) -> bool {
    ["<p>", "<p ", "<br", "<div", "<ul>", "</a>", "<html"]
        .iter()
        .any(|tag| text.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Vec<Article> {
        let mut found = Vec::new();
        read(text, &mut |content| {
            if let Content::Articles(articles) = content {
                found.extend(articles);
            }
        });
        found
    }

    #[test]
    fn an_event_is_an_announcement() {
        let file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/Amsterdam:20220503T200000\r\nDTEND;TZID=Europe/Amsterdam:20220503T220000\r\nSUMMARY:Reuring!Café #55\\, dijken\r\nLOCATION:De Glazen Zaal\\, Den Haag\r\nDESCRIPTION;LANGUAGE=nl:Met Ada Bos (dijk\r\n graaf).\\nEn met Piet Vos\\; van Delft.\r\nBEGIN:VALARM\r\nDESCRIPTION:Herinnering\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\nDTSTART:20220701T223000Z\nSUMMARY:Laat\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20220802\nSUMMARY:Dag\nSTATUS:CANCELLED";
        let found = events(file);
        assert_eq!(
            found[0].heading.as_deref(),
            Some("Reuring!Café #55, dijken")
        );
        assert_eq!(
            found[0].text,
            "Datum: dinsdag 3 mei 2022\nTijd: 20.00 – 22.00 uur\nLocatie: De Glazen Zaal, Den Haag\n\nMet Ada Bos (dijkgraaf).\nEn met Piet Vos; van Delft."
        );
        assert_eq!(found[1].text, "Datum: zaterdag 2 juli 2022\nTijd: 0.30 uur");
        assert_eq!(
            found[2].text,
            "Datum: dinsdag 2 augustus 2022\nDeze bijeenkomst is afgelast."
        );
        assert_eq!((found[1].line, found.len()), (13, 3));
    }

    #[test]
    fn a_description_that_is_a_page_is_read_as_one() {
        let file = "BEGIN:VEVENT\nSUMMARY:x\nDESCRIPTION:<p>Met Ada Bos</p><ul><li>dijken</li></ul>\nEND:VEVENT";
        assert_eq!(events(file)[0].text, "Met Ada Bos\n\n• dijken");
    }
}
