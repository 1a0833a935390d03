//! What was typed into a form and not saved yet, as text: only what differs from how the form was opened, and put back on such a form.
//!
//! It keeps nothing itself. What the fields stood for before is not part of it, so that a figure left alone stays as it was read.

use super::{Origin, Typed, TypedFigure, TypedSim};
use crate::languages::BucketKind;
use crate::pack::{Counting, DayHours, Effect, OnDays, Then, TimeOfDay};
use crate::volume::Unit;
use chrono::NaiveTime;

/// A form: its texts, and its choices as numbers, always in the same order.
pub trait Form: Clone {
    fn texts(&mut self) -> Vec<&mut String>;
    fn choices(&self) -> Vec<u64>;
    /// A choice by its place; one that there is not is left as it stands.
    fn choose(&mut self, place: usize, choice: u64);

    /// All of it, one line each.
    fn lines(&self) -> Vec<String> {
        let mut own = self.clone();
        // A line each, whatever a browser lets through.
        let mut lines: Vec<String> = own.texts().into_iter().map(|text| text.replace(['\n', '\r'], " ")).collect();
        lines.extend(self.choices().into_iter().map(|choice| choice.to_string()));
        lines
    }

    /// The lines that are not as `opened` has them, each with its place; empty where there is none.
    fn half_typed(&self, opened: &Self) -> String {
        let mut kept = String::new();
        for (place, (line, before)) in self.lines().iter().zip(opened.lines()).enumerate() {
            if *line != before {
                kept.push_str(&place.to_string());
                kept.push('=');
                kept.push_str(line);
                kept.push('\n');
            }
        }
        kept
    }

    /// Puts back what was half typed. What cannot be understood is passed over.
    fn put_back(&mut self, kept: &str) {
        let lines = kept.lines().filter_map(|line| line.split_once('='));
        for (place, line) in lines.filter_map(|(place, line)| Some((place.parse::<usize>().ok()?, line))) {
            let mut texts = self.texts();
            let count = texts.len();
            match (texts.get_mut(place), line.parse()) {
                (Some(text), _) => line.clone_into(text),
                (None, Ok(choice)) => self.choose(place - count, choice),
                (None, Err(_)) => {}
            }
        }
    }
}

/// Units are numbered as they stand, and this is none.
const PERCENT: u64 = Unit::ALL.len() as u64;

impl Form for Typed {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.left.text, &mut self.used.text, &mut self.size.text];
        texts.extend([&mut self.used_percent, &mut self.left_percent]);
        texts.extend([&mut self.expiry_day, &mut self.expiry_time, &mut self.valid_days, &mut self.when]);
        if let Some(about) = &mut self.about {
            texts.extend([&mut about.name, &mut about.price, &mut about.currency, &mut about.begins]);
            texts.extend([&mut about.per_megabyte, &mut about.credit_in]);
        }
        texts.push(&mut self.late);
        texts
    }

    fn choices(&self) -> Vec<u64> {
        let unit = |figure: &TypedFigure| if figure.in_percent { PERCENT } else { place(&Unit::ALL, figure.unit) };
        let minutes = |time: TimeOfDay| u64::from(time.minutes());
        let hours = |hours: DayHours| minutes(hours.from) * DAY + minutes(hours.to) + 1;
        vec![
            unit(&self.left),
            unit(&self.used),
            unit(&self.size),
            self.bucket.map_or(0, |kind| place(&BucketKind::ALL, kind) + 1),
            place(&Counting::ALL, self.counting),
            self.terms.hours.map_or(0, hours),
            self.terms.refills.map_or(0, |time| minutes(time) + 1),
            match self.terms.then {
                None => 0,
                Some(Then::Cut) => 1,
                Some(Then::Charged { .. }) => 2,
                Some(Then::Throttled { kbit: None }) => SLOW,
                Some(Then::Throttled { kbit: Some(kbit) }) => SLOW + 1 + u64::from(kbit),
            },
            self.origin.map_or(0, |origin| place(&Origin::ALL, origin) + 1),
            self.terms.on.map_or(0, |on| place(&OnDays::ALL, on) + 1),
        ]
    }

    fn choose(&mut self, place: usize, choice: u64) {
        let before = choice.checked_sub(1);
        match place {
            0 => put_unit(&mut self.left, choice),
            1 => put_unit(&mut self.used, choice),
            2 => put_unit(&mut self.size, choice),
            3 => self.bucket = before.and_then(|at| at_place(&BucketKind::ALL, at)),
            4 => self.counting = at_place(&Counting::ALL, choice).unwrap_or(self.counting),
            5 => {
                self.terms.hours =
                    before.and_then(|both| Some(DayHours { from: time(both / DAY)?, to: time(both % DAY)? }));
            }
            6 => self.terms.refills = before.and_then(time),
            7 => {
                self.terms.then = match choice {
                    0 => None,
                    1 => Some(Then::Cut),
                    2 => Some(Then::Charged { per_gb: None }),
                    slow => {
                        Some(Then::Throttled { kbit: u32::try_from(slow - SLOW).ok().and_then(|n| n.checked_sub(1)) })
                    }
                };
            }
            8 => self.origin = before.and_then(|at| at_place(&Origin::ALL, at)),
            9 => self.terms.on = before.and_then(|at| at_place(&OnDays::ALL, at)),
            _ => {}
        }
    }
}

