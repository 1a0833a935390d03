//! The regularised incomplete beta function, as far as the forecast needs it.
//!
//! It is not a library of special functions: arguments outside the stated domain give a number, but not a good one.
//!
//! Sources: NIST Digital Library of Mathematical Functions (DLMF) 5.11.1, 8.17.4 and 8.17.22; the evaluation of the
//! fraction is Lentz's, as in Press et al., *Numerical Recipes*, section 6.4.

/// ln Γ(z) for z > 0, to about 2e-14: of the result where that is above 1, of 1 where it is below.
///
/// Stirling's series (DLMF 5.11.1) from z = 10 on, where the first term left out is below 1e-15; smaller z climb there
/// by Γ(z) = Γ(z + 1) / z.
pub(super) fn ln_gamma(z: f64) -> f64 {
    let (mut z, mut climbed) = (z, 1.0);
    while z < 10.0 {
        climbed *= z;
        z += 1.0;
    }
    let half_ln_two_pi = 0.5 * (2.0 * std::f64::consts::PI).ln();
    // B(2j) / (2j (2j - 1)) for j = 1 to 6, B being Bernoulli's numbers 1/6, -1/30, 1/42, -1/30, 5/66, -691/2730.
    const TERMS: [f64; 6] = [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0];
    let one_over_square = 1.0 / (z * z);
    let series = TERMS.iter().rev().fold(0.0, |sum, term| sum * one_over_square + term) / z;
    (z - 0.5) * z.ln() - z + half_ln_two_pi + series - climbed.ln()
}

/// A point x in 0..1, held with its complement and both logarithms, so that nothing is lost when x is next to 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    x: f64,
    complement: f64,
    ln_x: f64,
    ln_complement: f64,
}

impl Point {
    /// x = part / (part + rest), both parts above zero and finite.
    pub(super) fn of(part: f64, rest: f64) -> Point {
        let odds = part / rest;
        Point {
            x: odds / (1.0 + odds),
            complement: 1.0 / (1.0 + odds),
            ln_x: -(1.0 / odds).ln_1p(),
            ln_complement: -odds.ln_1p(),
        }
    }

    fn mirrored(self) -> Point {
        Point { x: self.complement, complement: self.x, ln_x: self.ln_complement, ln_complement: self.ln_x }
    }
}

/// What lies below a point and what lies above it; the two add up to 1, and neither is found by subtraction where it is
/// the small one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tails {
    pub(super) below: f64,
    pub(super) above: f64,
}

/// I_x(p, q) and its complement, for p and q from 1e-7 to 1e5: about twelve digits.
pub(super) fn tails(p: f64, q: f64, point: Point) -> Tails {
    let ln_front = p * point.ln_x + q * point.ln_complement + ln_gamma(p + q) - ln_gamma(p) - ln_gamma(q);
    // The fraction converges fast only on the near side of the mean; beyond, I_x(p, q) = 1 - I_{1-x}(q, p).
    if point.x < (p + 1.0) / (p + q + 2.0) {
        let below = ((ln_front - p.ln()).exp() * fraction(p, q, point.x)).clamp(0.0, 1.0);
        Tails { below, above: 1.0 - below }
    } else {
        let above = ((ln_front - q.ln()).exp() * fraction(q, p, point.mirrored().x)).clamp(0.0, 1.0);
        Tails { below: 1.0 - above, above }
    }
}

/// The continued fraction of DLMF 8.17.22 by the modified Lentz method.
fn fraction(p: f64, q: f64, x: f64) -> f64 {
    /// It takes some √max(p, q) turns: 100 for 1e4. The limit only guards against a loop without end.
    const MOST_TURNS: u32 = 1000;
    const PRECISION: f64 = 1e-13;
    let away_from_zero = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut numerator = 1.0;
    let mut denominator = 1.0 / away_from_zero(1.0 - (p + q) * x / (p + 1.0));
    let mut result = denominator;
    for turn in 1..=MOST_TURNS {
        let m = f64::from(turn);
        let even = m * (q - m) * x / ((p + 2.0 * m - 1.0) * (p + 2.0 * m));
        let odd = -(p + m) * (p + q + m) * x / ((p + 2.0 * m) * (p + 2.0 * m + 1.0));
        let mut change = 1.0;
        for coefficient in [even, odd] {
            denominator = 1.0 / away_from_zero(1.0 + coefficient * denominator);
            numerator = away_from_zero(1.0 + coefficient / numerator);
            change = numerator * denominator;
            result *= change;
        }
        if (change - 1.0).abs() < PRECISION {
            break;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "found {found:e}, expected {expected:e}");
    }

    // Expected values by mpmath 1.3.0 with 40 digits: mp.loggamma and mp.betainc(p, q, 0, x, regularized=True).
    #[test]
    fn the_logarithm_of_gamma_holds_from_the_tiny_to_the_huge() {
        let table = [
            (1e-7, 16.118095593236762),
            (0.0015, 6.5014261965764998),
            (0.02, 3.900804516098376),
            (0.5, 0.572_364_942_924_700_1),
            (1.5, -0.12078223763524522),
            (9.99, 12.779315214350193),
            (10.0, 12.80182748008147),
            (171.5, 709.143_163_030_928_2),
            (12000.0, 100_708.165_759_754_9),
        ];
        for (z, expected) in table {
            close(ln_gamma(z), expected, 2e-14 * f64::max(1.0, expected));
        }
    }

    #[test]
    fn both_tails_of_the_beta_law_hold_over_the_whole_domain() {
        // p, q, part, rest, below, above: x is part / (part + rest).
        let table = [
            (0.9, 9.0, 6.5, 3.08, 0.999971611011649, 2.83889883514622e-5),
            (1e-5, 0.0015, 1.0, 0.5, 0.993384371977936, 6.61562802206426e-3),
            (0.0001, 0.02, 1e9, 1.0, 0.996712957262467, 3.28704273753314e-3),
            (10000.0, 0.02, 1e9, 1.0, 0.19671137485736, 0.80328862514264),
            (10000.0, 150.0, 100.0, 1.5, 0.489383828214279, 0.510616171785721),
            (10000.0, 150.0, 100.0, 1.4, 0.788919729699085, 0.211080270300915),
            (8000.0, 170.0, 1.0, 1e-9, 1.0, 0.0),
            (0.1, 170.0, 1.0, 1e3, 0.867191479451449, 0.132808520548551),
            (0.1, 0.02, 1.0, 1e12, 0.010547842073936, 0.989452157926064),
            (3.7, 4.6, 1.0, 1.0, 0.628929759319448, 0.371070240680552),
            (40.0, 0.02, 1e-3, 1.0, 5.23393615976478e-124, 1.0),
            (500.0, 500.0, 1.0, 1.0, 0.5, 0.5),
            (0.7, 30.0, 1e6, 1.0, 1.0, 2.76720236899672e-181),
        ];
        for (p, q, part, rest, below, above) in table {
            let tails = tails(p, q, Point::of(part, rest));
            close(tails.below, below, 1e-10 * below);
            close(tails.above, above, 1e-10 * above);
        }
    }
}
