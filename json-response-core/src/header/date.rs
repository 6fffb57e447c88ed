//! A time as a header says it.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

const DAY: u64 = 24 * 60 * 60;
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A time as an IMF-fixdate (RFC 9110 §5.6.7), such as `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(super) struct HttpDate {
    days: u64,
    seconds: u64,
}

impl HttpDate {
    /// `None` for a time before 1970, or past the four digits that a year has.
    pub(super) fn new(time: SystemTime) -> Option<Self> {
        let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
        // 9999-12-31T23:59:59Z.
        (seconds <= 253_402_300_799).then_some(Self { days: seconds / DAY, seconds: seconds % DAY })
    }

    /// Year, month from 0 and day from 1, by counting from 1 March of year 0, so that a leap day ends its year.
    fn date(&self) -> (u64, usize, u64) {
        let days = self.days + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12;
        let year = era * 400 + year_of_era + u64::from(month < 2);
        (year, usize::try_from(month).unwrap_or(0), day)
    }
}

impl fmt::Display for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        let weekday = WEEKDAYS[usize::try_from(self.days % 7).unwrap_or(0)];
        let (hour, minute, second) = (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60);
        write!(f, "{weekday}, {day:02} {} {year:04} {hour:02}:{minute:02}:{second:02} GMT", MONTHS[month])
    }
}

#[cfg(test)]
mod tests {
    use super::HttpDate;
    use std::time::{Duration, UNIX_EPOCH};

    fn date(seconds: u64) -> String {
        HttpDate::new(UNIX_EPOCH + Duration::from_secs(seconds)).unwrap().to_string()
    }

    #[test]
    fn a_time_is_an_imf_fixdate() {
        for (seconds, expected) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
            (1_709_251_200, "Fri, 01 Mar 2024 00:00:00 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] {
            assert_eq!(date(seconds), expected);
        }
    }

    #[test]
    fn a_time_that_has_no_date_of_four_digits_is_none() {
        assert!(HttpDate::new(UNIX_EPOCH - Duration::from_secs(1)).is_none());
        assert!(HttpDate::new(UNIX_EPOCH + Duration::from_secs(253_402_300_800)).is_none());
    }
}
