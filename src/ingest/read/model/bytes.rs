//! The form of the learned data: little-endian numbers one after another, lists with their length in front.

/// Reads numbers off the front of some bytes. What is missing reads as zero, so that damaged data cannot stop
/// the program; a test holds that the data the program carries is whole.
#[derive(Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader(bytes)
    }

    fn take<const N: usize>(&mut self) -> [u8; N] {
        let (first, rest) = self.0.split_first_chunk::<N>().unwrap_or((&[0; N], &[]));
        self.0 = rest;
        *first
    }

    /// Reads a number of four bytes.
    pub fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.take())
    }

    /// Reads a number of two bytes.
    pub fn u16(&mut self) -> u16 {
        u16::from_le_bytes(self.take())
    }

    /// Reads a signed number of two bytes.
    pub fn i16(&mut self) -> i16 {
        i16::from_le_bytes(self.take())
    }

    /// Reads a fraction.
    pub fn f32(&mut self) -> f32 {
        f32::from_le_bytes(self.take())
    }

    /// Reads a list of what `read` reads. A length beyond the bytes left is cut to them.
    pub fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let length = usize::try_from(self.u32()).unwrap_or(0).min(self.0.len());
        (0..length).map(|_| read(self)).collect()
    }

    /// Says whether all bytes have been read.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}

/// Writes what [`Reader`] reads.
#[derive(Debug, Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    /// Writes a number of four bytes.
    pub fn u32(&mut self, value: u32) {
        self.0.extend(value.to_le_bytes());
    }

    /// Writes a number of two bytes.
    pub fn u16(&mut self, value: u16) {
        self.0.extend(value.to_le_bytes());
    }

    /// Writes a signed number of two bytes.
    pub fn i16(&mut self, value: i16) {
        self.0.extend(value.to_le_bytes());
    }

    /// Writes a fraction.
    pub fn f32(&mut self, value: f32) {
        self.0.extend(value.to_le_bytes());
    }

    /// Writes a list, its length in front.
    pub fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.u32(u32::try_from(items.len()).unwrap_or(u32::MAX));
        for item in items {
            write(self, item);
        }
    }
}
