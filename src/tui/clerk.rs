//! The clerk: a thread with a reader of its own that answers what a search does not: pages about people,
//! lists, figures, and the little that the browser writes.
//!
//! The search thread stays free for keys. The facts of all editions are read at the first question and kept
//! until the archive changes.

mod desk;
mod question;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::archive::{Archive, ArchiveError, EditionId, Reader, SameName};
use crate::dossier::{self, Filter, Kind, Register, proposals};
use crate::edition::Edition;
use crate::export::{self, Leaf};
use crate::locale::Lang;
use crate::personal::Shared;
use crate::search::{Searcher, Sort};

pub(super) use desk::Desk;
pub use question::{Answer, Form, Look, Question, What};

/// Answers questions on one archive.
pub struct Clerk {
    path: PathBuf,
    lang: Lang,
    today: Date,
    searcher: Option<Searcher>,
    register: Option<(i64, Register)>,
    /// Where files are written.
    folder: PathBuf,
    personal: Shared,
}

impl Clerk {
    /// Makes a clerk; nothing is opened yet.
    #[must_use]
    pub fn new(path: &Path, lang: Lang, today: Date) -> Self {
        Clerk {
            path: path.to_owned(),
            lang,
            today,
            searcher: None,
            register: None,
            folder: PathBuf::from("."),
            personal: Shared::default(),
        }
    }

    /// Returns the same clerk, whose queries can ask for what the person keeps.
    #[must_use]
    pub fn with_personal(self, personal: Shared) -> Self {
        Clerk { personal, ..self }
    }

    /// Returns the same clerk, who writes files to another folder than the present one.
    #[must_use]
    pub fn writing_to(self, folder: &Path) -> Self {
        Clerk {
            folder: folder.to_owned(),
            ..self
        }
    }

    /// Answers a question.
    pub fn answer(&mut self, question: &Question) -> Answer {
        match self.try_answer(question) {
            Ok(answer) => answer,
            Err(error) => Answer::Failed(error.message(self.lang)),
        }
    }

    fn try_answer(&mut self, question: &Question) -> Result<Answer, ArchiveError> {
        if let Question::Decide {
            kind,
            name,
            canonical,
            is_same,
        } = question
        {
            return self.decide(*kind, name, canonical, *is_same);
        }
        if let Question::Export(what, form) = question {
            return self.export(what, *form);
        }
        if let Question::Look(look) = question {
            return Ok(Answer::Leaf(self.leaf(look)?.map(Box::new)));
        }
        let (register, searcher) = self.open()?;
        Ok(match question {
            Question::Names(typed) => Answer::Names(register.find(typed, None)),
            Question::Beside { id, forward } => Answer::Edition(beside(register, *id, *forward)),
            Question::Numbered(number) => {
                Answer::Edition(searcher.reader().by_number(*number)?.first().copied())
            }
            Question::Called(key) => Answer::Edition(searcher.reader().by_handle(key.as_str())?),
            _ => Answer::Edition(None),
        })
    }

    /// Opens the archive once, and reads the facts anew whenever it changed.
    fn open(&mut self) -> Result<(&Register, &mut Searcher), ArchiveError> {
        if self.searcher.is_none() {
            let searcher = Searcher::new(Reader::open(&self.path)?);
            self.searcher = Some(searcher.with_personal(self.personal.clone()));
        }
        let Some(searcher) = self.searcher.as_mut() else {
            return Err(ArchiveError::Missing(self.path.clone()));
        };
        // Where the new file cannot be used the old one is open still; the search thread says so.
        let _ = searcher.follow();
        let version = searcher.reader().data_version()?;
        if self
            .register
            .as_ref()
            .is_none_or(|(known, _)| *known != version)
        {
            self.register = Some((version, Register::load(searcher.reader())?));
        }
        match &self.register {
            Some((_, register)) => Ok((register, searcher)),
            None => Err(ArchiveError::Missing(self.path.clone())),
        }
    }

