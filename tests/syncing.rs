//! Keeping up with a site: what is asked for, what becomes of it, and what happens when the site will not.

use std::cell::Cell;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use reuring::site::{Client, Pace, SiteError, Watch};

use crate::support::sealed::{PROGRAM, Run, Sealed};
use crate::support::site::Site;

/// A site with three posts and a page, and an empty archive.
fn ready() -> (Site, Sealed) {
    let site = Site::start();
    for id in [51, 52, 53] {
        site.put(
            "posts",
            id,
            &format!("2011-05-{id}T12:00:00").replace("-5", "-1"),
            "Eerst.",
        );
    }
    site.put("pages", 54, "2011-05-14T12:00:00", "Eerst.");
    (site, empty())
}

fn empty() -> Sealed {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    sealed
}

fn sync(sealed: &Sealed, more: &[&str]) -> Run {
    let arguments = [&["sync", "--rate", "1000"], more].concat();
    sealed.run(&arguments, "")
}

fn export(sealed: &Sealed) -> String {
    sealed.run(&["export"], "").ended(0).stdout()
}

fn editions(sealed: &Sealed) -> usize {
    let json = sealed.run(&["export"], "").ended(0).json();
    json["editions"].as_array().map_or(0, Vec::len)
}

#[track_caller]
fn says(run: &Run, words: &str) {
    assert!(run.told().contains(words), "no “{words}” in {}", run.told());
}

#[test]
fn a_first_sync_brings_all_and_a_second_asks_only_what_changed() {
    let (site, sealed) = ready();
    let first = sync(&sealed, &[&site.url]).ended(0);
    says(&first, "fetched: 4, requests: 5");
    says(&first, "editions: 4 new, 0 changed, 0 the same");
    assert_eq!(
        site.asked(),
        [
            "/",
            "/wp-json/wp/v2/posts",
            "/wp-json/wp/v2/posts&page=1&_fields=id,modified_gmt",
            "/wp-json/wp/v2/pages",
            "/wp-json/wp/v2/pages&page=1&_fields=id,modified_gmt",
        ]
    );
    let archive = sealed.path("home/.local/share/reuring/reuring.db");
    let before = std::fs::read(&archive).expect("the archive");
    let second = sync(&sealed, &[]).ended(0);
    says(&second, "fetched: 0, requests: 4");
    let asked = site.asked();
    assert_eq!(
        asked[0],
        "/wp-json/wp/v2/posts&modified_after=2011-05-13T12:00:00Z"
    );
    assert_eq!(std::fs::read(&archive).expect("the archive"), before);
}

#[test]
fn only_a_changed_post_is_fetched() {
    let (site, sealed) = ready();
    let _ = sync(&sealed, &[&site.url]).ended(0);
    site.put("posts", 52, "2011-06-01T12:00:00", "Later.");
    let run = sync(&sealed, &[&site.url]).ended(0);
    says(&run, "changed      cafe-52");
    says(&run, "fetched: 1, requests: 4");
    says(&run, "texts: 0 new, 1 changed, 0 the same");
}

#[test]
fn a_site_that_is_busy_is_asked_again() {
    let (site, sealed) = ready();
    site.fail(429, 2);
    let run = sync(&sealed, &[&site.url]).ended(0);
    says(&run, "answers 429 te druk; again in 0 s");
    assert_eq!(editions(&sealed), 4);
}

#[test]
fn a_site_that_goes_on_failing_is_given_up_and_what_came_stays() {
    let (site, sealed) = ready();
    let _ = sync(&sealed, &[&site.url]).ended(0);
    site.put("posts", 55, "2011-07-01T12:00:00", "Nieuw.");
    let before = site.asked().len();
    site.fail(500, 5);
    let run = sync(&sealed, &[]).ended(2);
    says(&run, "/wp-json/wp/v2/posts?");
    says(&run, "answers 500 te druk");
    says(&run, &format!("hint: reuring sync {}", site.url));
    assert_eq!((before, site.asked().len()), (5, 5));
    let _ = sync(&sealed, &[]).ended(0);
    assert_eq!(editions(&sealed), 5);
}

