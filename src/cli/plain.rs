//! `reuring --plain`: questions and numbered answers line by line, for readers of screens, terminals that draw
//! nothing, and programs.

use std::io::{BufRead, stdin};
use std::sync::Arc;

use super::End;
use super::context::Context;
use super::failure::Failure;
use super::output::Output;
use crate::archive::EditionId;
use crate::calendar::short;
use crate::catalogue::Catalogue;
use crate::edition::Edition;
use crate::export::{self, GuestList, short_name};
use crate::locale::Lang;
use crate::profiles::{Kind, organisation, person, theme};
use crate::search::{Hit, Results, Searcher, Sort};
use crate::text::{ascii_marks, clean_line};

/// So many results are listed at once.
const FEW: usize = 10;

/// No query is longer; what is typed beyond it is read and left out.
const LONGEST_LINE: usize = 8192;

pub(super) fn run(query: &str, context: &Context, output: &Output) -> Result<End, Failure> {
    let searcher = context.searcher(output)?;
    let mut prompt = Prompt {
        lang: context.lang,
        is_ascii: context.is_ascii,
        catalogue: Arc::clone(searcher.catalogue()),
        searcher,
        context,
        output,
        answers: Vec::new(),
        query: String::new(),
        shown: 0,
        read: None,
    };
    end_on_interrupt();
    prompt.say(&context.lang.plain_help())?;
    prompt.search(query)?;
    loop {
        prompt.ask()?;
        match read_line()? {
            Some(line) if matches!(line.as_str(), "q" | "quit" | "stop") => break,
            Some(line) => prompt.answer(&line)?,
            None => break,
        }
    }
    Ok(End::Done)
}

/// Ctrl-C ends the program as it does in the browser: with 130.
#[cfg(unix)]
fn end_on_interrupt() {
    let always = Arc::new(std::sync::atomic::AtomicBool::new(true));
    // Where the system refuses, the signal itself ends the program.
    let _ =
        signal_hook::flag::register_conditional_shutdown(signal_hook::consts::SIGINT, 130, always);
}

#[cfg(not(unix))]
fn end_on_interrupt() {}

/// Returns the next line, without control characters; nothing at the end of the input.
fn read_line() -> Result<Option<String>, Failure> {
    let mut line = Vec::new();
    let mut input = stdin().lock();
    let mut taken = std::io::Read::take(&mut input, LONGEST_LINE as u64);
    taken.read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
    }
    let line = String::from_utf8_lossy(&line);
    Ok(Some(clean_line(&line).trim().to_owned()))
}

/// Something that a number leads to.
#[derive(Clone)]
enum Answer {
    Edition(EditionId),
    Name(Kind, String),
    /// A text, as it is copied.
    Text(String),
}

struct Prompt<'a> {
    lang: Lang,
    is_ascii: bool,
    catalogue: Arc<Catalogue>,
    searcher: Searcher,
    context: &'a Context,
    output: &'a Output,
    /// What the numbers lead to now.
    answers: Vec<Answer>,
    query: String,
    /// So many results of the query were listed.
    shown: usize,
    /// The edition that was read last.
    read: Option<EditionId>,
}

