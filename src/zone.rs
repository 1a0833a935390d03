//! Clocks of carriers: how far from UTC, and by which rule they are put forward in summer.
//!
//! It reads no clock and asks no browser: the rules are a table of this file, so that a day has the same length everywhere the
//! app runs. Why a table of our own: `docs/decisions/where-do-the-clocks-of-carriers-come-from.md`.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, Utc, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// The clock of one place. Written "+11:00", or "+01:00 EU" where it is put forward in summer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Minutes east of UTC in winter. Less than a day either way: every constructor keeps it so.
    standard: i32,
    /// Which of [`RULES`].
    summer: Option<u8>,
}

/// When clocks are put forward by an hour and back again, every year alike.
struct Rule {
    name: &'static str,
    forward: Turn,
    back: Turn,
}

/// A weekday on or after a day of a month, and so many minutes from the beginning of that day.
struct Turn {
    month: u32,
    from_day: u32,
    weekday: Weekday,
    minutes: i64,
    /// In UTC; else in the zone's own winter time.
    in_utc: bool,
}

const fn turn(month: u32, from_day: u32, weekday: Weekday, minutes: i64, in_utc: bool) -> Turn {
    Turn { month, from_day, weekday, minutes, in_utc }
}

use Weekday::{Fri, Sun, Thu};

/// By the tz database (IANA, release 2025b, public domain), as it stands for 2026 and after. The last Sunday of a month of 31
/// days is the one from the 25th on.
const RULES: [Rule; 10] = [
    Rule { name: "EU", forward: turn(3, 25, Sun, 60, true), back: turn(10, 25, Sun, 60, true) },
    Rule { name: "US", forward: turn(3, 8, Sun, 120, false), back: turn(11, 1, Sun, 60, false) },
    Rule { name: "AU", forward: turn(10, 1, Sun, 120, false), back: turn(4, 1, Sun, 120, false) },
    // Chatham Island changes at the same instant as the rest, which is another time of day there.
    Rule { name: "NZ", forward: turn(9, 24, Sun, -600, true), back: turn(4, 1, Sun, -600, true) },
    Rule { name: "CL", forward: turn(9, 2, Sun, 240, true), back: turn(4, 2, Sun, 180, true) },
    Rule { name: "CU", forward: turn(3, 8, Sun, 0, false), back: turn(11, 1, Sun, 0, false) },
    Rule { name: "EG", forward: turn(4, 24, Fri, 0, false), back: turn(10, 25, Thu, 1380, false) },
    Rule { name: "IL", forward: turn(3, 23, Fri, 120, false), back: turn(10, 25, Sun, 60, false) },
    Rule { name: "LB", forward: turn(3, 25, Sun, 0, false), back: turn(10, 25, Sun, -60, false) },
    Rule { name: "MD", forward: turn(3, 25, Sun, 0, true), back: turn(10, 25, Sun, 0, true) },
];

