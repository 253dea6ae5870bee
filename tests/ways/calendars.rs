//! Files of calendars.

use super::{guests, imported, made, numbers, says};

#[test]
fn each_event_of_a_calendar_is_an_announcement() {
    let (editions, run) = imported("a.ics", made("agenda.ics"));
    assert_eq!(numbers(&editions), [55, 56], "{}", run.told());
    for edition in &editions {
        assert_eq!(guests(edition), ["Ada Bos", "Piet Vos"]);
        assert_eq!(edition["documents"][0]["kind"], "announcement");
        assert_eq!(edition["status"], "announced");
        assert_eq!(edition["venue"], "De Glazen Zaal, Den Haag");
        assert_eq!(edition["start"], "20:00");
    }
    assert_eq!(
        (&editions[0]["date"], &editions[1]["date"]),
        (&"2022-05-03".into(), &"2022-06-07".into())
    );
    assert_eq!(editions[1]["title"], "Geld; genoeg, of niet?");
}

#[test]
fn what_else_stands_in_a_calendar_is_left_out_by_name_and_an_unknown_zone_told() {
    let file = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Teamoverleg\nDTSTART;TZID=Mars:20220503T090000\nEND:VEVENT\nEND:VCALENDAR\n";
    let (editions, run) = imported("a.ics", file);
    assert!(editions.is_empty());
    says(&run, "Teamoverleg (in/a.ics:2)");
    says(&run, "note: in/a.ics: time zone “Mars” is not known");
}
