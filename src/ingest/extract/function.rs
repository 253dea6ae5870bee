//! Functions: the nouns that say what somebody does, and the words that stand before them.

use super::word_list::WordList;
use crate::text::fold;

/// What a function ends in; "projectleider" and "leider" alike.
static ENDINGS: WordList = WordList::new(
    "directeur manager adviseur adviseuse leider leidster hoogleraar voorzitter voorzitster \
     secretaris medewerker medewerkster werker onderzoeker onderzoekster generaal meester houder \
     bestuurder ambtenaar coordinator officer consultant ondernemer minister griffier \
     gedeputeerde commissaris inspecteur journalist redacteur auteur docent lector decaan rector \
     promovendus promovenda oprichter oprichtster jurist rechter ombudsman president expert \
     specialist deskundige voorvechter betrokkene vertegenwoordiger aanjager ontwerper analist \
     strateeg econoom filosoof socioloog staatsraad dijkgraaf heemraad raadslid wethouder \
     kamerlid trainee stagiair professor assistent controller wetenschapper psycholoog \
     verpleegkundige leraar korpschef realisator eigenaar kwartiermaker columnist schrijver \
     schrijfster advocaat architect planoloog ervaringsdeskundige vrijwilliger kolonel \
     informateur ambassadeur directrice antropoloog historicus bestuurskundige vrouw verbinder \
     wachter huisarts statisticus kunstenaar tekenaar verpleger begeleider teamlid bestuurslid \
     programmamaker woordvoerder regisseur agent lid conducteur officier raadsheer ingenieur \
     kundige oloog werkster boer boerin chef trekker kelaar delaar gelaar coach trainer planner \
     engineer designer developer piloot chauffeur monteur gouverneur rechercheur consulent \
     referent correspondent curator conservator auditor innovator facilitator mediator therapeut \
     secretaresse bestuurster bewindvoerder verlener brigadier predikant dominee imam notaris \
     commandant kapitein majoor luitenant admiraal persoon econometrist activist geograaf \
     bibliothecaris archivaris wetenschapster ondernemster raadsvrouw deken jeugdarts bedrijfsarts \
     verloskundige mantelzorger verzorger hulpverlener beheerder beheerster voorlichter toezichthouder \
     opzichter opsteller bedenker organisator animator presentator presentatrice redactrice \
     vormgever uitgever werkgever dierenarts schipper visser tuinder kweker teler makelaar \
     rentmeester boswachter conrector teamhoofd afdelingshoofd diensthoofd bureauhoofd lead \
     sociaal-ondernemer bouwer slager bakker winkelier hotelier ondersteuner moeder vader",
);

/// Functions that are whole words; as an ending they would be found everywhere.
static WORDS: WordList = WordList::new(
    "lid leden hoofd chef arts agent officier partner student ceo cfo cio cto coo cdo dg sg pdg \
     psg burger boer bewoner trainer founder lead owner fellow researcher director \
     wetgevingsjurist premier staatssecretaris portefeuillehouder initiatiefnemer intendant \
     rapporteur senator coach politicoloog rekenmeester",
);

/// Words that end like a function and are none.
static OTHER_WORDS: WordList =
    WordList::new("mevrouw jonkvrouw gastvrouw debatleider gespreksleider landbouw");

/// Words that stand before a function and belong to it.
static MODIFIERS: WordList = WordList::new(
    "voormalig voormalige oud ex waarnemend waarnemende plaatsvervangend plaatsvervangende plv \
     wnd algemeen algemene senior junior bijzonder bestuurlijk ambtelijk strategisch landelijk \
     jonge jong emeritus emeritaat adjunct eerste tweede interim buitengewoon politiek \
     universitair wetenschappelijk zelfstandig onafhankelijk eerder vanaf regionaal medisch \
     financieel juridisch digitaal innovation chief program programme project inhoudelijk \
     information financial executive operating technology data digital kritisch betrokken mede \
     vice secretaris bestuurskundig lokaal gemeentelijk provinciaal maatschappelijk sociaal \
     strategische beleids managing hoofd operationeel coordinerend toekomstig gepensioneerd \
     gepensioneerde freelance kersvers kersverse nieuwe gewezen voorheen daarvoor tevens daarnaast inmiddels thans vroeger toenmalig huidig huidige \
     human public private head head-of young global vrije gevestigd gastvrij parttime fulltime",
);

