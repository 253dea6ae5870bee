//! `reuring set EDITION FIELD VALUE`: one field of an edition by hand, which no import overwrites.

use serde_json::Value;

use super::End;
use super::args::{Set, SetHow};
use super::context::Context;
use super::failure::Failure;
use super::mending::{self, Mended};
use super::output::Output;
use crate::edition::{Edition, FIELDS, Field, FieldKind};
use crate::gazetteer::Gazetteer;
use crate::ingest::merge::{PEOPLE, typed};
use crate::locale::Lang;

/// A field, the item of it that is spoken of, and what is to be there.
type Change = (&'static str, Option<String>, Value);

pub(super) fn run(set: &Set, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let field = Field::named(&set.field).ok_or_else(|| {
        let known = FIELDS.map(|field| field.key).join(", ");
        Failure::usage(lang.set_no_field(&set.field, &known), None)
    })?;
    if field.kind == FieldKind::People {
        let hint = format!("reuring place {} NAME {}", set.edition, role_of(field));
        return Err(Failure::usage(lang.set_people(field.key), Some(hint)));
    }
    let Some(edition) = mending::edition(&set.edition, context, output)? else {
        return Ok(End::Nothing);
    };
    let mended = match set.how {
        SetHow::Undo => Mended::TakenBack {
            field: stored_in(field),
            item: None,
        },
        _ => Mended::Corrected(change(set, field, &edition, context)?),
    };
    mending::store(&edition.key, mended, context, output)
}

/// What a value of that kind looks like.
fn right(kind: FieldKind, lang: Lang) -> String {
    match kind {
        FieldKind::Series => lang.kind_series(),
        FieldKind::Count => lang.kind_count(),
        FieldKind::Text | FieldKind::Texts => lang.kind_text(),
        FieldKind::Day | FieldKind::Days => lang.kind_day(),
        FieldKind::Time => lang.kind_time(),
        FieldKind::Status => lang.kind_status(),
        FieldKind::Flag => lang.kind_flag(),
        FieldKind::Leader | FieldKind::People | FieldKind::Organisations | FieldKind::Themes => {
            lang.kind_name()
        }
    }
}

fn role_of(field: &Field) -> &str {
    if field.key == "hosts" {
        "host"
    } else {
        "guest"
    }
}

fn stored_in(field: &'static Field) -> &'static str {
    if field.kind == FieldKind::Leader {
        PEOPLE
    } else {
        field.key
    }
}

fn change(
    set: &Set,
    field: &'static Field,
    edition: &Edition,
    context: &Context,
) -> Result<Change, Failure> {
    let lang = context.lang;
    let read = |words: &str| {
        typed(field, words, Gazetteer::bundled()).ok_or_else(|| {
            let right = right(field.kind, lang);
            Failure::usage(lang.set_wrong(field.key, words, &right), None)
        })
    };
    let value = || read(&set.value);
    let is_item = matches!(set.how, SetHow::Add | SetHow::Remove);
    if is_item && !field.kind.is_list() {
        return Err(Failure::usage(lang.set_no_list(field.key), None));
    }
    Ok(match set.how {
        SetHow::Clear if field.kind == FieldKind::Leader => {
            let leader = edition.debate_leader.clone();
            let nobody = || Failure::usage(lang.set_nothing(field.key), None);
            (PEOPLE, Some(leader.ok_or_else(nobody)?), Value::Null)
        }
        SetHow::Clear | SetHow::Undo => (field.key, None, Value::Null),
        SetHow::Add => {
            let value = value()?;
            (field.key, value.as_str().map(str::to_owned), value)
        }
        SetHow::Remove => (field.key, value()?.as_str().map(str::to_owned), Value::Null),
        SetHow::Value if field.kind == FieldKind::Leader => {
            let placing = serde_json::json!({ "role": "debate_leader" });
            (PEOPLE, value()?.as_str().map(str::to_owned), placing)
        }
        SetHow::Value if field.kind.is_list() => {
            let items: Result<Vec<Value>, Failure> = set.value.split(';').map(read).collect();
            (field.key, None, Value::Array(items?))
        }
        SetHow::Value => (field.key, None, value()?),
    })
}
