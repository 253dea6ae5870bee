//! From what a model says to how often that came true on pages by hands it had not learned from.

use super::{Bytes, Writer};

/// Points in rising order between which confidence is read off a straight line.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Curve(pub Vec<(f32, f32)>);

impl Curve {
    /// Returns how often what the model says so surely came true; without points, what it says.
    #[must_use]
    pub fn confidence(&self, chance: f32) -> f32 {
        let apart = |point: &&(f32, f32)| (point.0 - chance).abs();
        let nearest = self.0.iter().min_by(|a, b| apart(a).total_cmp(&apart(b)));
        nearest.map_or(chance, |(_, came_true)| *came_true)
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
    fn confidence_is_what_came_true_of_the_nearest_that_was_said() {
        let curve = Curve(vec![(0.0, 0.0), (0.5, 0.2), (1.0, 0.9)]);
        for (chance, expected) in [(0.0, 0.0), (0.2, 0.0), (0.3, 0.2), (0.7, 0.2), (0.8, 0.9)] {
            let confidence = curve.confidence(chance);
            assert!((confidence - expected).abs() < 1e-6, "{chance}");
        }
        assert!((Curve::default().confidence(0.3) - 0.3).abs() < 1e-6);
    }
}