#[test]
fn a_closed_interface_leaves_the_feed() {
    let (site, sealed) = ready();
    site.state().is_closed = true;
    let first = sync(&sealed, &[&site.url]).ended(0);
    says(&first, "the REST interface is closed (401)");
    says(&first, "fetched from the feed: 3");
    assert_eq!(editions(&sealed), 3);
    let second = sync(&sealed, &[]).ended(0);
    says(&second, "fetched from the feed: 0");
    let before = export(&sealed);
    site.state().is_closed = false;
    let open = sync(&sealed, &[]).ended(0);
    says(&open, "texts: 1 new, 0 changed, 3 the same");
    assert_ne!(export(&sealed), before);
}

#[test]
fn a_web_page_in_place_of_the_interface_leaves_the_feed() {
    let (site, sealed) = ready();
    let _ = sync(&sealed, &[&site.url]).ended(0);
    site.put("posts", 57, "2011-07-01T12:00:00", "Nieuw.");
    // Some sites lead every question to their front page.
    let page = "HTTP/1.1 200 X\r\nContent-Type: text/html; charset=UTF-8\r\nConnection: close\r\nContent-Length: 6\r\n\r\n<html>";
    site.state().first.push_back(page.to_owned());
    let run = sync(&sealed, &[]).ended(0);
    says(
        &run,
        "a web page stands where the REST interface belongs: the feed is read",
    );
    says(&run, "new          cafe-57");
}

#[test]
fn a_forgotten_site_is_asked_no_more_and_what_came_stays() {
    let (site, sealed) = ready();
    let _ = sync(&sealed, &[&site.url]).ended(0);
    let _ = site.asked();
    let run = sync(&sealed, &["--forget", "https://example.org"]).ended(2);
    says(
        &run,
        "https://example.org/ is not a site that is kept up to date",
    );
    says(&run, &format!("hint: reuring sync --forget {}", site.url));
    let run = sync(&sealed, &["--forget", &site.url]).ended(0);
    says(&run, &format!("forgotten: {}", site.url));
    says(
        &sync(&sealed, &[]).ended(2),
        "there is no site yet to keep up to date",
    );
    assert!(site.asked().is_empty());
    assert_eq!(editions(&sealed), 4);
    let again = sync(&sealed, &[&site.url]).ended(0);
    says(&again, "texts: 0 new, 0 changed, 4 the same");
}

#[test]
fn a_site_without_readable_addresses_answers_in_its_query() {
    let (site, sealed) = ready();
    site.state().is_plain = true;
    let _ = sync(&sealed, &[&site.url]).ended(0);
    assert_eq!(editions(&sealed), 4);
    assert_eq!(site.asked()[1], "/?rest_route=/wp/v2/posts&per_page=100");
    site.state().is_closed = true;
    let closed = sync(&sealed, &[]).ended(0);
    says(&closed, "texts: 0 new, 0 changed, 3 the same");
}

#[test]
fn a_site_that_is_no_wordpress_says_what_to_do() {
    let site = Site::start();
    site.state().is_other = true;
    let sealed = empty();
    let run = sync(&sealed, &[&site.url]).ended(2);
    says(&run, "answers 404");
    let front = "HTTP/1.1 200 X\r\nConnection: close\r\nContent-Length: 6\r\n\r\n<html>";
    site.state().first.push_back(front.to_owned());
    let run = sync(&sealed, &[&site.url]).ended(2);
    says(&run, "is not a WordPress site");
    says(&run, "hint: reuring import PAGE.html");
    says(
        &sync(&sealed, &[]).ended(2),
        "there is no site yet to keep up to date",
    );
}

#[test]
fn an_answer_that_is_too_large_is_not_read() {
    let (site, sealed) = ready();
    let _ = sync(&sealed, &[&site.url]).ended(0);
    let large = "HTTP/1.1 200 X\r\nConnection: close\r\nContent-Length: 99000000\r\n\r\n[";
    site.state().first.push_back(large.to_owned());
    says(&sync(&sealed, &[]).ended(2), "is larger than 24 MB");
}

