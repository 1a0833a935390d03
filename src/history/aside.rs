//! What a message tells beside its figures, as it is kept with its reading: terms of the pack, and the credit on the card.
//!
//! It overrides nothing: it fills in what the person left open, and goes where its reading goes.

use super::{Draft, Lag, LagBy, Ledger, Proposal, ReadAs};
use crate::languages::BucketKind;
use crate::pack::{Bucket, Credit, Money, Then, TimeOfDay};
use crate::reading::{self, BucketReading, MessageReading};
use crate::span::Span;
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// All that one reading brought along.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "StoredAsides", into = "StoredAsides")]
pub struct Asides {
    /// How fast it goes on once the bucket is used up, in kbit/s.
    pub kbit: Option<u32>,
    /// When it is full again each day.
    pub refills: Option<TimeOfDay>,
    pub credit: Option<Money>,
}

/// In the order of the fields: small in the page's program.
type StoredAsides = (Option<u32>, Option<TimeOfDay>, Option<Money>);

impl From<StoredAsides> for Asides {
    fn from((kbit, refills, credit): StoredAsides) -> Asides {
        Asides { kbit, refills, credit }
    }
}

impl From<Asides> for StoredAsides {
    fn from(asides: Asides) -> StoredAsides {
        (asides.kbit, asides.refills, asides.credit)
    }
}

/// One of them, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Aside {
    /// So many hours.
    Late(u32),
    /// So many kbit/s.
    Slowed(u32),
    Refills(TimeOfDay),
    Credit(Money),
}

impl Asides {
    pub(super) fn is_empty(&self) -> bool {
        *self == Asides::default()
    }

    fn of(told: &reading::Asides, country: Option<&str>) -> Asides {
        let money = |field: &reading::Field<reading::ToldMoney>| {
            let money = &field.value;
            Money::printed(money.digits, money.decimals, money.is_open, &money.mark, country)
        };
        Asides {
            kbit: told.slowed.map(|field| field.value),
            refills: told.refills.map(|field| TimeOfDay::of(field.value)),
            credit: told.credit.as_ref().and_then(money),
        }
    }

    /// What a later reading told counts for more.
    pub(super) fn then(&mut self, later: &Asides) {
        self.kbit = later.kbit.or(self.kbit);
        self.refills = later.refills.or(self.refills);
    }

    /// Fills in what nobody said of a bucket.
    pub(super) fn fill(&self, bucket: &mut Bucket) {
        let terms = &mut bucket.terms;
        terms.refills = terms.refills.or(self.refills);
        if matches!(terms.then, None | Some(Then::Throttled { kbit: None })) && self.kbit.is_some() {
            terms.then = Some(Then::Throttled { kbit: self.kbit });
        }
    }
}

/// The words of each thing told beside the figures that the drafts take along, with the rule that read them: in the order of
/// [`Proposal::asides`].
pub(super) fn words(asides: &reading::Asides, drafts: &[Draft]) -> Vec<(Span, &'static str)> {
    let taken = taken(drafts);
    let mut words = Vec::new();
    words.extend(asides.late.filter(|_| taken.0.is_some()).map(|field| (field.span, field.rule)));
    words.extend(asides.slowed.filter(|_| taken.1.kbit.is_some()).map(|field| (field.span, field.rule)));
    words.extend(asides.refills.filter(|_| taken.1.refills.is_some()).map(|field| (field.span, field.rule)));
    let credit = asides.credit.as_ref().filter(|_| taken.1.credit.is_some());
    words.extend(credit.map(|field| (field.span, field.rule)));
    words
}

/// What the drafts of one message took along: the hours of a lag, and the rest.
fn taken(drafts: &[Draft]) -> (Option<u32>, Asides) {
    let late = drafts.iter().find_map(|draft| draft.lag.filter(|lag| lag.hours > 0)).map(|lag| lag.hours);
    let all = Asides {
        kbit: drafts.iter().find_map(|draft| draft.asides.kbit),
        refills: drafts.iter().find_map(|draft| draft.asides.refills),
        credit: drafts.iter().find_map(|draft| draft.asides.credit.clone()),
    };
    (late, all)
}

impl Proposal {
    /// What the message tells beside its figures, each with its words.
    pub fn asides(&self) -> Vec<(String, Aside)> {
        let (late, all) = taken(&self.drafts);
        let values = [
            late.map(Aside::Late),
            all.kbit.map(Aside::Slowed),
            all.refills.map(Aside::Refills),
            all.credit.map(Aside::Credit),
        ];
        let words = self.reasons.iter().filter(|reason| reason.read_as == ReadAs::Aside);
        words.map(|reason| reason.words.clone()).zip(values.into_iter().flatten()).collect()
    }
}

