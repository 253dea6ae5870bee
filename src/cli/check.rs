//! `reuring check`: what the archive lacks or contradicts.

use serde::Serialize;

use super::End;
use super::args::{Check, CheckFormat};
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::ArchiveError;
use crate::check::{Finding, Kind, check};
use crate::export::SCHEMA;
use crate::gazetteer::Gazetteer;
use crate::locale::Lang;

pub(super) fn run(asked: &Check, context: &Context, output: &Output) -> Result<End, Failure> {
    let findings = check(&*context.catalogue(output)?, Gazetteer::bundled())?;
    match asked.format {
        CheckFormat::Text => output.text(&text(&findings, context.lang))?,
        CheckFormat::Json => output.text(&json(&findings)?)?,
    }
    Ok(End::Done)
}

fn text(findings: &[Finding], lang: Lang) -> String {
    if findings.is_empty() {
        return lang.check_nothing();
    }
    let mut lines: Vec<String> = Vec::new();
    let mut kind = None;
    for finding in findings {
        if kind != Some(finding.kind) {
            kind = Some(finding.kind);
            let count = findings
                .iter()
                .filter(|other| other.kind == finding.kind)
                .count();
            lines.extend((!lines.is_empty()).then(String::new));
            lines.push(format!("{}: {count}", name(finding.kind, lang)));
        }
        let edition = finding
            .edition
            .as_ref()
            .map(|key| format!("{key}: "))
            .unwrap_or_default();
        lines.push(format!("  {edition}{}", finding.detail));
        lines.push(format!("    → {}", finding.mend));
    }
    lines.join("\n")
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    findings: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Record<'a> {
    kind: &'static str,
    edition: Option<&'a str>,
    detail: &'a str,
    mend: &'a str,
}

fn json(findings: &[Finding]) -> Result<String, Failure> {
    let records = findings.iter().map(|finding| Record {
        kind: finding.kind.key(),
        edition: finding.edition.as_ref().map(crate::edition::Handle::as_str),
        detail: &finding.detail,
        mend: &finding.mend,
    });
    let report = Report {
        schema: SCHEMA,
        findings: records.collect(),
    };
    Ok(serde_json::to_string_pretty(&report).map_err(ArchiveError::from)?)
}

fn name(kind: Kind, lang: Lang) -> String {
    match kind {
        Kind::DoubleNumber => lang.check_double_number(),
        Kind::MissingNumber => lang.check_missing_number(),
        Kind::DateOrder => lang.check_date_order(),
        Kind::Conflict => lang.check_conflict(),
        Kind::Unsure => lang.check_unsure(),
        Kind::UnfittingCorrection => lang.check_unfitting(),
        Kind::NoDate => lang.check_no_date(),
        Kind::NoTitle => lang.check_no_title(),
        Kind::NoGuests => lang.check_no_guests(),
        Kind::FewGuests => lang.check_few_guests(),
        Kind::IncompleteGuests => lang.check_incomplete_guests(),
        Kind::NoReport => lang.check_no_report(),
        Kind::SamePerson => lang.check_same_person(),
        Kind::UnknownOrganisation => lang.check_unknown_organisation(),
    }
}