    fn leaf(&mut self, look: &Look) -> Result<Option<Leaf>, ArchiveError> {
        let (lang, today) = (self.lang, self.today);
        let (register, searcher) = self.open()?;
        Ok(match look {
            Look::Name(Kind::Person, name) => {
                let person = register.person(searcher.reader(), name)?;
                person.map(|person| export::person_leaf(&person, lang, today))
            }
            Look::Name(Kind::Organisation, name) => {
                let organisation = register.organisation(name);
                organisation.map(|one| export::organisation_leaf(&one, lang, today))
            }
            Look::Name(Kind::Theme, name) => {
                let theme = register.theme(name);
                theme.map(|theme| export::theme_leaf(&theme, lang, today))
            }
            Look::List { kind, typed, order } => {
                let filter = Filter::of(searcher, typed)?;
                let listed = register.list(*kind, &filter, *order);
                Some(export::list_leaf(&listed, "", lang, today))
            }
            Look::Stats => Some(export::stats_leaf(&dossier::stats(register), lang)),
            Look::Same => {
                let decided = register.same_names();
                Some(export::same_leaf(
                    &proposals(register, decided),
                    decided,
                    lang,
                ))
            }
            Look::Join(kind, name, canonical) => {
                let affected = dossier::affected(register, *kind, name);
                Some(export::choice_leaf(*kind, name, canonical, &affected, lang))
            }
            Look::Shortlist(name, entries) => {
                let mut rows = Vec::new();
                for entry in entries {
                    let id = searcher.reader().by_handle(&entry.handle)?;
                    let row = id
                        .map(|id| searcher.reader().row(id))
                        .transpose()?
                        .flatten();
                    rows.push((row, entry.clone()));
                }
                Some(export::shortlist_leaf(name, &rows, lang))
            }
        })
    }

    fn decide(
        &mut self,
        kind: Kind,
        name: &str,
        canonical: &str,
        is_same: Option<bool>,
    ) -> Result<Answer, ArchiveError> {
        let (lang, now) = (self.lang, Timestamp::now());
        let mut archive = Archive::open(&self.path, now)?;
        let Some(is_same) = is_same else {
            archive.undecide(kind.key(), name, canonical, now)?;
            return Ok(Answer::Done(lang.same_undone(name, canonical)));
        };
        let decision = SameName {
            kind: kind.key().to_owned(),
            name: name.to_owned(),
            canonical: canonical.to_owned(),
            is_same,
            made: now.to_string(),
            made_by: crate::config::user(),
        };
        archive.decide(&decision, now)?;
        Ok(Answer::Done(if is_same {
            lang.same_joined(name, canonical)
        } else {
            lang.same_parted(name, canonical)
        }))
    }

    fn export(&mut self, what: &What, form: Form) -> Result<Answer, ArchiveError> {
        let (count, stem, text) = match what {
            What::Result(typed) => {
                let editions = self.editions(typed)?;
                let text = editions_as(&editions, form, self.lang)?;
                (editions.len(), crate::text::slug(typed), text)
            }
            What::Page(look) => {
                let text = self.page_as(look, form)?;
                (1, stem(look), text)
            }
        };
        Ok(match write(&self.folder, &stem, form, &text) {
            Ok(path) => Answer::Done(self.lang.exported(count, &path.display().to_string())),
            Err(error) => Answer::Failed(self.lang.export_failed(&self.lang.io_reason(&error))),
        })
    }

    fn editions(&mut self, typed: &str) -> Result<Vec<Edition>, ArchiveError> {
        let (_, searcher) = self.open()?;
        let query = searcher.parse(typed);
        let results = searcher.search(&query, usize::MAX, Sort::NewestFirst)?;
        let mut editions = Vec::with_capacity(results.hits.len());
        for hit in &results.hits {
            editions.extend(searcher.reader().edition(hit.row.id)?);
        }
        Ok(editions)
    }

