//! "Did you mean": the nearest of some known words, and how a choice is written out.

/// The candidate nearest to `word`, if one is near enough to have been meant.
///
/// Case does not count. Up to a third of the longer word may be wrong, and at least one letter; of equally near
/// candidates, the first.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = letters(word);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = letters(candidate);
            let longer = word.len().max(other.len());
            let distance = distance(&word, &other);
            // Where every letter differs, nothing was misspelt: `a` is not `b` with a slip.
            (distance <= (longer / 3).max(1) && distance < longer).then_some((distance, candidate))
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// `` `a`, `b` or `c` ``.
pub(crate) fn or_list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    let last = quoted.pop().unwrap_or_default();
    if quoted.is_empty() {
        return last;
    }
    format!("{} or {last}", quoted.join(", "))
}

fn letters(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// Optimal string alignment: the insertions, deletions, replacements and swaps of neighbours that lead from `a` to `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    // Three rows of the table are alive at a time: the one above the last, the last, and the one being filled.
    let mut above = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, &y) in b.iter().enumerate() {
            row[j + 1] = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && y == a[i - 1] {
                row[j + 1] = row[j + 1].min(above[j - 1] + 1);
            }
        }
        above = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, letters, nearest, or_list};

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("status", "staus", 1),
            ("status", "sttaus", 1),
            ("status", "xtatuy", 2),
            ("Status", "sTATUS", 0),
            ("kitten", "sitting", 3),
            // Alignment proper: a swapped pair is not edited again, which Damerau's full distance would allow (2).
            ("ca", "abc", 3),
            ("é", "e", 1),
        ] {
            assert_eq!(distance(&letters(a), &letters(b)), expected, "{a} {b}");
            assert_eq!(distance(&letters(b), &letters(a)), expected, "{b} {a}");
        }
    }

    #[test]
    fn nearest_word() {
        let arguments = ["status", "headers", "always_headers", "none", "safe"];
        for (word, expected) in [
            ("staus", Some("status")),
            ("STATUS", Some("status")),
            ("header", Some("headers")),
            ("always_header", Some("always_headers")),
            ("nome", Some("none")),
            ("saef", Some("safe")),
            ("xtatuy", Some("status")),
            ("xxatuy", None),
            ("code", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, arguments), expected, "{word}");
        }
    }

    #[test]
    fn the_closest_wins_and_the_first_of_equals() {
        assert_eq!(nearest("booking", ["cooling", "cooking"]), Some("cooking"));
        assert_eq!(nearest("bat", ["cat", "rat"]), Some("cat"));
        assert_eq!(nearest("bat", ["rat", "cat"]), Some("rat"));
    }

    #[test]
    fn short_words() {
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("ab", ["ac"]), Some("ac"));
        assert_eq!(nearest("ab", ["cd"]), None);
        assert_eq!(nearest("a", []), None);
    }

    #[test]
    fn lists() {
        assert_eq!(or_list([]), "");
        assert_eq!(or_list(["a"]), "`a`");
        assert_eq!(or_list(["a", "b"]), "`a` or `b`");
        assert_eq!(or_list(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