impl Prompt<'_> {
    fn say(&self, text: &str) -> Result<(), Failure> {
        if self.is_ascii {
            self.output.text(&ascii_marks(text))?;
        } else {
            self.output.text(text)?;
        }
        Ok(())
    }

    fn ask(&self) -> Result<(), Failure> {
        self.output.prompt(&self.lang.plain_prompt())?;
        Ok(())
    }

    fn answer(&mut self, typed: &str) -> Result<(), Failure> {
        match typed {
            "?" | "help" | "hulp" => self.say(&self.lang.plain_help()),
            "m" => self.more(),
            "b" => self.search(&self.query.clone()),
            "k" | "c" | "y" => self.offer_copies(),
            _ => match typed.parse::<usize>() {
                Ok(number) => self.choose(number),
                Err(_) => self.search(typed),
            },
        }
    }

    fn search(&mut self, typed: &str) -> Result<(), Failure> {
        typed.clone_into(&mut self.query);
        (self.shown, self.answers) = (0, Vec::new());
        let results = self.results(FEW);
        for note in &results.query.notes {
            self.say(&note.text(&results.query.typed, self.lang))?;
        }
        if let Some(meant) = &results.did_you_mean {
            self.say(&self.lang.did_you_mean(meant.query.trim()))?;
        }
        let entities = self.searcher.entities(&results, self.lang);
        for entity in entities.into_iter().take(FEW) {
            let line = format!("{}: {}", entity.name, entity.fact);
            self.offer(Answer::Name(entity.kind, entity.name), &line)?;
        }
        if results.hits.is_empty() {
            let said = self.lang.nothing_found(&clean_line(typed));
            return self.say(&said);
        }
        self.list(&results)
    }

    fn results(&self, limit: usize) -> Results {
        let query = self.searcher.parse(&self.query);
        self.searcher.search(&query, limit, Sort::Relevance)
    }

    /// Lists the results that were not listed yet.
    fn list(&mut self, results: &Results) -> Result<(), Failure> {
        for hit in results.hits.iter().skip(self.shown) {
            self.offer(Answer::Edition(hit.row.id), &line(hit, self.lang))?;
        }
        self.shown = results.hits.len();
        match results.total.saturating_sub(self.shown) {
            0 => Ok(()),
            left => self.say(&self.lang.plain_more(left)),
        }
    }

    fn more(&mut self) -> Result<(), Failure> {
        let results = self.results(self.shown + FEW);
        self.list(&results)
    }

    /// Says an answer with the number that leads to it.
    fn offer(&mut self, answer: Answer, line: &str) -> Result<(), Failure> {
        self.answers.push(answer);
        self.say(&format!("{:>3}  {line}", self.answers.len()))
    }

    fn choose(&mut self, number: usize) -> Result<(), Failure> {
        let at = number.checked_sub(1);
        let chosen = at.and_then(|at| self.answers.get(at).cloned());
        match chosen {
            Some(Answer::Edition(id)) => self.read(id),
            Some(Answer::Name(kind, name)) => self.open(kind, &name),
            Some(Answer::Text(text)) => self.say(&text),
            // A number that is no answer may be that of an edition.
            None if !self
                .catalogue
                .by_number(u32::try_from(number).unwrap_or(0))
                .is_empty() =>
            {
                self.search(&format!("#{number}"))
            }
            None => self.say(&self.lang.plain_no_answer(number, self.answers.len())),
        }
    }

    /// Says an edition whole, and the people of it as answers.
    fn read(&mut self, id: EditionId) -> Result<(), Failure> {
        let catalogue = Arc::clone(&self.catalogue);
        let Some(edition) = catalogue.edition(id) else {
            return Ok(());
        };
        self.read = Some(id);
        self.say(&super::show::text(edition, self.context, self.output))?;
        self.say("")?;
        self.answers.clear();
        for (role, one) in edition.bench() {
            let role = export::role_name(role, self.lang);
            let line = format!("{role}: {}", one.name);
            self.offer(Answer::Name(Kind::Person, one.name.clone()), &line)?;
        }
        Ok(())
    }

    /// Says the page of a name, and its editions as answers.
    fn open(&mut self, kind: Kind, name: &str) -> Result<(), Failure> {
        let catalogue = Arc::clone(&self.catalogue);
        let (lang, today) = (self.lang, self.context.today());
        let leaf = match kind {
            Kind::Person => {
                person(&catalogue, name).map(|one| export::person_leaf(&one, lang, today))
            }
            Kind::Organisation => organisation(&catalogue, name)
                .map(|one| export::organisation_leaf(&one, lang, today)),
            Kind::Theme => theme(&catalogue, name).map(|one| export::theme_leaf(&one, lang, today)),
        };
        let Some(leaf) = leaf else {
            return self.say(&lang.page_gone());
        };
        let cells = super::show::cells(self.output);
        self.say(&leaf.to_text(cells))?;
        self.say("")?;
        let query = match kind {
            Kind::Person => format!("\"{name}\""),
            Kind::Organisation => format!("org:\"{name}\""),
            Kind::Theme => format!("thema:\"{name}\""),
        };
        self.answers.clear();
        (self.query, self.shown) = (query, 0);
        let results = self.results(FEW);
        self.list(&results)
    }

    /// Offers what can be copied of the edition that was read.
    fn offer_copies(&mut self) -> Result<(), Failure> {
        let catalogue = Arc::clone(&self.catalogue);
        let Some(edition) = self.read.and_then(|id| catalogue.edition(id)) else {
            return self.say(&self.lang.plain_nothing_read());
        };
        self.answers.clear();
        for (name, text) in copies(edition, self.lang) {
            let line = format!("{name}: {}", clean_line(&text));
            self.offer(Answer::Text(text), &line)?;
        }
        Ok(())
    }
}

fn copies(edition: &Edition, lang: Lang) -> Vec<(String, String)> {
    let names = GuestList {
        has_functions: false,
        ..GuestList::default()
    };
    let all = [
        (lang.copy_citation(), Some(export::citation(edition))),
        (lang.copy_title(), edition.title.clone()),
        (
            lang.copy_address(),
            export::address(edition).map(str::to_owned),
        ),
        (
            lang.copy_guests(),
            Some(export::guest_list(edition, GuestList::default(), lang)),
        ),
        (
            lang.copy_names(),
            Some(export::guest_list(edition, names, lang)),
        ),
    ];
    let known = all
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?)));
    known.filter(|(_, text)| !text.is_empty()).collect()
}

/// `#99, 10 mrt 2020: Dealen met stedelijke vraagstukken (gast: Suzanne Potjer …)`
fn line(hit: &Hit, lang: Lang) -> String {
    let date = hit
        .row
        .date
        .map_or_else(|| lang.no_date(), |date| short(date, lang));
    let title = hit.row.title.clone().unwrap_or_else(|| lang.untitled());
    let why = hit
        .reason
        .map(|reason| format!(" ({}: {})", reason.name(lang), hit.snippet.text.trim()));
    let line = format!(
        "{}, {date}: {title}{}",
        short_name(&hit.row),
        why.unwrap_or_default()
    );
    clean_line(&line)
}