    fn page_as(&mut self, look: &Look, form: Form) -> Result<String, ArchiveError> {
        let lang = self.lang;
        let leaf = self.leaf(look)?.unwrap_or_default();
        if form == Form::Markdown {
            return Ok(leaf.to_markdown());
        }
        let is_json = form == Form::Json;
        let (register, searcher) = self.open()?;
        let table = |table: std::io::Result<String>| table.unwrap_or_default();
        Ok(match look {
            Look::Name(Kind::Person, name) => {
                let person = register.person(searcher.reader(), name)?;
                let Some(person) = person else {
                    return Ok(String::new());
                };
                if is_json {
                    export::person_to_json(&person)?
                } else {
                    table(export::person_to_csv(&person, lang))
                }
            }
            Look::Name(Kind::Organisation, name) => {
                let Some(one) = register.organisation(name) else {
                    return Ok(String::new());
                };
                if is_json {
                    export::organisation_to_json(&one)?
                } else {
                    table(export::organisation_to_csv(&one, lang))
                }
            }
            Look::List { kind, typed, order } => {
                let filter = Filter::of(searcher, typed)?;
                let listed = register.list(*kind, &filter, *order);
                if is_json {
                    export::listed_to_json(&listed)?
                } else {
                    table(export::listed_to_csv(&listed))
                }
            }
            Look::Stats if is_json => export::stats_to_json(&dossier::stats(register))?,
            Look::Shortlist(_, entries) => {
                let mut editions = Vec::new();
                for entry in entries {
                    let id = searcher.reader().by_handle(&entry.handle)?;
                    editions.extend(
                        id.map(|id| searcher.reader().edition(id))
                            .transpose()?
                            .flatten(),
                    );
                }
                editions_as(&editions, form, lang)?
            }
            _ => leaf.to_text(None),
        })
    }
}

fn stem(look: &Look) -> String {
    match look {
        Look::Name(_, name) | Look::Join(_, name, _) | Look::Shortlist(name, _) => {
            crate::text::slug(name)
        }
        Look::List { kind, .. } => kind.key().to_owned(),
        Look::Stats => "stats".to_owned(),
        Look::Same => "same".to_owned(),
    }
}

fn editions_as(editions: &[Edition], form: Form, lang: Lang) -> Result<String, ArchiveError> {
    Ok(match form {
        Form::Markdown => {
            let texts = editions
                .iter()
                .map(|one| export::edition_to_markdown(one, lang));
            texts.collect::<Vec<_>>().join("\n")
        }
        Form::Csv => export::editions_to_csv(editions).unwrap_or_default(),
        Form::Json => export::editions_to_json(editions)?,
    })
}

/// Writes a new file, never over another, and returns its whole path.
fn write(folder: &Path, stem: &str, form: Form, text: &str) -> std::io::Result<PathBuf> {
    let ending = match form {
        Form::Markdown => "md",
        Form::Csv => "csv",
        Form::Json => "json",
    };
    let stem: String = stem.chars().take(40).collect();
    let stem = if stem.is_empty() {
        "reuring".to_owned()
    } else {
        format!("reuring-{stem}")
    };
    let folder = folder.canonicalize()?;
    for count in 1..1000 {
        let again = if count == 1 {
            String::new()
        } else {
            format!("-{count}")
        };
        let path = folder.join(format!("{stem}{again}.{ending}"));
        let made = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path);
        match made {
            Ok(mut file) => {
                std::io::Write::write_all(&mut file, text.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(std::io::ErrorKind::AlreadyExists.into())
}

/// The neighbour by number in the same series; without a number, by time.
fn beside(register: &Register, id: EditionId, forward: bool) -> Option<EditionId> {
    let own = &register.evening(id)?.row;
    let rows = || register.evenings().iter().map(|evening| &evening.row);
    let Some(number) = own.number else {
        let rows = rows().map(|row| row.id);
        return if forward {
            rows.filter(|other| *other > id).min()
        } else {
            rows.filter(|other| *other < id).max()
        };
    };
    let series = rows().filter(|row| row.series == own.series);
    let numbered = series.filter_map(|row| Some((row.number?, row.id)));
    let found = if forward {
        numbered.filter(|(other, _)| *other > number).min()
    } else {
        numbered.filter(|(other, _)| *other < number).max()
    };
    found.map(|(_, id)| id)
}