/// The clocks of each country: its ISO 3166 code, then its zones, each the hours (and minutes) east of UTC and the first letters
/// of its rule. Of the same database. Left out are Morocco, Western Sahara and Palestine, whose clocks follow the moon, and
/// bases and outposts where no carrier sells a card.
const COUNTRIES: &str = "\
AD+1EU AE+4 AF+4:30 AG-4 AI-4 AL+1EU AM+4 AO+1 AR-3 AS-11 AT+1EU AU+10AU+10+9:30AU+9:30+8 AW-4 AX+2EU AZ+4 BA+1EU BB-4 BD+6 \
BE+1EU BF+0 BG+2EU BH+3 BI+2 BJ+1 BL-4 BM-4US BN+8 BO-4 BQ-4 BR-3-2-4-5 BS-5US BT+6 BW+2 BY+3 BZ-6 CA-5US-3:30US-4US-4-5-6US-6-7US-7-8US \
CC+6:30 CD+1+2 CF+1 CG+1 CH+1EU CI+0 CK-10 CL-4CL-3-6CL CM+1 CN+8 CO-5 CR-6 CU-5CU CV-1 CW-4 CX+7 CY+2EU CZ+1EU DE+1EU DJ+3 \
DK+1EU DM-4 DO-4 DZ+1 EC-5-6 EE+2EU EG+2EG ER+3 ES+1EU+0EU ET+3 FI+2EU FJ+12 FK-3 FM+11+10 FO+0EU FR+1EU GA+1 GB+0EU GD-4 GE+4 \
GF-3 GG+0EU GH+0 GI+1EU GL-2EU-4US GM+0 GN+0 GP-4 GQ+1 GR+2EU GT-6 GU+10 GW+0 GY-4 HK+8 HN-6 HR+1EU HT-5US HU+1EU ID+7+8+9 \
IE+0EU IL+2IL IM+0EU IN+5:30 IO+6 IQ+3 IR+3:30 IS+0 IT+1EU JE+0EU JM-5 JO+3 JP+9 KE+3 KG+6 KH+7 KI+12+13+14 KM+3 KN-4 KP+9 KR+9 \
KW+3 KY-5 KZ+5 LA+7 LB+2LB LC-4 LI+1EU LK+5:30 LR+0 LS+2 LT+2EU LU+1EU LV+2EU LY+2 MC+1EU MD+2MD ME+1EU MF-4 MG+3 MH+12 MK+1EU \
ML+0 MM+6:30 MN+8+7 MO+8 MP+10 MQ-4 MR+0 MS-4 MT+1EU MU+4 MV+5 MW+2 MX-6-5-6US-7-7US-8US MY+8 MZ+2 NA+2 NC+11 NE+1 NF+11AU NG+1 \
NI-6 NL+1EU NO+1EU NP+5:45 NR+12 NU-11 NZ+12NZ+12:45NZ OM+4 PA-5 PE-5 PF-10-9:30-9 PG+10+11 PH+8 PK+5 PL+1EU PM-3US PN-8 PR-4 \
PT+0EU-1EU PW+9 PY-3 QA+3 RE+4 RO+2EU RS+1EU RU+3+2+4+5+6+7+8+9+10+11+12 RW+2 SA+3 SB+11 SC+4 SD+2 SE+1EU SG+8 SH+0 SI+1EU \
SJ+1EU SK+1EU SL+0 SM+1EU SN+0 SO+3 SR-3 SS+2 ST+0 SV-6 SX-4 SY+3 SZ+2 TC-5US TD+1 TF+5 TG+0 TH+7 TJ+5 TK+13 TL+9 TM+5 TN+1 \
TO+13 TR+3 TT-4 TV+12 TW+8 TZ+3 UA+2EU UG+3 US-5US-6US-7US-7-8US-9US-10 UY-3 UZ+5 VA+1EU VC-4 VE-4 VG-4 VI-4 VN+7 VU+11 WF+12 \
WS+13 XK+1EU YE+3 YT+3 ZA+2 ZM+2 ZW+2";

const HOUR: i32 = 60;
const DAY: i32 = 24 * HOUR;

impl Zone {
    /// A clock that stands so far from UTC all year: that of a moment of which nothing else is known.
    pub fn fixed(offset: FixedOffset) -> Zone {
        Zone { standard: offset.local_minus_utc() / 60, summer: None }
    }

    /// The clocks of a country by its ISO 3166 code, the one of most people first. One where there is no choice; none where it
    /// is not known.
    pub fn of_country(code: &str) -> Vec<Zone> {
        let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        let of_code = |row: &&str| is_code && row.starts_with(code);
        let row = COUNTRIES.split(' ').find(of_code).map_or("", |row| &row[2..]);
        let mut starts: Vec<usize> = row.match_indices(['+', '-']).map(|(at, _)| at).collect();
        starts.push(row.len());
        starts.windows(2).filter_map(|ends| Zone::parse(&row[ends[0]..ends[1]])).collect()
    }

    /// "+11:00", "+01:00 EU".
    pub fn name(self) -> String {
        let sign = if self.standard < 0 { '-' } else { '+' };
        let minutes = self.standard.abs();
        let mut name = format!("{sign}{:02}:{:02}", minutes / HOUR, minutes % HOUR);
        if let Some(rule) = self.rule() {
            name.push(' ');
            name.push_str(rule.name);
        }
        name
    }