#[test]
fn a_sync_that_is_killed_goes_on_where_it_was() {
    let (site, sealed) = ready();
    site.state().per_page = 1;
    site.state().stalls_at = Some("modified_after=2011-05-12".to_owned());
    let mut child = Command::new(PROGRAM)
        .args(["sync", "--rate", "1000", &site.url])
        .env_clear()
        .envs(sealed.environment())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let deadline = Instant::now() + Duration::from_secs(30);
    let stalls = |site: &Site| {
        let state = site.state();
        state
            .requests
            .iter()
            .any(|one| one.contains("modified_after=2011-05-12"))
    };
    while !stalls(&site) {
        assert!(Instant::now() < deadline, "{:?}", site.state().requests);
        std::thread::yield_now();
    }
    child.kill().expect("killed");
    child.wait().expect("an end");
    assert_eq!(editions(&sealed), 2);
    site.state().stalls_at = None;
    site.asked();
    let run = sync(&sealed, &[]).ended(0);
    says(&run, "texts: 2 new, 0 changed, 0 the same");
    assert_eq!(
        site.asked()[0],
        "/wp-json/wp/v2/posts&modified_after=2011-05-12T12:00:00Z"
    );
    assert_eq!(editions(&sealed), 4);
}

#[test]
fn a_post_that_is_gone_stays_and_is_marked() {
    let (site, sealed) = ready();
    let _ = sync(&sealed, &[&site.url]).ended(0);
    let before = export(&sealed);
    let all = site.state().posts.clone();
    site.state().posts.retain(|post| post.id != 52);
    let run = sync(&sealed, &[]).ended(0);
    says(
        &run,
        "no longer on the site, but kept: 1\n  https://example.org/52",
    );
    assert_eq!(export(&sealed), before);
    let marked = "https://example.org/52 (no longer on the site, seen on";
    says(&sealed.run(&["show", "52"], "").ended(0), marked);
    let again = sync(&sealed, &[]).ended(0);
    assert!(!again.told().contains("no longer"), "{}", again.told());
    site.state().posts = all;
    says(&sync(&sealed, &[]).ended(0), "fetched: 1, requests: 5");
    let shown = sealed.run(&["show", "52"], "").ended(0);
    assert!(!shown.told().contains("no longer"), "{}", shown.told());
}

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let (site, sealed) = ready();
    let _ = sync(&sealed, &[&site.url]).ended(0);
    let archive = sealed.path("home/.local/share/reuring/reuring.db");
    let before = std::fs::read(&archive).expect("the archive");
    site.put("posts", 56, "2011-07-01T12:00:00", "Nieuw.");
    for _ in 0..2 {
        let dry = sync(&sealed, &["--dry-run"]).ended(0);
        says(&dry, "Dry run: nothing was written.");
        says(
            &dry,
            "new          cafe-56\n    new          date: 2011-05-03",
        );
    }
    assert_eq!(std::fs::read(&archive).expect("the archive"), before);
    let fresh = Sealed::new();
    let _ = sync(&fresh, &["--dry-run", &site.url]).ended(0);
    assert!(!fresh.path("home/.local").exists());
}

#[test]
fn posts_of_one_second_all_come_in() {
    let site = Site::start();
    for id in 60..67 {
        site.put("posts", id, "2011-05-11T12:00:00", "Tegelijk.");
    }
    site.state().per_page = 2;
    let sealed = empty();
    let _ = sync(&sealed, &[&site.url]).ended(0);
    assert_eq!(editions(&sealed), 7);
    says(&sync(&sealed, &[]).ended(0), "fetched: 0,");
}

#[test]
fn an_older_site_that_gives_all_each_time_changes_nothing() {
    let (site, sealed) = ready();
    site.state().is_old = true;
    site.state().per_page = 2;
    let _ = sync(&sealed, &[&site.url]).ended(0);
    assert_eq!(editions(&sealed), 4);
    let second = sync(&sealed, &[]).ended(0);
    says(&second, "texts: 0 new, 0 changed, 0 the same");
}

#[test]
fn a_site_that_gives_one_page_again_and_again_comes_to_an_end() {
    let (site, sealed) = ready();
    site.state().is_endless = true;
    let _ = sync(&sealed, &[&site.url]).ended(0);
    assert_eq!(editions(&sealed), 4);
    let _ = sync(&sealed, &[]).ended(0);
    assert!(site.asked().len() < 40, "{}", site.asked().len());
}

