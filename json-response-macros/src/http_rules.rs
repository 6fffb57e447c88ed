//! What RFC 9110 says of a status and of its headers, as data and as pure functions over text and numbers.
//!
//! A function that checks gives, as its error, the whole sentence for the compiler to say.
mod tables;

use tables::LISTS;
pub(crate) use tables::{HEADER_NAMES, STATUSES, header_named, status_named};

/// A status that a whole and final response can have.
///
/// - RFC 9110 §15: valid are 100–599.
/// - §15.2: 1xx is interim, a final response follows it; 101 (§15.2.2) gives the connection to another protocol.
/// - §15.3.7: 206 must carry `content-range`, and part of what a 200 would.
pub(crate) fn check_status(code: u64) -> Result<u16, String> {
    match u16::try_from(code) {
        Ok(101) => {
            Err("status `101` hands the connection to another protocol; leave it to the server (RFC 9110 §15.2.2)"
                .into())
        }
        Ok(100..=199) => Err(format!("status `{code}` is not a final response; use one of 200–599 (RFC 9110 §15.2)")),
        Ok(206) => {
            Err("status `206` is for a part of a body, sent for a range request; use `200` (RFC 9110 §15.3.7)".into())
        }
        Ok(code @ 200..=599) => Ok(code),
        _ => Err(format!("status `{code}` is outside 200–599; use a code that HTTP defines (RFC 9110 §15)")),
    }
}

/// Whether a response of this status has no body: RFC 9110 §15.3.5 (204), §15.3.6 (205), §15.4.5 (304).
pub(crate) fn has_no_body(code: u16) -> bool {
    matches!(code, 204 | 205 | 304)
}

/// The header that a response of this status needs, and the section that says so.
///
/// RFC 9110 says MUST of 401, 405, 407 and 426. Of the redirections it says SHOULD: a client has nothing else to follow.
pub(crate) fn required_header(code: u16) -> Option<(&'static str, &'static str)> {
    Some(match code {
        300 => ("location", "RFC 9110 §15.4.1"),
        301 => ("location", "RFC 9110 §15.4.2"),
        302 => ("location", "RFC 9110 §15.4.3"),
        307 => ("location", "RFC 9110 §15.4.8"),
        308 => ("location", "RFC 9110 §15.4.9"),
        401 => ("www-authenticate", "RFC 9110 §15.5.2"),
        405 => ("allow", "RFC 9110 §15.5.6"),
        407 => ("proxy-authenticate", "RFC 9110 §15.5.8"),
        426 => ("upgrade", "RFC 9110 §15.5.22"),
        _ => return None,
    })
}

/// A header name, given back in lower case: a token (RFC 9110 §5.1), and no pseudo-header (RFC 9113 §8.3).
pub(crate) fn check_header_name(text: &str) -> Result<String, String> {
    let lower = text.to_ascii_lowercase();
    if lower.is_empty() {
        return Err("header name is empty; use a token such as `x-request-id` (RFC 9110 §5.1)".into());
    }
    if lower == ":status" {
        return Err("header name `:status` is a pseudo-header; use `status = …` (RFC 9113 §8.3)".into());
    }
    if lower.starts_with(':') {
        return Err(format!("header name `{}` is a pseudo-header; remove it (RFC 9113 §8.3)", shown(text)));
    }
    match text.chars().find(|&c| !is_tchar(c)) {
        None => Ok(lower),
        Some(bad) => Err(format!(
            "header name `{}` has {}; use a token such as `{}` (RFC 9110 §5.1)",
            shown(text),
            character(bad),
            token_like(&lower)
        )),
    }
}

/// Fields that the server sends, from what it does with the connection and the body (RFC 9110 §6.6, §7.6.1, §8.6; RFC
/// 9112 §6.1).
pub(crate) fn check_server_header(name_lower: &str) -> Result<(), String> {
    let section = match name_lower {
        "connection" | "keep-alive" | "te" => "RFC 9110 §7.6.1",
        "content-length" => "RFC 9110 §8.6",
        "date" => "RFC 9110 §6.6.1",
        "trailer" => "RFC 9110 §6.6.2",
        "transfer-encoding" => "RFC 9112 §6.1",
        _ => return Ok(()),
    };
    Err(format!("header `{name_lower}` belongs to the server; remove it ({section})"))
}

/// A header value: visible ASCII, with spaces and tabs inside only (RFC 9110 §5.5).
///
/// The RFC still lets bytes above ASCII through, as opaque data; `http` reads none of them back as text.
pub(crate) fn check_header_value(text: &str) -> Result<(), String> {
    if let Some(bad) = text.chars().find(|&c| c != '\t' && (c.is_control() || !c.is_ascii())) {
        let what = character(bad);
        return Err(match bad {
            '\r' | '\n' => format!("header value has {what}, which would end the header; remove it (RFC 9110 §5.5)"),
            _ if bad.is_control() => {
                format!("header value has {what}; remove it (RFC 9110 §5.5)")
            }
            _ => {
                format!("header value has {what}; percent-encode it, as in `{}` (RFC 9110 §5.5)", percent_encoded(bad))
            }
        });
    }
    let edge = |c: Option<char>| c.filter(|c| OWS.contains(c)).map(character);
    if let Some(what) = edge(text.chars().next()) {
        return Err(format!("header value starts with {what}; remove it (RFC 9110 §5.5)"));
    }
    if let Some(what) = edge(text.chars().next_back()) {
        return Err(format!("header value ends with {what}; remove it (RFC 9110 §5.5)"));
    }
    Ok(())
}

