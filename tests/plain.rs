//! The prompt for terminals that draw nothing: questions and numbered answers.

use crate::support::sealed::Sealed;

fn told(arguments: &[&str], typed: &str) -> String {
    let sealed = Sealed::new();
    let all = [&["--lang", "nl", "--plain"], arguments].concat();
    sealed.run(&all, typed).ended(0).stdout()
}

#[test]
fn an_edition_is_found_and_read_and_its_people_are_numbered() {
    let told = told(&[], "krista kuipers\n2\nq\n");
    for part in [
        "  1  Krista Kuipers: ",
        "  2  #114, 31 okt 2023",
        "Reuring!Café #114 · ",
        "gast: Krista Kuipers",
    ] {
        assert!(told.contains(part), "no “{part}” in\n{told}");
    }
}

#[test]
fn a_person_is_opened_and_leads_on_to_editions() {
    let told = told(&["mommaas"], "1\n1\n");
    for part in ["Hans Mommaas\n", "2× gast", "Optredens", "Datum        "] {
        assert!(told.contains(part), "no “{part}” in\n{told}");
    }
}

#[test]
fn what_is_copied_stands_on_standard_output() {
    let told = told(&["#99"], "k\n1\nk\n1\n5\n");
    let prompts: Vec<&str> = told.split("zoek> ").collect();
    assert!(prompts[1].starts_with("er is nog niets gelezen"), "{told}");
    assert!(
        prompts[4].starts_with("Reuring!Café #99, ‘Dealen met"),
        "{told}"
    );
    assert!(prompts[4].contains("10 maart 2020 (afgeleid)"), "{told}");
    assert!(prompts[5].contains("Suzanne Potjer (gast)\n"), "{told}");
}

#[test]
fn more_results_are_listed_on_asking_and_a_wrong_number_is_said() {
    let told = told(&[], "m\n55\n#132\n55\n");
    assert!(
        told.contains("(m: nog 20)") && told.contains("\n 20  "),
        "{told}"
    );
    assert!(told.contains("55 is geen antwoord; kies 1–20"), "{told}");
    assert!(told.contains("55 is geen antwoord; kies 1–1,"), "{told}");
}

#[test]
fn where_only_ascii_is_drawn_no_line_is() {
    let told = told(&["--ascii", "#99"], "1\n");
    assert!(
        told.contains("-- Samenvatting van het archief --"),
        "{told}"
    );
    assert!(!told.contains(['─', '•', '‘', '·']), "{told}");
    assert!(told.contains("Reuring!Café"), "letters stay:\n{told}");
}

#[cfg(unix)]
#[test]
fn control_c_ends_the_prompt_as_it_ends_the_browser() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};

    let sealed = Sealed::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_reuring"))
        .arg("--plain")
        .env_clear()
        .envs(sealed.environment())
        .current_dir(sealed.path("."))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut told = BufReader::new(child.stdout.take().expect("a pipe"));
    told.read_line(&mut String::new()).expect("said");
    let kill = format!("kill -INT {}", child.id());
    let sent = Command::new("sh").args(["-c", &kill]).status();
    assert!(sent.expect("sh runs").success());
    let _ = told.read_to_string(&mut String::new());
    assert_eq!(child.wait().expect("an end").code(), Some(130));
}
