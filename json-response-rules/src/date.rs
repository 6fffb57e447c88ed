//! Dates: RFC 9110 §5.6.7.

use crate::text::{same, same_letters, shown};

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// It is not in the one form that may be sent.
    Form,
    /// Its day or its time does not exist.
    NoSuchDay,
    /// It falls on another day of the week, this one.
    Weekday(&'static str),
}

impl DateFault {
    /// What is wrong, of a date that is not shown.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Form => {
                "the date is not in the form of HTTP; write it as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7)"
            }
            Self::NoSuchDay => "the date does not exist; correct its day or its time (RFC 9110 §5.6.7)",
            Self::Weekday(_) => "the date falls on another day of the week; correct it (RFC 9110 §5.6.7)",
        }
    }

    /// What is wrong with this date in this header.
    pub fn of(self, name_lower: &str, date: &str) -> String {
        let date = shown(date);
        match self {
            Self::Form => format!(
                "`{name_lower}` date `{date}` is not in the form of HTTP; write it as `{EXAMPLE}` (RFC 9110 §5.6.7)"
            ),
            Self::NoSuchDay => {
                format!("`{name_lower}` date `{date}` does not exist; correct its day or its time (RFC 9110 §5.6.7)")
            }
            Self::Weekday(weekday) => {
                format!("`{name_lower}` date `{date}` is a {weekday}; write `{}` (RFC 9110 §5.6.7)", &weekday[..3])
            }
        }
    }
}

/// The example of RFC 9110 §5.6.7.
pub(crate) const EXAMPLE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The one form that may be sent, `IMF-fixdate`; `rfc850-date` and `asctime-date` are only for reading. The day of the week is
/// the one that the date implies (RFC 5322 §3.3).
///
/// # Errors
///
/// On any other text.
pub const fn check_date(date: &[u8]) -> Result<(), DateFault> {
    // Sun, 06 Nov 1994 08:49:37 GMT
    let &[
        n0,
        n1,
        n2,
        b',',
        b' ',
        d0,
        d1,
        b' ',
        m0,
        m1,
        m2,
        b' ',
        y0,
        y1,
        y2,
        y3,
        b' ',
        h0,
        h1,
        b':',
        i0,
        i1,
        b':',
        s0,
        s1,
        b' ',
        b'G',
        b'M',
        b'T',
    ] = date
    else {
        return Err(DateFault::Form);
    };
    let (Some(named), Some(month)) = (position(&WEEKDAYS, [n0, n1, n2]), position(&MONTHS, [m0, m1, m2])) else {
        return Err(DateFault::Form);
    };
    let (Some(day), Some(century), Some(year)) = (two(d0, d1), two(y0, y1), two(y2, y3)) else {
        return Err(DateFault::Form);
    };
    let (Some(hour), Some(minute), Some(second)) = (two(h0, h1), two(i0, i1), two(s0, s1)) else {
        return Err(DateFault::Form);
    };
    let (year, month) = (century * 100 + year, month + 1);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    // 60 is a leap second.
    if day == 0 || day > days || hour > 23 || minute > 59 || second > 60 {
        return Err(DateFault::NoSuchDay);
    }
    let weekday = weekday(year, month, day);
    if weekday == named { Ok(()) } else { Err(DateFault::Weekday(WEEKDAYS[weekday])) }
}

/// Whether a text begins like a date, in any form.
pub(crate) const fn names_a_day(text: &[u8]) -> bool {
    let [first, second, third, ..] = text else {
        return false;
    };
    let mut at = 0;
    while at < WEEKDAYS.len() {
        let (day, _) = WEEKDAYS[at].as_bytes().split_at(3);
        if same_letters(day, &[*first, *second, *third]) {
            return true;
        }
        at += 1;
    }
    false
}

/// Which of the names begins with these letters.
const fn position(names: &[&str], letters: [u8; 3]) -> Option<usize> {
    let mut at = 0;
    while at < names.len() {
        let (start, _) = names[at].as_bytes().split_at(3);
        if same(start, &letters) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// A number of two digits.
const fn two(tens: u8, ones: u8) -> Option<usize> {
    if tens.is_ascii_digit() && ones.is_ascii_digit() {
        return Some((tens - b'0') as usize * 10 + (ones - b'0') as usize);
    }
    None
}

/// The day of the week, from Sunday = 0, in the Gregorian calendar.
pub(crate) const fn weekday(year: usize, month: usize, day: usize) -> usize {
    // The year starts in March, so that the leap day is its last. A whole cycle of 400 years is 20871 weeks, added so
    // that the January of year 0 has a year before it.
    const DAYS_BEFORE: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = year + 400 - (month < 3) as usize;
    (year + year / 4 - year / 100 + year / 400 + DAYS_BEFORE[month - 1] + day) % 7
}