/// A literal value of a field that has a grammar of its own: `etag` (RFC 9110 §8.8.3), `retry-after` (§10.2.3).
pub(crate) fn check_typed_value(name_lower: &str, value: &str) -> Result<(), String> {
    match name_lower {
        "etag" => check_etag(value),
        "retry-after" => check_retry_after(value),
        _ => Ok(()),
    }
}

/// Whether the field may stand on several lines of one response (RFC 9110 §5.3).
pub(crate) fn may_repeat(name_lower: &str) -> bool {
    LISTS.contains(&name_lower)
}

/// A media type (RFC 9110 §8.3.1) that says JSON: `application/json` (RFC 8259 §11) or `*/*+json` (RFC 6839 §3.1).
///
/// The empty parameter of §5.6.6, as in `application/json;`, is refused: in a literal it is a slip.
pub(crate) fn check_content_type(text: &str) -> Result<(), String> {
    let (essence, parameters) = match text.find(';') {
        Some(at) => (text[..at].trim_end_matches(OWS), &text[at..]),
        None => (text, ""),
    };
    // `*` is a character of tokens, but there it makes a range of media types, which only `accept` takes.
    let is_name = |text: &str| is_token(text) && !text.contains('*');
    let Some((kind, subtype)) = essence.split_once('/').filter(|&(kind, subtype)| is_name(kind) && is_name(subtype))
    else {
        return Err(format!(
            "content type `{}` is no media type; use one such as `application/json` (RFC 9110 §8.3.1)",
            shown(text)
        ));
    };
    if !are_parameters(parameters) {
        return Err(format!(
            "content type `{}` has a malformed parameter; write each as `; name=value` (RFC 9110 §8.3.1)",
            shown(text)
        ));
    }
    let subtype = subtype.to_ascii_lowercase();
    let suffixed = subtype.strip_suffix("+json").is_some_and(|prefix| !prefix.is_empty());
    if suffixed || (kind.eq_ignore_ascii_case("application") && subtype == "json") {
        return Ok(());
    }
    Err(format!(
        "content type `{essence}` is not JSON; use `application/json` or a type that ends in `+json` (RFC 6839 §3.1)"
    ))
}

/// The characters of a URI reference (RFC 3986 §2, §4.1), as `type` of RFC 9457 §3.1.1 is one.
pub(crate) fn check_uri(text: &str) -> Result<(), String> {
    let is_legal = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    match text.chars().find(|&c| !is_legal(c)) {
        None => Ok(()),
        Some(bad) => Err(format!(
            "`{}` is no URI: it has {}; percent-encode it, as in `{}` (RFC 3986 §2.1)",
            shown(text),
            character(bad),
            percent_encoded(bad)
        )),
    }
}

