//! The same sources with the attributes and without, as a package of two libraries.