    /// Reads [`Zone::name`], and what stands in the table: "+1EU".
    pub fn parse(name: &str) -> Option<Zone> {
        let (sign, rest) = match name.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(rest.len());
        let (digits, rule) = rest.split_at(end);
        let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
        let number = |text: &str| text.parse::<u8>().ok().map(i32::from);
        let standard = sign * (number(hours)? * HOUR + number(minutes)?);
        let summer = match rule.trim_start() {
            "" => None,
            rule => Some(RULES.iter().position(|known| known.name == rule)? as u8),
        };
        (standard.abs() < DAY - HOUR).then_some(Zone { standard, summer })
    }

    /// Its days are all of 24 hours.
    pub fn is_even(self) -> bool {
        self.summer.is_none()
    }

    fn rule(self) -> Option<&'static Rule> {
        RULES.get(usize::from(self.summer?))
    }

    /// How far the clock stands from UTC at a moment.
    pub fn offset_at(self, at: DateTime<Utc>) -> FixedOffset {
        let minutes = self.standard + if self.is_summer(at) { HOUR } else { 0 };
        FixedOffset::east_opt(minutes * 60).unwrap_or(Utc.fix())
    }

    fn is_summer(self, at: DateTime<Utc>) -> bool {
        let Some(rule) = self.rule() else { return false };
        let winter = at.naive_utc() + TimeDelta::minutes(i64::from(self.standard));
        let moment = |turn: &Turn| {
            let shift = if turn.in_utc { self.standard } else { 0 };
            Some(turn.on(winter.year())? + TimeDelta::minutes(i64::from(shift)))
        };
        let (Some(forward), Some(back)) = (moment(&rule.forward), moment(&rule.back)) else { return false };
        if forward < back { winter >= forward && winter < back } else { winter >= forward || winter < back }
    }

    /// The same moment, told on this clock.
    pub fn tell(self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        at.with_timezone(&self.offset_at(at.to_utc()))
    }

    /// When this clock shows so. Of an hour that comes twice the later is meant, since nothing lapses before it is over; one
    /// that is left out is counted on from the hour before it.
    pub fn moment(self, shown: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
        let at = |minutes: i32| shown.checked_sub_signed(TimeDelta::minutes(i64::from(minutes)));
        let (winter, summer) = (at(self.standard)?.and_utc(), at(self.standard + HOUR)?.and_utc());
        let is_winter = !self.is_summer(winter) || !self.is_summer(summer);
        let moment = if is_winter { winter } else { summer };
        Some(moment.with_timezone(&self.offset_at(moment)))
    }
}

