//! What a plan says about use before any was seen: its allowance is meant to last its validity.
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
