//! Evidence as numbers under hashed names: what a model weighs.
//!
//! A name is hashed to 32 bits. The highest bit tells features of single words, of which there are thousands, from
//! the dense ones, which trees may look at and reasons can be said of.

/// Set in the key of a feature that stands for a single word.
const OF_WORD: u32 = 1 << 31;

/// Returns the hash of a name or of a lower-case word.
#[must_use]
pub const fn hash(name: &str) -> u32 {
    extend(0x811c_9dc5, name)
}

const fn extend(mut hash: u32, name: &str) -> u32 {
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// Returns the hash of two hashes in this order.
#[must_use]
pub const fn pair(first: u32, second: u32) -> u32 {
    let mixed = (first.rotate_left(13) ^ second).wrapping_mul(0x9e37_79b1);
    mixed ^ (mixed >> 15)
}

/// Returns the key of a dense feature.
#[must_use]
pub const fn key(name: &str) -> u32 {
    let hash = hash(name);
    (hash ^ (hash >> 16)) & !OF_WORD
}

/// Returns the key of one of several dense features under one name.
#[must_use]
pub const fn key_of(name: &str, which: u32) -> u32 {
    pair(hash(name), which) & !OF_WORD
}

/// Says whether a key belongs to a dense feature.
#[must_use]
pub const fn is_dense(key: u32) -> bool {
    key & OF_WORD == 0
}

/// The evidence for one candidate: keys with values, each key once and in order after [`Features::finish`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Features(Vec<(u32, f32)>);

impl Features {
    /// Returns evidence that holds the constant every model starts from.
    #[must_use]
    pub fn new() -> Self {
        let mut features = Features(Vec::with_capacity(128));
        features.set("bias", 1.0);
        features
    }

    /// Sets a dense feature; zero is left out.
    pub fn set(&mut self, name: &str, value: f32) {
        self.put(key(name), value);
    }

    /// Sets a dense feature to one where `is_so`.
    pub fn flag(&mut self, name: &str, is_so: bool) {
        self.set(name, f32::from(u8::from(is_so)));
    }

    /// Sets one of several dense features under a name.
    pub fn set_of(&mut self, name: &str, which: u32, value: f32) {
        self.put(key_of(name, which), value);
    }

    /// Notes a word, by its hash, in the place that `name` stands for.
    pub fn word(&mut self, name: &str, word: u32) {
        self.word_as(name, word, 1.0);
    }

    /// Notes a word with a weight other than one.
    pub fn word_as(&mut self, name: &str, word: u32, value: f32) {
        self.put(pair(hash(name), word) | OF_WORD, value);
    }

    fn put(&mut self, key: u32, value: f32) {
        if value != 0.0 {
            self.0.push((key, value));
        }
    }

    /// Brings the keys in order; of a key noted twice the last value stands.
    #[must_use]
    pub fn finish(mut self) -> Self {
        self.0.sort_by_key(|(key, _)| *key);
        self.0.dedup_by(|later, earlier| {
            let is_same = later.0 == earlier.0;
            if is_same {
                earlier.1 = later.1;
            }
            is_same
        });
        self
    }

    /// Returns the value of a dense feature, zero where it is absent.
    #[must_use]
    pub fn get(&self, name: &str) -> f32 {
        self.value(key(name))
    }

    /// Says whether a key was noted.
    #[must_use]
    pub fn has(&self, key: u32) -> bool {
        self.0.iter().any(|(own, _)| *own == key)
    }

    /// Returns the value under a key, zero where it is absent. Only after [`Self::finish`].
    #[must_use]
    pub fn value(&self, key: u32) -> f32 {
        let found = self.0.binary_search_by_key(&key, |(key, _)| *key);
        found
            .ok()
            .and_then(|at| self.0.get(at))
            .map_or(0.0, |(_, value)| *value)
    }

    /// Returns the values under keys that are in order, zero where one is absent. Only after [`Self::finish`].
    #[must_use]
    pub fn values(&self, keys: &[u32]) -> Vec<f32> {
        let mut own = self.0.iter().peekable();
        let value = |key: &u32| {
            while own.next_if(|(other, _)| other < key).is_some() {}
            own.peek()
                .filter(|(other, _)| other == key)
                .map_or(0.0, |(_, value)| *value)
        };
        keys.iter().map(value).collect()
    }

    /// Iterates over keys and values.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_noted_twice_the_last_value_stands() {
        let mut features = Features::new();
        features.set("position", 0.25);
        features.set("position", 0.5);
        features.word("before", hash("host"));
        let features = features.finish();
        assert!((features.get("position") - 0.5).abs() < 1e-6);
        assert_eq!(features.iter().count(), 3);
        assert_eq!(features.iter().filter(|(key, _)| is_dense(*key)).count(), 2);
    }
}
