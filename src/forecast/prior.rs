//! What is supposed of use before any was seen: what the person used from earlier packs, or that a plan's allowance is meant to
//! last its validity.
//!
//! It does not know which plan applies, nor when it began: the caller chooses, and gives none where it is unsure.

use super::method::Method;
use crate::volume::DataVolume;

/// An allowance and the days it is sold for. Both above zero, and the days finite: [`PlanPrior::new`] keeps it so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanPrior {
    allowance: DataVolume,
    validity_days: f64,
}

/// What went from other packs of the same person, and the days in which it was seen to go.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PastUse {
    /// Not below zero.
    pub days: f64,
    /// Bytes.
    pub used: f64,
}

/// What is supposed of use beside what the readings of the bucket tell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prior {
    pub plan: Option<PlanPrior>,
    /// From the person's other SIMs.
    pub past: PastUse,
}

impl From<Option<PlanPrior>> for Prior {
    fn from(plan: Option<PlanPrior>) -> Prior {
        Prior { plan, past: PastUse::default() }
    }
}

impl Prior {
    /// Two readings make one interval, without which there is no rate; with a plan or a past to say the rate, one says what is
    /// left.
    pub(super) fn readings_needed(self) -> usize {
        if self.plan.is_some() || self.past.is_enough() { 1 } else { 2 }
    }
}

impl PastUse {
    /// Forecast note, section 4: on less than two days of history the error is half as large again.
    pub(super) const ENOUGH_DAYS: f64 = 2.0;

    pub fn plus(self, other: PastUse) -> PastUse {
        PastUse { days: self.days + other.days, used: self.used + other.used }
    }

    /// Whether it tells a rate by itself.
    pub fn is_enough(self) -> bool {
        self.days >= PastUse::ENOUGH_DAYS && self.used > 0.0
    }
}

impl PlanPrior {
    /// Nothing where either says nothing about use: an allowance of zero, or a validity that is not a length of time.
    pub fn new(allowance: DataVolume, validity_days: f64) -> Option<PlanPrior> {
        (allowance > DataVolume::ZERO && validity_days.is_finite() && validity_days > 0.0)
            .then_some(PlanPrior { allowance, validity_days })
    }

    pub fn allowance(self) -> DataVolume {
        self.allowance
    }

    pub fn validity_days(self) -> f64 {
        self.validity_days
    }

    /// Bytes a day that the plan leads one to expect.
    pub(super) fn bytes_a_day(self, method: &Method) -> f64 {
        // A validity of next to nothing would give an infinite rate: no plan is shorter than a minute.
        const MINUTE: f64 = 1.0 / 1440.0;
        method.plan_share * self.allowance.bytes_f64() / self.validity_days.max(MINUTE)
    }
}
