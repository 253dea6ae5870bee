//! From what a model says to how often that came true on pages by hands it had not learned from.

use super::{Bytes, Writer};

/// Points in rising order between which confidence is read off a straight line.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Curve(pub Vec<(f32, f32)>);

impl Curve {
    /// Returns how often what the model says so surely came true; without points, what it says.
    #[must_use]
    pub fn confidence(&self, chance: f32) -> f32 {
        let Some(at) = self.0.iter().position(|(said, _)| *said >= chance) else {
            return self.0.last().map_or(chance, |(_, came_true)| *came_true);
        };
        let (said, came_true) = self.0[at];
        let Some((before, then)) = at.checked_sub(1).map(|before| self.0[before]) else {
            return came_true;
        };
        then + (came_true - then) * (chance - before) / (said - before).max(1e-6)
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(bytes: &mut Bytes) -> Self {
        Curve(bytes.list(|bytes| (bytes.f32(), bytes.f32())))
    }

    /// Writes the points.
    pub fn write(&self, bytes: &mut Writer) {
        bytes.list(&self.0, |bytes, point| {
            bytes.f32(point.0);
            bytes.f32(point.1);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_points_confidence_lies_on_a_line() {
        let curve = Curve(vec![(0.0, 0.0), (0.5, 0.2), (1.0, 0.9)]);
        for (chance, expected) in [
            (0.0, 0.0),
            (0.25, 0.1),
            (0.5, 0.2),
            (0.75, 0.55),
            (1.0, 0.9),
        ] {
            assert!(
                (curve.confidence(chance) - expected).abs() < 1e-6,
                "{chance}"
            );
        }
        assert!((Curve::default().confidence(0.3) - 0.3).abs() < 1e-6);
    }
}
