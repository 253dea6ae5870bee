//! Archives that earlier versions made: each opens with this version, with what people did in it intact.
//!
//! `tests/archives/schema-N.db.gz` was written by the program as it stood when its tables had version N: three
//! editions were imported and, as far as that version could, the venue of #41 corrected, the online edition taken
//! out, `A. Bos` joined with `Ada Bos`, and a query saved.

use std::io::Read as _;

use flate2::read::GzDecoder;

use crate::support::sealed::{Sealed, project};

/// The versions of the tables that there have been; the first was never in use.
const VERSIONS: [u32; 5] = [2, 3, 4, 5, 6];

/// A sealed place with an archive of that version.
fn kept(version: u32) -> Sealed {
    let sealed = Sealed::new();
    let file = project().join(format!("tests/archives/schema-{version}.db.gz"));
    let packed = std::fs::read(file).expect("a kept archive");
    let mut archive = Vec::new();
    GzDecoder::new(packed.as_slice())
        .read_to_end(&mut archive)
        .expect("it unpacks");
    std::fs::write(sealed.path("kept.db"), archive).expect("written");
    sealed
}

#[test]
fn an_archive_of_every_version_opens_with_its_editions_corrections_and_decisions() {
    for version in VERSIONS {
        let sealed = kept(version);
        let run = |arguments: &[&str]| {
            let arguments = [&["--archive", "kept.db"], arguments].concat();
            sealed.run(&arguments, "")
        };
        let more = "+++\nseries = \"cafe\"\nnumber = 43\ndate = 2012-09-18\nstatus = \"held\"\ntitle = \"Nieuw erbij\"\n+++\n";
        let _ = sealed
            .run(&["--archive", "kept.db", "import", "-"], more)
            .ended(0);
        let shown = run(&["show", "41", "--format", "json"]).ended(0).json();
        assert_eq!(shown["guests"][0]["name"], "Ada Bos", "{version}");
        assert_eq!(shown["documents"][0]["text"], "De avond ging over bewaren.");
        let has_corrections = version >= 2;
        let venue = shown["venue"].as_str();
        assert_eq!(
            venue,
            has_corrections.then_some("Zaal Vijf, Delft"),
            "{version}"
        );
        let removed = run(&["show", "online-2012-07-03"]);
        let code = removed.code();
        assert_eq!(code, Some(i32::from(has_corrections)), "{}", removed.told());
        let has_decisions = version >= 4;
        let name = if has_decisions { "Ada Bos" } else { "A. Bos" };
        let shown = run(&["show", "42", "--format", "json"]).ended(0).json();
        assert_eq!(shown["guests"][0]["name"], name, "{version}");
        if has_decisions {
            let found = run(&["search", "@delft"]).ended(0).stdout();
            assert!(found.contains("cafe-41"), "{version}: {found}");
        }
    }
}
