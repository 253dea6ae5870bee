//! The text of a post that was made with a page builder (Elementor), which keeps it as JSON beside the post.

use serde_json::Value;

use crate::ingest::source::html::fragment_text;
use crate::ingest::source::html::text::LineBreaks;

/// The settings of a widget that are text, in the order in which they are shown.
const TEXTS: &[&str] = &[
    "title",
    "title_text",
    "tab_title",
    "heading",
    "editor",
    "description_text",
    "tab_content",
    "text",
    "html",
    "testimonial_content",
];

/// Returns the text of a page builder's data; what is not in its form gives none.
pub(in crate::ingest::source) fn builder_text(json: &str) -> String {
    let mut parts = Vec::new();
    if let Ok(data) = serde_json::from_str::<Value>(json) {
        add(&data, &mut parts);
    }
    parts.join("\n\n")
}

fn add(value: &Value, parts: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| add(value, parts)),
        Value::Object(fields) => {
            if let Some(Value::Object(settings)) = fields.get("settings") {
                add_settings(settings, parts);
            }
            if let Some(below) = fields.get("elements") {
                add(below, parts);
            }
        }
        _ => {}
    }
}

fn add_settings(settings: &serde_json::Map<String, Value>, parts: &mut Vec<String>) {
    for name in TEXTS {
        if let Some(Value::String(html)) = settings.get(*name) {
            parts.push(fragment_text(html, LineBreaks::Ignored));
        }
    }
    // Lists and tabs repeat settings in a list of their own.
    for list in ["tabs", "icon_list"] {
        let rows = settings.get(list).and_then(Value::as_array);
        for row in rows.into_iter().flatten().filter_map(Value::as_object) {
            add_settings(row, parts);
        }
    }
    parts.retain(|part| !part.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_widgets_come_in_their_order() {
        let json = r#"[{"elType":"section","settings":[],"elements":[{"elType":"column","settings":{"_column_size":100},"elements":[
            {"widgetType":"heading","settings":{"title":"Dijken in nood"}},
            {"widgetType":"text-editor","settings":{"editor":"<p>Een <b>tekst</b>.</p>"}},
            {"widgetType":"accordion","settings":{"tabs":[{"tab_title":"Gasten","tab_content":"<ul><li>An Bos</li></ul>"}]}}]}]}]"#;
        assert_eq!(
            builder_text(json),
            "Dijken in nood\n\nEen tekst.\n\nGasten\n\n• An Bos"
        );
        assert_eq!(builder_text("{"), "");
    }
}
