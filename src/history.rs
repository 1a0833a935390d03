//! (being written)

use crate::volume::Printed;
use chrono::{DateTime, Utc};

/// What remained in one bucket at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BalancePoint {
    pub at: DateTime<Utc>,
    pub balance: Printed,
}
