//! The constants of the forecast, each with where it comes from.
//!
//! It computes nothing: the steps stand in `evidence`, `law` and `mod`, and read their numbers here.

/// One set of constants. [`Method::PUBLISHED`] is the method as published and never changes; [`Method::CURRENT`] is
/// what the page uses. A later step that the published method lacks is a further field, whose value there switches it
/// off.
///
/// Source of every number, unless it says otherwise: section 5 of the forecasting study (backtest on 28 people's
/// mobile use, constants fitted on half of them), summed up in `docs/decisions/which-forecast.md`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Method {
    /// Days after which a day's use counts half. Long, because a month of one person's use shows no trend: shorter
    /// ones did not pay.
    pub half_life_days: f64,
    /// A rise of more than this many printed steps is a top-up; a smaller one is rounding. Two roundings can fake one
    /// whole step, but rarely when the truth stands still: 0.75 finds 92 % of the top-ups.
    pub top_up_steps: f64,
    /// Readings closer than this, in minutes, count as one: carriers' figures lag by more.
    pub merge_minutes: f64,
    /// The shortest interval, in days, whose spread is taken at face value: eight hours of night say little of a day.
    pub shortest_days: f64,
    /// Least and most that the variance of a day's use may be, in squares of its mean. The traces span 0.16 to 14.
    pub burstiness_within: (f64, f64),
    /// Intervals (or days, whichever are fewer) at which a person's own burstiness weighs as much as the usual one.
    pub burstiness_trust: f64,
    /// Evenness supposed of a person we know nothing about: 1/0.9 is the usual variance of a day's use, in squares of
    /// its mean (coefficient of variation 1.06).
    pub usual_evenness: f64,
    /// Least and greatest evenness.
    pub evenness_within: (f64, f64),
    /// How many days of one's own use the plan's allowance stands for. One is safe within a factor of three either way.
    pub plan_days: f64,
    /// Share of the allowance that a plan's holder is supposed to use. 1.0 did as well.
    pub plan_share: f64,
    /// The shape of the law never falls below this, so that it exists where there is no evidence at all.
    pub least_shape: f64,
    /// Steps of use that rounding may have hidden. It keeps the days finite where nothing seems used.
    pub hidden_steps: f64,
    /// The same where the step is zero, as a share of the allowance (or of the largest balance): only to keep off zero.
    pub hidden_share: f64,
    /// For ranges and chances, shape and evenness are multiplied by `k / (k + widening)`: 80 % ranges then hold 80 % of
    /// the outcomes. Scaling only one of the two would move the middle (coverage 28 to 68 %).
    pub widening: f64,
    /// Within this many days a rise back to the very figure before is a late figure. Zero takes every rise for a top-up, as
    /// published. On the development cases with hidden top-ups it changes 2 of 3360 forecasts, and no score by more than 0.001.
    pub late_days: f64,
    /// As how many days of use the earlier packs of a person count at least, however long ago they were used up. On the traces cut
    /// into packs, 4 was the best of 0.5 to 30 whichever of 14 people was left out, but for one: see `docs/decisions`.
    pub past_days: f64,
}

impl Method {
    /// Step for step the published method: the yardstick for every change. Not to be edited.
    pub const PUBLISHED: Method = Method {
        half_life_days: 14.0,
        top_up_steps: 0.75,
        merge_minutes: 30.0,
        shortest_days: 0.3,
        burstiness_within: (0.05, 30.0),
        burstiness_trust: 4.0,
        usual_evenness: 0.9,
        evenness_within: (0.1, 8.0),
        plan_days: 1.0,
        plan_share: 0.8,
        least_shape: 0.02,
        hidden_steps: 0.25,
        hidden_share: 1e-9,
        widening: 1.2,
        late_days: 0.0,
        past_days: 0.0,
    };

    /// What the page uses.
    pub const CURRENT: Method = Method { late_days: 1.0, past_days: 4.0, ..Method::PUBLISHED };
}