/// The drafts of a message, each with what was told beside it. `at` is when its figures were true, which it may tell itself.
pub(super) fn drafts(
    reading: &MessageReading,
    at: DateTime<FixedOffset>,
    tells_time: bool,
    clock: Zone,
    country: Option<&str>,
) -> Vec<Draft> {
    let lag = match (tells_time, &reading.asides.late) {
        (true, _) => Some(Lag::DATED),
        (false, late) => late.as_ref().map(|late| Lag { hours: late.value, by: LagBy::Message }),
    };
    let told = Asides::of(&reading.asides, country);
    let wholes: Vec<&BucketReading> = reading.wholes().collect();
    // Where it tells of several pots, nobody knows which of them is full again each day.
    let refills = told.refills.filter(|_| wholes.len() == 1);
    let is_main = |whole: &&BucketReading| matches!(whole.kind, None | Some(BucketKind::Main));
    let main = wholes.iter().position(is_main).unwrap_or_default();
    let draft = |(place, whole): (usize, &&BucketReading)| Draft {
        lag,
        asides: Asides {
            kbit: told.kbit.filter(|_| place == main),
            refills,
            credit: told.credit.clone().filter(|_| place == 0),
        },
        ..Draft::of(whole, at, clock)
    };
    wholes.iter().enumerate().map(draft).collect()
}

impl Ledger {
    /// The credit that messages told last is that of a SIM of which the person said none.
    pub(super) fn follow_credit(&mut self) {
        let tells = self.readings.iter().any(|reading| reading.asides.credit.is_some());
        for sim in &mut self.sims {
            let is_open = sim.credit.as_ref().is_none_or(|credit| credit.is_read);
            if !is_open || !tells && sim.credit.is_none() {
                continue;
            }
            let own = self.readings.iter().filter(|reading| reading.sim == sim.id && reading.asides.credit.is_some());
            let last = own.max_by_key(|reading| (reading.at, &reading.id));
            let per_gb = sim.credit.as_ref().and_then(|credit| credit.per_gb);
            let priced = sim.price_of_gb.clone();
            sim.credit = last.and_then(|reading| {
                let left = reading.asides.credit.clone()?;
                let priced = priced.filter(|cost| cost.currency == left.currency).map(|cost| cost.price);
                Some(Credit { left, told: reading.at, per_gb: per_gb.or(priced), is_read: true })
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::SimField;
    use crate::history::TypedSim;
    use crate::pack::Id;

    fn at(hours: i64) -> DateTime<FixedOffset> {
        DateTime::UNIX_EPOCH.fixed_offset() + chrono::TimeDelta::hours(hours)
    }

    /// Readings in this order of entry, each with the hour at which it was made and the credit beside it.
    fn ledger(readings: &[(i64, u64)]) -> Ledger {
        let mut ledger = Ledger::default();
        for (place, (hours, minor)) in readings.iter().enumerate() {
            let credit = Some(Money { minor: *minor, currency: "XPF".to_owned() });
            let draft = Draft { asides: Asides { credit, ..Asides::default() }, ..Draft::empty(at(*hours)) };
            let mut name = 0;
            let kept = ledger.keep(&[draft], None, at(*hours), || {
                name += 1;
                Id(format!("{place}-{name}"))
            });
            ledger.apply_all(&kept);
        }
        ledger
    }

    fn credit(ledger: &Ledger) -> Option<(u64, bool)> {
        ledger.sims[0].credit.as_ref().map(|credit| (credit.left.minor, credit.is_read))
    }

    #[test]
    fn the_credit_is_that_of_the_latest_message_whatever_the_order_of_entry() {
        assert_eq!(credit(&ledger(&[(1, 850), (2, 120)])), Some((120, true)));
        let backwards = ledger(&[(2, 120), (1, 850)]);
        assert_eq!(credit(&backwards), Some((120, true)));
        // And it goes with its message.
        let mut after = backwards.clone();
        let last = &backwards.readings.iter().find(|reading| reading.at == at(2)).expect("the reading").id;
        after.apply_all(&backwards.forget(last).0);
        assert_eq!(credit(&after), Some((850, true)));
        after.apply_all(&after.forget(&after.readings[0].id).0);
        assert_eq!(credit(&after), None);
    }

    #[test]
    fn what_the_person_typed_stays() -> Result<(), Vec<SimField>> {
        let ledger = ledger(&[(1, 850)]);
        let sim = &ledger.sims[0];
        let typed = TypedSim { per_megabyte: "10".to_owned(), ..TypedSim::of(sim, false) };
        let priced = typed.sim(sim, at(3))?.credit.expect("the credit");
        assert_eq!((priced.is_read, priced.told, priced.per_gb), (true, at(1), Some(10_000)));
        let typed = TypedSim { credit: "900".to_owned(), ..typed };
        let mut after = ledger.clone();
        after.apply_all(&ledger.change_sim(typed.sim(sim, at(3))?));
        assert_eq!(credit(&after), Some((900, false)));
        Ok(())
    }
}