/// RFC 9110 §8.8.3: `[ "W/" ] DQUOTE *etagc DQUOTE`; `W` is upper case.
fn check_etag(value: &str) -> Result<(), String> {
    // Kept to ASCII, as `check_header_value` keeps values.
    let is_etagc = |c: char| matches!(c, '!' | '#'..='~');
    let (weak, tag) = match value.strip_prefix("W/").or(value.strip_prefix("w/")) {
        Some(tag) => ("W/", tag),
        None => ("", value),
    };
    let inner = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
    let fault = match inner.map(|inner| inner.chars().find(|&c| !is_etagc(c))) {
        None => "is not in double quotes".to_owned(),
        Some(Some(bad)) => format!("has {} between its quotes", character(bad)),
        Some(None) if value.starts_with('w') => "starts with a lower-case `w`".to_owned(),
        Some(None) => return Ok(()),
    };
    let tag: String = tag.chars().filter(|&c| is_etagc(c)).collect();
    let tag = tag.replace('\\', r"\\");
    Err(format!(r#"`etag` value `{}` {fault}; write `"{weak}\"{tag}\""` (RFC 9110 §8.8.3)"#, shown(value)))
}

/// RFC 9110 §10.2.3: `HTTP-date / delay-seconds`.
fn check_retry_after(value: &str) -> Result<(), String> {
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(());
    }
    let names_a_day =
        value.get(..3).is_some_and(|start| WEEKDAYS.iter().any(|day| day[..3].eq_ignore_ascii_case(start)));
    if !names_a_day {
        return Err(format!(
            "`retry-after` value `{}` is neither seconds nor a date; write `120` or `{A_DATE}` (RFC 9110 §10.2.3)",
            shown(value)
        ));
    }
    check_date(value).map_err(|fault| format!("`retry-after` date `{}` {fault} (RFC 9110 §5.6.7)", shown(value)))
}

/// RFC 9110 §5.6.7: the one form that may be sent, `IMF-fixdate`; `rfc850-date` and `asctime-date` are only for reading.
/// The day of the week is the one that the date implies (RFC 5322 §3.3).
fn check_date(date: &str) -> Result<(), String> {
    let Some([day, month, year, hour, minute, second]) = date_fields(date) else {
        return Err(format!("is not in the form of HTTP; write it as `{A_DATE}`"));
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + usize::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    // 60 is a leap second.
    if !(1..=days).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return Err("does not exist; correct its day or its time".to_owned());
    }
    let weekday = WEEKDAYS[weekday(year, month, day)];
    if date.starts_with(&weekday[..3]) {
        return Ok(());
    }
    Err(format!("is a {weekday}; write `{}`", &weekday[..3]))
}

/// Day, month from 1, year, hour, minute and second of an `IMF-fixdate`, each of them only digits so far.
fn date_fields(date: &str) -> Option<[usize; 6]> {
    let (weekday, rest) = date.strip_suffix(" GMT")?.split_once(", ")?;
    WEEKDAYS.iter().find(|day| &day[..3] == weekday)?;
    let [day, month, year, time] = split(rest, ' ')?;
    let [hour, minute, second] = split(time, ':')?;
    let month = 1 + MONTHS.iter().position(|&name| name == month)?;
    Some([digits(day, 2)?, month, digits(year, 4)?, digits(hour, 2)?, digits(minute, 2)?, digits(second, 2)?])
}

/// The day of the week, from Sunday = 0, in the Gregorian calendar.
fn weekday(year: usize, month: usize, day: usize) -> usize {
    // The year starts in March, so that the leap day is its last. A whole cycle of 400 years is 20871 weeks, added so
    // that the January of year 0 has a year before it.
    const DAYS_BEFORE: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = year + 400 - usize::from(month < 3);
    (year + year / 4 - year / 100 + year / 400 + DAYS_BEFORE[month - 1] + day) % 7
}

/// `*( OWS ";" OWS token "=" ( token / quoted-string ) )` (RFC 9110 §5.6.6, without its empty parameter).
fn are_parameters(mut rest: &str) -> bool {
    while !rest.is_empty() {
        let Some((name, value)) = rest
            .trim_start_matches(OWS)
            .strip_prefix(';')
            .and_then(|rest| rest.trim_start_matches(OWS).split_once('='))
        else {
            return false;
        };
        let end = if value.starts_with('"') {
            end_of_quoted(value)
        } else {
            value.find(|c| !is_tchar(c)).or(Some(value.len()))
        };
        match end {
            Some(end) if end > 0 && is_token(name) => rest = &value[end..],
            _ => return false,
        }
    }
    true
}

/// Where a quoted string ends that starts here (RFC 9110 §5.6.4), kept to ASCII as `check_header_value` keeps values.
fn end_of_quoted(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if c != '\t' && !(' '..='~').contains(&c) => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Optional white space (RFC 9110 §5.6.3).
const OWS: [char; 2] = [' ', '\t'];

/// The example of RFC 9110 §5.6.7.
const A_DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// RFC 9110 §5.6.2: `token = 1*tchar`.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_tchar)
}

fn is_tchar(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

/// The token that was probably meant: what stands before a colon, with `-` for what no token may have.
fn token_like(lower: &str) -> String {
    let name = lower.split(':').next().unwrap_or_default();
    let words: Vec<_> = name.split(|c| !is_tchar(c)).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return "x-request-id".to_owned();
    }
    words.join("-")
}

/// Exactly `N` parts.
fn split<const N: usize>(text: &str, at: char) -> Option<[&str; N]> {
    text.split(at).collect::<Vec<_>>().try_into().ok()
}

/// A number of exactly `len` digits.
fn digits(text: &str, len: usize) -> Option<usize> {
    let all = text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

fn percent_encoded(c: char) -> String {
    let mut buffer = [0; 4];
    let bytes = c.encode_utf8(&mut buffer).bytes();
    bytes.fold(String::new(), |text, byte| text + &format!("%{byte:02X}"))
}

/// A character as a sentence names it.
fn character(c: char) -> String {
    match c {
        ' ' => "a space".to_owned(),
        '\t' => "a tab".to_owned(),
        '\n' => "a line feed".to_owned(),
        '\r' => "a carriage return".to_owned(),
        '\0' => "a NUL".to_owned(),
        ':' => "a colon".to_owned(),
        '"' => "a double quote".to_owned(),
        _ if c.is_control() => format!("the control character `{}`", c.escape_unicode()),
        _ if c.is_ascii() => format!("`{c}`"),
        _ => format!("`{}`, which is not ASCII", c.escape_debug()),
    }
}

/// The user's text on one line: what cannot be seen is escaped, the rest stands as it is.
fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\'' | '\\' => shown.push(c),
            _ => shown.extend(c.escape_debug()),
        }
    }
    shown
}

#[cfg(test)]
mod grammar_tests;
#[cfg(test)]
mod tests;
