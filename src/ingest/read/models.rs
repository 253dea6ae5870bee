//! Everything that was learned, by what it decides.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::model::{Bytes, Chain, Curve, Linear, Writer};
use super::rivals::TwoLooks;
use crate::gazetteer::Gazetteer;

/// How often what was said of each field came true on pages by hands that were left out.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Confidences {
    /// That a text is about an evening.
    pub subject: Curve,
    /// Numbers.
    pub number: Curve,
    /// Days.
    pub day: Curve,
    /// Times of start and doors.
    pub time: Curve,
    /// Venues.
    pub venue: Curve,
    /// Titles.
    pub title: Curve,
    /// Partners.
    pub partner: Curve,
    /// People on the bench.
    pub bench: Curve,
}

impl Confidences {
    fn all(&self) -> [&Curve; 8] {
        [
            &self.subject,
            &self.number,
            &self.day,
            &self.time,
            &self.venue,
            &self.title,
            &self.partner,
            &self.bench,
        ]
    }

    fn read(bytes: &mut Bytes) -> Self {
        Confidences {
            subject: Curve::read(bytes),
            number: Curve::read(bytes),
            day: Curve::read(bytes),
            time: Curve::read(bytes),
            venue: Curve::read(bytes),
            title: Curve::read(bytes),
            partner: Curve::read(bytes),
            bench: Curve::read(bytes),
        }
    }
}

/// The models of all decisions.
#[derive(Debug, Default)]
pub struct Models {
    /// Hashes of the words that pages write in small letters.
    pub common: Vec<u32>,
    /// Whether a line begins another evening.
    pub border: Linear,
    /// Whether a text is about an evening of the series.
    pub subject: Linear,
    /// Whether it was held, is announced or was called off: the order is that of [`super::reading::STATUSES`].
    pub status: Linear,
    /// Whether it was online.
    pub series: Linear,
    /// Which number is the evening's.
    pub number: TwoLooks,
    /// Which day.
    pub day: TwoLooks,
    /// Which time is the start (1), which the opening of the doors (2).
    pub time: TwoLooks,
    /// Which phrase is the venue.
    pub venue: TwoLooks,
    /// Which phrases are partners.
    pub partner: TwoLooks,
    /// Which phrase is the band.
    pub music: TwoLooks,
    /// Which words are the title.
    pub title: TwoLooks,
    /// Who played which part: the order is that of [`super::role::ROLES`].
    pub role: TwoLooks,
    /// Where functions and organisations stand.
    pub chain: Chain,
    /// What came true of what is said.
    pub confidences: Confidences,
}

impl Models {
    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let bytes = &mut Bytes::new(bytes);
        Models {
            common: bytes.list(Bytes::u32),
            border: Linear::read(bytes),
            subject: Linear::read(bytes),
            status: Linear::read(bytes),
            series: Linear::read(bytes),
            number: TwoLooks::read(bytes),
            day: TwoLooks::read(bytes),
            time: TwoLooks::read(bytes),
            venue: TwoLooks::read(bytes),
            partner: TwoLooks::read(bytes),
            music: TwoLooks::read(bytes),
            title: TwoLooks::read(bytes),
            role: TwoLooks::read(bytes),
            chain: Chain::read(bytes),
            confidences: Confidences::read(bytes),
        }
    }

    /// Writes all models.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Writer::default();
        bytes.list(&self.common, |bytes, word| bytes.u32(*word));
        for model in [&self.border, &self.subject, &self.status, &self.series] {
            model.write(&mut bytes);
        }
        for looks in [
            &self.number,
            &self.day,
            &self.time,
            &self.venue,
            &self.partner,
            &self.music,
            &self.title,
            &self.role,
        ] {
            looks.write(&mut bytes);
        }
        self.chain.write(&mut bytes);
        for curve in self.confidences.all() {
            curve.write(&mut bytes);
        }
        bytes.0
    }
}

/// Models with the words they know.
#[derive(Debug)]
pub struct Reader {
    /// What is known of words.
    pub lexicon: Lexicon,
    /// What was learned.
    pub models: Models,
}

impl Reader {
    /// Joins models and the names of `gazetteer`.
    #[must_use]
    pub fn new(models: Models, gazetteer: &Gazetteer) -> Self {
        let common = models.common.iter().copied().collect();
        Reader {
            lexicon: Lexicon::new(gazetteer, common),
            models,
        }
    }

    /// Returns the reader the program carries.
    #[must_use]
    pub fn bundled() -> &'static Reader {
        static BUNDLED: LazyLock<Reader> = LazyLock::new(|| {
            let models = Models::read(include_bytes!("../../../data/reading/weights.bin"));
            Reader::new(models, Gazetteer::bundled())
        });
        &BUNDLED
    }
}
