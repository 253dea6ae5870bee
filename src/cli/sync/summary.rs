//! What a site brought, in words.

use std::collections::BTreeMap;

use crate::archive::Change;
use crate::cli::import::{change_name, fields, reason};
use crate::ingest::source::Reason;
use crate::locale::Lang;
use crate::site::Address;
use crate::sync::{LeftOut, Report, Route};
use crate::text::{clean_line, truncate};

pub(super) fn text(address: &Address, report: &Report, is_dry_run: bool, lang: Lang) -> String {
    let mut lines = vec![address.to_string()];
    for edition in &report.editions {
        let change = change_name(edition.change, lang);
        lines.push(format!("{change:<12} {}", edition.key));
        if is_dry_run {
            lines.extend(fields(edition, lang));
        }
    }
    if !report.left_out.is_empty() {
        lines.extend([String::new(), lang.left_out(report.left_out.len())]);
        lines.extend(report.left_out.iter().map(|one| left_out(one, lang)));
    }
    if !report.perhaps.is_empty() {
        lines.extend([String::new(), lang.kept_perhaps(report.perhaps.len())]);
        lines.extend(report.perhaps.iter().map(|one| left_out(one, lang)));
    }
    if !report.unread.is_empty() {
        let mut reasons: BTreeMap<&Reason, usize> = BTreeMap::new();
        for one in &report.unread {
            *reasons.entry(&one.reason).or_default() += 1;
        }
        let reasons = reasons.iter();
        let reasons: Vec<String> = reasons
            .map(|(why, count)| format!("{count} {}", reason(why, lang)))
            .collect();
        lines.extend([String::new(), lang.left_out_reasons(&reasons.join(", "))]);
    }
    if !report.gone.is_empty() {
        lines.extend([String::new(), lang.sync_gone(report.gone.len())]);
        lines.extend(report.gone.iter().map(|url| format!("  {url}")));
    }
    lines.push(String::new());
    lines.extend(counts(report, lang));
    lines.join("\n")
}

fn left_out(one: &LeftOut, lang: Lang) -> String {
    let heading = clean_line(&one.heading);
    let heading = if heading.is_empty() {
        lang.untitled()
    } else {
        truncate(&heading, 90).into_owned()
    };
    format!("  {heading} ({})", one.place)
}

fn counts(report: &Report, lang: Lang) -> [String; 3] {
    let editions = |change| {
        let of_it = report.editions.iter().filter(|one| one.change == change);
        of_it.count()
    };
    let fetched = match report.route {
        Route::Rest => lang.sync_posts(report.posts, report.requests),
        Route::Feed => lang.sync_feed_posts(report.posts, report.requests),
    };
    [
        fetched,
        lang.import_documents(report.new, report.changed, report.same),
        lang.import_editions(
            editions(Change::New),
            editions(Change::Changed),
            editions(Change::Same),
        ),
    ]
}