impl Turn {
    fn on(&self, year: i32) -> Option<NaiveDateTime> {
        let first = NaiveDate::from_ymd_opt(year, self.month, self.from_day)?;
        let wait = (7 + self.weekday.num_days_from_monday() - first.weekday().num_days_from_monday()) % 7;
        let day = first.checked_add_days(Days::new(u64::from(wait)))?;
        day.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::minutes(self.minutes))
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Zone, D::Error> {
        let text = String::deserialize(deserializer)?;
        Zone::parse(&text).ok_or_else(|| D::Error::custom("a clock was expected"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).expect(name)
    }

    fn utc(text: &str) -> DateTime<Utc> {
        stamp::parse_moment(&format!("{text}+00:00")).expect(text).to_utc()
    }

    /// The last minute before a turn and the first one after it, in UTC, and how far the clock then stands.
    #[track_caller]
    fn check_turn(name: &str, turn: &str, before: &str, after: &str) {
        let turn = utc(turn);
        let shown = |at: DateTime<Utc>| Zone::fixed(zone(name).offset_at(at)).name();
        assert_eq!((shown(turn - TimeDelta::seconds(1)).as_str(), shown(turn).as_str()), (before, after), "{name}");
    }

    #[test]
    fn clocks_turn_when_the_tz_database_says() {
        // Sundays of 2027: 28 March, 31 October; 14 March, 7 November; 4 April, 3 October; 26 September; 5 September.
        check_turn("+01:00 EU", "2027-03-28T01:00:00", "+01:00", "+02:00");
        check_turn("+01:00 EU", "2027-10-31T01:00:00", "+02:00", "+01:00");
        check_turn("-05:00 US", "2027-03-14T07:00:00", "-05:00", "-04:00");
        check_turn("-05:00 US", "2027-11-07T06:00:00", "-04:00", "-05:00");
        check_turn("+10:00 AU", "2027-04-03T16:00:00", "+11:00", "+10:00");
        check_turn("+10:00 AU", "2027-10-02T16:00:00", "+10:00", "+11:00");
        check_turn("+12:45 NZ", "2027-04-03T14:00:00", "+13:45", "+12:45");
        check_turn("+12:00 NZ", "2027-09-25T14:00:00", "+12:00", "+13:00");
        check_turn("-04:00 CL", "2027-04-04T03:00:00", "-03:00", "-04:00");
        check_turn("-04:00 CL", "2027-09-05T04:00:00", "-04:00", "-03:00");
        check_turn("-05:00 CU", "2027-11-07T05:00:00", "-04:00", "-05:00");
        check_turn("+02:00 EG", "2027-04-29T22:00:00", "+02:00", "+03:00");
        check_turn("+02:00 EG", "2027-10-28T21:00:00", "+03:00", "+02:00");
        check_turn("+02:00 IL", "2027-03-26T00:00:00", "+02:00", "+03:00");
        check_turn("+02:00 IL", "2027-10-30T23:00:00", "+03:00", "+02:00");
        check_turn("+02:00 LB", "2027-03-27T22:00:00", "+02:00", "+03:00");
        check_turn("+02:00 LB", "2027-10-30T21:00:00", "+03:00", "+02:00");
        check_turn("+02:00 MD", "2027-03-28T00:00:00", "+02:00", "+03:00");
    }

    #[test]
    fn a_clock_without_summer_time_stands_still() {
        let noumea = Zone::of_country("NC");
        assert_eq!(noumea, [zone("+11:00")]);
        for month in 1..=12 {
            let at = utc(&format!("2027-{month:02}-15T00:00:00"));
            assert_eq!(
                stamp::moment(at.with_timezone(&noumea[0].offset_at(at))),
                format!("2027-{month:02}-15T11:00:00+11:00")
            );
        }
    }

    #[track_caller]
    fn check_moment(name: &str, shown: &str, moment: &str) {
        let (day, time) = shown.split_once('T').expect("a day and a time");
        let local = stamp::parse_day(day).expect("a day").and_time(stamp::parse_clock(time).expect("a time"));
        assert_eq!(zone(name).moment(local).map(stamp::moment).as_deref(), Some(moment), "{name} {shown}");
    }

    #[test]
    fn a_day_can_have_23_hours_or_25() {
        check_moment("+01:00 EU", "2027-03-28T00:00", "2027-03-28T00:00:00+01:00");
        check_moment("+01:00 EU", "2027-03-29T00:00", "2027-03-29T00:00:00+02:00");
        check_moment("+01:00 EU", "2027-10-31T00:00", "2027-10-31T00:00:00+02:00");
        check_moment("+01:00 EU", "2027-11-01T00:00", "2027-11-01T00:00:00+01:00");
        // 02:30 comes not at all, then twice.
        check_moment("+01:00 EU", "2027-03-28T02:30", "2027-03-28T03:30:00+02:00");
        check_moment("+01:00 EU", "2027-10-31T02:30", "2027-10-31T02:30:00+01:00");
        check_moment("+10:00 AU", "2027-01-01T00:00", "2027-01-01T00:00:00+11:00");
    }

    #[test]
    fn every_row_of_the_table_can_be_read_and_none_stands_twice() {
        let rows: Vec<&str> = COUNTRIES.split(' ').collect();
        assert!(rows.windows(2).all(|pair| pair[0][..2] < pair[1][..2]));
        for row in rows {
            let zones = Zone::of_country(&row[..2]);
            assert_eq!(zones.len(), row.matches(['+', '-']).count(), "{row}");
            for zone in zones {
                assert_eq!(Zone::parse(&zone.name()), Some(zone), "{row}");
            }
        }
        assert_eq!(Zone::of_country("US").len(), 7);
        for unknown in ["", "XX", "nc", "+1", "N", "NC+"] {
            assert_eq!(Zone::of_country(unknown), [], "{unknown}");
        }
    }

    #[test]
    fn what_is_no_clock_is_none() {
        for text in ["", "11", "+", "+25:00", "+1XX", "é", "+01:00EU ", "+300"] {
            assert_eq!(Zone::parse(text), None, "{text}");
        }
    }
}
