//! Room to write to.

/// How much is initialised at once, if there is room: little enough to be in the processor's first cache when it is written.
const STEP: usize = 1024;

/// A buffer of which more is initialised than is written, so that safe code writes to it by slices of fixed length.
///
/// A write may leave anything behind its end: what comes next overwrites it.
pub(crate) struct Out {
    /// All of it is initialised.
    room: Vec<u8>,
    /// How much of it is written; never more than there is.
    at: usize,
}

impl Out {
    /// Writes to the end of `buffer`.
    pub(crate) fn behind(buffer: Vec<u8>) -> Self {
        let mut out = Self { at: buffer.len(), room: buffer };
        out.initialise(out.at);
        out
    }

    /// Writes over what `buffer` holds, from its start.
    pub(crate) fn over(buffer: Vec<u8>) -> Self {
        Self { room: buffer, at: 0 }
    }

    /// What is written, without the initialised room behind it.
    pub(crate) fn into_written(self) -> Vec<u8> {
        let Self { mut room, at } = self;
        room.truncate(at);
        room
    }

    pub(crate) fn written(&self) -> &[u8] {
        self.room.get(..self.at).unwrap_or_default()
    }

    /// The whole buffer, for another [`Out::over`].
    pub(crate) fn into_room(self) -> Vec<u8> {
        self.room
    }

    /// The next `N` bytes, if so many are initialised.
    #[inline]
    pub(super) fn next<const N: usize>(&mut self) -> Option<&mut [u8; N]> {
        self.room.get_mut(self.at..)?.first_chunk_mut()
    }

    /// All initialised bytes that are not written yet: `n` or more.
    #[inline]
    pub(super) fn rest(&mut self, n: usize) -> &mut [u8] {
        if self.room.len() - self.at < n {
            self.grow(n);
        }
        self.room.get_mut(self.at..).unwrap_or_default()
    }

    /// Takes the next `n` bytes as written.
    #[inline]
    pub(super) fn advance(&mut self, n: usize) {
        self.at += n;
    }

    #[inline]
    pub(super) fn push(&mut self, byte: u8) {
        match self.room.get_mut(self.at) {
            Some(slot) => {
                *slot = byte;
                self.at += 1;
            }
            None => self.append(&[byte]),
        }
    }

    /// Writes the first `n` bytes of eight.
    #[inline]
    pub(super) fn word(&mut self, word: [u8; 8], n: usize) {
        match self.next() {
            Some(to) => {
                *to = word;
                self.at += n;
            }
            None => self.append_word(word, n),
        }
    }

    #[cold]
    #[inline(never)]
    fn append_word(&mut self, word: [u8; 8], n: usize) {
        self.append(word.get(..n).unwrap_or(&word));
    }

    /// Writes bytes as they are.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        match self.room.get_mut(self.at..).and_then(|room| room.get_mut(..bytes.len())) {
            Some(to) => {
                to.copy_from_slice(bytes);
                self.at += bytes.len();
            }
            None => self.append(bytes),
        }
    }

    /// Writes bytes for which there is no initialised room, and initialises some.
    #[cold]
    #[inline(never)]
    pub(super) fn append(&mut self, bytes: &[u8]) {
        self.room.truncate(self.at);
        self.room.extend_from_slice(bytes);
        self.at = self.room.len();
        self.initialise(self.at);
    }

    /// Makes and initialises room for `n` bytes, and a step more.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, n: usize) {
        self.room.reserve((self.at + n).saturating_sub(self.room.len()));
        self.initialise(self.at + n);
    }

    /// Initialises a step of what is allocated, and says whether there are `n` bytes then.
    pub(super) fn initialise_for(&mut self, n: usize) -> bool {
        self.initialise(self.at);
        self.room.len() - self.at >= n
    }

    /// Initialises `length` bytes, which there is room for, and a step more, as far as there is: what is not needed in the end
    /// is neither allocated nor touched.
    fn initialise(&mut self, length: usize) {
        self.room.resize(self.room.capacity().min(length + STEP), 0);
    }
}
