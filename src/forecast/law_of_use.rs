//! The law of use: how much of a balance goes in some days. The law of depletion, seen from its other side.
//!
//! It makes no forecast; past ones are held against later readings by it.
//!
//! With the letters of `law`, use in t days is Gamma(k t, b) and b itself Gamma(a, B), so that
//!
//! ```text
//! P(use in t days <= u) = I_x(k t, a),   x = u / (u + B)
//! ```
//!
//! The balance R is gone by day t exactly where that use reaches R: with u = R this is 1 - P(D <= t).

use super::beta::{Point, tails};
use super::law::Level;
use crate::volume::DataVolume;

/// The widened law, by which ranges are made. [`LawOfUse::new`] keeps its letters within what can be worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LawOfUse {
    evenness: f64,
    shape: f64,
    scale: f64,
}

/// What use should be, as chances of less: so likely is use below the least, and below the most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    pub least: f64,
    /// One where the balance may well be gone: no use is then too much.
    pub most: f64,
}

/// The incomplete beta is good to shapes of 1e5.
const GREATEST: f64 = 1e5;

impl LawOfUse {
    /// Evenness (k) and shape (a) as the range was made with them, and the scale (B) in bytes. Nothing where one of them is no
    /// such letter.
    pub fn new(evenness: f64, shape: f64, scale: f64) -> Option<LawOfUse> {
        let fits = |letter: f64| letter > 1e-7 && letter <= GREATEST;
        let is_volume = scale > 0.0 && scale <= u64::MAX as f64;
        (fits(evenness) && fits(shape) && is_volume).then_some(LawOfUse { evenness, shape, scale })
    }

    /// Evenness, shape and scale.
    pub fn letters(self) -> [f64; 3] {
        [self.evenness, self.shape, self.scale]
    }

    /// The chance that no more than `used` goes in `days` days.
    pub fn chance_of_no_more(self, used: DataVolume, days: f64) -> f64 {
        self.chance(used.bytes_f64().max(1.0), days)
    }

    /// Between which chances the use of `days` days lies with the chance `level`: as likely below as above. Where the whole
    /// `balance` goes more often than that, its being gone is within, and all that is left out lies below: the range then
    /// still holds `level`, until it holds nothing but a balance that is gone.
    pub fn expected(self, balance: DataVolume, days: f64, level: Level) -> Expected {
        let outside = 1.0 - level.share();
        let gone = 1.0 - self.chance_of_no_more(balance, days);
        if gone < outside / 2.0 {
            Expected { least: outside / 2.0, most: 1.0 - outside / 2.0 }
        } else {
            Expected { least: outside, most: 1.0 }
        }
    }

    /// What of `balance` is left after `days` days where the chance of less use is `chance`, above 0 and up to 1.
    pub fn left(self, balance: DataVolume, days: f64, chance: f64) -> DataVolume {
        /// A millionth of a millionth of the scale, and as many times it: use is never told beyond.
        const WIDEST: f64 = 1e12;
        /// Halving 55 in the logarithm so often leaves a ten-millionth.
        const HALVINGS: u32 = 29;
        if chance >= 1.0 {
            return DataVolume::ZERO;
        }
        let (mut less, mut more) = (-WIDEST.ln(), WIDEST.ln());
        for _ in 0..HALVINGS {
            let middle = 0.5 * (less + more);
            if self.chance(self.scale * middle.exp(), days) < chance {
                less = middle;
            } else {
                more = middle;
            }
        }
        balance.minus(DataVolume::from_bytes_f64(self.scale * more.exp()))
    }

    fn chance(self, bytes: f64, days: f64) -> f64 {
        let uses = (self.evenness * days).clamp(1e-7, GREATEST);
        tails(uses, self.shape, Point::of(bytes, self.scale)).below
    }
}