/// What adjectives end in: "diaconaal werker", "klinisch psycholoog".
static ADJECTIVES: WordList = WordList::new(
    "isch ische lijk lijke eel ele ief ieve aal ale air aire erend erende kundig kundige",
);

/// Ways to say that a function is over.
static FORMER: WordList =
    WordList::new("voormalig voormalige oud ex eerder tevens voorheen daarvoor gewezen vroeger");

/// Says whether a folded word names a function.
pub(super) fn is_function_word(folded: &str) -> bool {
    let mut parts = folded
        .split(['-', '/'])
        .map(|part| part.trim_end_matches('.'));
    let is_function = |part: &str| WORDS.holds(part) || ENDINGS.holds_end_of(part);
    !OTHER_WORDS.holds(folded) && parts.any(is_function)
}

/// Says whether `text` begins with a function, possibly after words such as "waarnemend".
pub(super) fn begins_with_function(text: &str) -> bool {
    for word in text.split_whitespace().map(bare_word) {
        if is_function_word(&word) || word.starts_with("oud-") {
            return true;
        }
        if !is_modifier(word.trim_end_matches(['-', '.'])) {
            return false;
        }
    }
    false
}

/// Plural endings of functions, with what stands in their place in the singular.
const PLURALS: [(&str, &str); 4] = [("aren", "aar"), ("leden", "lid"), ("en", ""), ("s", "")];

/// Returns in the singular what is said of several people: "oprichters van O"; `None` where it is said of one.
pub(super) fn singular(function: &str) -> Option<String> {
    let first = function
        .split(' ')
        .find(|word| !is_modifier(&bare_word(word)))?;
    let one = PLURALS.iter().find_map(|(plural, single)| {
        let one = format!("{}{single}", first.strip_suffix(plural)?);
        is_function_word(&fold(&one)).then_some(one)
    })?;
    Some(function.replacen(first, &one, 1))
}

fn is_modifier(bare: &str) -> bool {
    MODIFIERS.holds(bare) || ADJECTIVES.holds_end_of(bare)
}

/// Says whether `text` begins by calling a function a former or a further one.
pub(super) fn begins_with_former(text: &str) -> bool {
    let first = text
        .split_whitespace()
        .next()
        .map(bare_word)
        .unwrap_or_default();
    FORMER.holds(&first) || first.starts_with("oud-")
}

fn bare_word(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_known_by_its_noun_and_the_words_before_it() {
        for text in [
            "programmamanager en strategisch adviseur",
            "plaatsvervangend secretaris-generaal",
            "directeur/partner bij",
            "lid Eerste Kamer",
            "oud-bestuurder",
            "voormalig burgemeester",
            "innovation officer in",
            "DG Water",
            "bijzonder hoogleraar",
            "politiek journalist",
            "secretaris-algemeen directeur",
            "CEO van",
            "dijkgraaf",
        ] {
            assert!(begins_with_function(text), "{text}");
        }
    }

    #[test]
    fn a_function_of_several_is_made_that_of_one() {
        for (several, one) in [
            ("oprichters van ICTU", Some("oprichter van ICTU")),
            ("bijzonder hoogleraren", Some("bijzonder hoogleraar")),
            ("directeuren", Some("directeur")),
            ("bestuursleden", Some("bestuurslid")),
            ("commissaris van de Koning", None),
            ("historicus", None),
            ("lid", None),
            ("", None),
        ] {
            assert_eq!(singular(several).as_deref(), one, "{several}");
        }
    }

    #[test]
    fn other_words_are_no_functions() {
        for text in [
            "Ruimte en Wonen",
            "Gemeente Delft",
            "de directeur",
            "valide",
            "gastvrouw Ada",
            "",
            "en adviseur",
        ] {
            assert!(!begins_with_function(text), "{text}");
        }
    }
}