#[test]
fn what_is_behind_a_password_is_asked_for_once() {
    let (site, sealed) = ready();
    site.state().posts[0].is_protected = true;
    says(
        &sync(&sealed, &[&site.url]).ended(0),
        "fetched: 3, requests: 6",
    );
    says(&sync(&sealed, &[]).ended(0), "fetched: 0, requests: 4");
}

#[test]
fn articles_that_were_left_out_come_when_they_are_asked_for() {
    let site = Site::start();
    site.put("posts", 70, "2011-05-11T12:00:00", "");
    site.state().posts[0].title = "Vacature".to_owned();
    site.state().posts[0].text =
        "Het bureau zoekt een stagiair voor twee dagen in de week.".to_owned();
    let sealed = empty();
    says(
        &sync(&sealed, &[&site.url]).ended(0),
        "left out, not about an edition: 1\n  Vacature (https://example.org/70)",
    );
    let kept = sync(&sealed, &["--with-news"]).ended(0);
    says(&kept, "texts: 1 new, 0 changed, 0 the same");
    says(&sync(&sealed, &["--with-news"]).ended(0), "fetched: 0,");
    says(&sealed.run(&["search", "is:news"], "").ended(0), "Vacature");
}

#[test]
fn one_site_that_fails_does_not_keep_the_others() {
    let (site, sealed) = ready();
    let other = Site::start();
    other.put("posts", 80, "2011-05-11T12:00:00", "Elders.");
    let _ = sync(&sealed, &[&site.url]).ended(0);
    let _ = sync(&sealed, &[&other.url]).ended(0);
    site.state().is_other = true;
    other.put("posts", 81, "2011-05-12T12:00:00", "Elders.");
    let run = sync(&sealed, &[]).ended(2);
    says(&run, &format!("{} answers 404", site.url));
    says(&run, "new          cafe-81");
    assert_eq!(editions(&sealed), 6);
}

/// A clock that only moves when somebody waits.
struct Still<'a>(&'a Cell<Duration>);

impl Watch for Still<'_> {
    fn elapsed(&self) -> Duration {
        self.0.get()
    }

    fn pause(&mut self, wait: Duration, _: Option<&SiteError>) {
        self.0.set(self.0.get() + wait);
    }
}

#[test]
fn no_more_requests_are_made_in_a_second_than_allowed() {
    let site = Site::start();
    let time = Cell::new(Duration::ZERO);
    let mut client = Client::new(Pace::per_second(4), Still(&time));
    let mut within = 0;
    while time.get() <= Duration::from_secs(2) {
        client.get(&site.url, &[]).expect("an answer");
        within += 1;
    }
    assert_eq!((within, client.requests()), (10, 10));
}

#[test]
fn the_waits_between_attempts_grow() {
    let site = Site::start();
    let time = Cell::new(Duration::ZERO);
    let mut client = Client::new(Pace::per_second(1_000), Still(&time));
    let failure = "HTTP/1.1 503 X\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    site.state()
        .first
        .extend(std::iter::repeat_n(failure.to_owned(), 5));
    let error = client.get(&site.url, &[]).expect_err("it goes on failing");
    assert!(
        matches!(error, SiteError::Status { status: 503, .. }),
        "{error}"
    );
    assert_eq!(time.get(), Duration::from_secs(1 + 2 + 4 + 8));
    let later =
        "HTTP/1.1 429 X\r\nRetry-After: 3600\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    site.state().first.push_back(later.to_owned());
    let error = client.get(&site.url, &[]).expect_err("it asks for an hour");
    assert!(matches!(error, SiteError::Later { .. }), "{error}");
}

#[test]
fn a_post_that_slips_out_of_the_list_is_asked_for_by_number_before_it_counts_as_gone() {
    let (site, sealed) = ready();
    let _ = sync(&sealed, &[&site.url]).ended(0);
    site.state().unlisted = vec![52, 53];
    site.state().posts.retain(|post| post.id != 53);
    let run = sync(&sealed, &[]).ended(0);
    says(&run, "https://example.org/53");
    assert!(
        !run.told().contains("https://example.org/52"),
        "{}",
        run.told()
    );
}