/// Minutes of a day.
const DAY: u64 = 1440;
/// What comes after is slow, from this number on.
const SLOW: u64 = 3;

fn place<T: PartialEq>(all: &[T], one: T) -> u64 {
    all.iter().position(|other| *other == one).unwrap_or_default() as u64
}

fn at_place<T: Copy>(all: &[T], place: u64) -> Option<T> {
    usize::try_from(place).ok().and_then(|place| all.get(place)).copied()
}

fn put_unit(figure: &mut TypedFigure, choice: u64) {
    figure.in_percent = choice == PERCENT;
    figure.unit = at_place(&Unit::ALL, choice).unwrap_or(figure.unit);
}

fn time(minutes: u64) -> Option<TimeOfDay> {
    let seconds = u32::try_from(minutes * 60).ok()?;
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).map(TimeOfDay::of)
}

impl Form for TypedSim {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.name, &mut self.carrier, &mut self.country, &mut self.number, &mut self.notes];
        texts.extend([&mut self.keep_alive, &mut self.credit, &mut self.currency, &mut self.per_megabyte]);
        texts.extend([&mut self.clock, &mut self.late, &mut self.alert_data, &mut self.alert_days]);
        texts
    }

    fn choices(&self) -> Vec<u64> {
        vec![
            self.colour.map_or(0, |colour| u64::from(colour) + 1),
            self.rest.map_or(0, |rest| place(&Effect::ALL, rest) + 1),
        ]
    }

    fn choose(&mut self, place: usize, choice: u64) {
        let before = choice.checked_sub(1);
        match place {
            0 => self.colour = before.and_then(|colour| u8::try_from(colour).ok()),
            1 => self.rest = before.and_then(|at| at_place(&Effect::ALL, at)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{Draft, Stated, TypedTold};
    use crate::pack::Terms;
    use crate::volume::Printed;
    use chrono::DateTime;

    /// What is typed into a form comes back into the same form opened again.
    #[track_caller]
    fn check<F: Form + PartialEq + std::fmt::Debug>(opened: &F, typed: &F, kept: &str) {
        assert_eq!(typed.half_typed(opened), kept);
        let mut again = opened.clone();
        again.put_back(kept);
        assert_eq!(again, *typed);
    }

    fn opened() -> Typed {
        let mut draft = Draft::empty(DateTime::UNIX_EPOCH.fixed_offset());
        draft.stated = Stated { balance: Printed::typed("0.9", Unit::Gigabyte).ok(), ..Stated::default() };
        Typed { about: Some(TypedTold::default()), ..Typed::of(&draft, false) }
    }

    fn at(text: &str) -> TimeOfDay {
        TimeOfDay::of(crate::stamp::parse_clock(text).expect("a time"))
    }

    #[test]
    fn only_what_was_typed_is_kept_and_comes_back() {
        check(&opened(), &opened(), "");
        let mut typed = opened();
        typed.used = TypedFigure { text: "40".to_owned(), in_percent: true, ..typed.used };
        typed.when = "2026-11-22T18:05".to_owned();
        typed.bucket = Some(BucketKind::Night);
        typed.origin = Some(Origin::Hotline);
        typed.about = Some(TypedTold { name: "7 days = 3 GB".to_owned(), ..TypedTold::default() });
        // Nine texts, six of the whole and the lag, then the choices.
        check(&opened(), &typed, "1=40\n8=2026-11-22T18:05\n9=7 days = 3 GB\n17=5\n19=2\n24=5\n");
    }

    #[test]
    fn what_the_form_of_a_pack_says_comes_back() {
        let hours = Some(DayHours { from: at("22:00"), to: at("06:30") });
        for then in [
            Then::Cut,
            Then::Charged { per_gb: None },
            Then::Throttled { kbit: None },
            Then::Throttled { kbit: Some(128) },
        ] {
            let on = Some(OnDays::Weekend);
            let terms = Terms { hours, on, refills: Some(at("00:00")), then: Some(then) };
            let typed = Typed { terms, counting: Counting::Never, ..opened() };
            let mut again = opened();
            again.put_back(&typed.half_typed(&opened()));
            assert_eq!(again, typed);
            // And what was taken away stays so.
            again.put_back(&opened().half_typed(&typed));
            assert_eq!(again, opened());
        }
    }

    #[test]
    fn a_sim_comes_back() {
        let typed = TypedSim { notes: "at\nhome".to_owned(), colour: Some(2), ..TypedSim::default() };
        let expected = TypedSim { notes: "at home".to_owned(), ..typed.clone() };
        let mut again = TypedSim::default();
        again.put_back(&typed.half_typed(&TypedSim::default()));
        assert_eq!(again, expected);
        check(&expected, &TypedSim { colour: None, ..expected.clone() }, "13=0\n");
    }

    #[test]
    fn what_cannot_be_understood_changes_nothing() {
        let mut form = opened();
        form.put_back("x=1\n99=7\n99=x\n16=99\n20=99\n\n=\n2");
        assert_eq!(form, opened());
    }
}
