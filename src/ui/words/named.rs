//! What the voice calls a value of the core: a text each. A value without a name does not compile.
//!
//! Values that go into sentences are told in `voice` and `explanation`.

use super::Label;
use super::voice::Voice;
use crate::alerts::Alert;
use crate::answer::{Hindrance, WhyRise, Worth};
use crate::calendar::Event;
use crate::history::backup::BackupProblem;
use crate::history::{PasteProblem, ReadAs, Rise};
use crate::import::ImportProblem;
use crate::languages::BucketKind;
use crate::outcome::{About, DeviceProblem};
use crate::reading::taught::TeachProblem;
use crate::reading::{Assumption, Ground, Sign};
use crate::usage::HowKnown;
use crate::volume::{TypedError, Unit};

impl Voice {
    /// "GB", "Go".
    pub fn unit(&self, unit: Unit) -> &'static str {
        self.say(match unit {
            Unit::Byte => Label::UnitByte,
            Unit::Kilobyte => Label::UnitKilobyte,
            Unit::Megabyte => Label::UnitMegabyte,
            Unit::Gigabyte => Label::UnitGigabyte,
            Unit::Terabyte => Label::UnitTerabyte,
        })
    }

    pub fn bucket(&self, kind: Option<BucketKind>) -> &'static str {
        self.say(match kind {
            None | Some(BucketKind::Main) => Label::BucketMain,
            Some(BucketKind::Night) => Label::BucketNight,
            Some(BucketKind::Bonus) => Label::BucketBonus,
            Some(BucketKind::Social) => Label::BucketSocial,
            Some(BucketKind::Roaming) => Label::BucketRoaming,
            Some(BucketKind::Local) => Label::BucketLocal,
            Some(BucketKind::Shared) => Label::BucketShared,
            Some(BucketKind::App) => Label::BucketApp,
        })
    }

    pub fn doubt(&self, about: About) -> &'static str {
        self.say(match about {
            About::WhichRole => Label::AboutWhichRole,
            About::DayOrMonth => Label::AboutDayOrMonth,
            About::WhichDate => Label::AboutWhichDate,
            About::DecimalMark => Label::AboutDecimalMark,
            About::TooLarge => Label::AboutTooLarge,
            About::OddDate => Label::AboutOddDate,
            About::DoesNotAddUp => Label::AboutDoesNotAddUp,
            About::Suspicious => Label::AboutSuspicious,
            About::TaughtOtherwise => Label::AboutTaughtOtherwise,
        })
    }

    pub fn import_problem(&self, problem: ImportProblem) -> &'static str {
        self.say(match problem {
            ImportProblem::Empty => Label::ImportProblemEmpty,
            ImportProblem::NotABackup => Label::ImportProblemNotABackup,
            ImportProblem::UnknownColumns => Label::ImportProblemUnknownColumns,
            ImportProblem::NoMessages => Label::ImportProblemNoMessages,
            ImportProblem::CutShort => Label::ImportProblemCutShort,
            ImportProblem::Zipped => Label::ImportProblemZipped,
            ImportProblem::ZipEncrypted => Label::ImportProblemZipEncrypted,
            ImportProblem::ZipMethod(_) => Label::ImportProblemZipMethod,
            ImportProblem::ZipInParts => Label::ImportProblemZipInParts,
            ImportProblem::ZipWithoutBackup => Label::ImportProblemZipWithoutBackup,
            ImportProblem::ZipTooLarge => Label::ImportProblemZipTooLarge,
            ImportProblem::ZipDamaged => Label::ImportProblemZipDamaged,
        })
    }

    /// Why a text seems to pose as the carrier.
    pub fn sign(&self, sign: Sign) -> &'static str {
        self.say(match sign {
            Sign::AsksSecret => Label::SignAsksSecret,
            Sign::Threatens => Label::SignThreatens,
            Sign::Urges => Label::SignUrges,
            Sign::Lures => Label::SignLures,
            Sign::OddLink => Label::SignOddLink,
            Sign::Link => Label::SignLink,
            Sign::Forwards => Label::SignForwards,
            Sign::MovesNumber => Label::SignMovesNumber,
        })
    }

    pub fn teach_problem(&self, problem: TeachProblem) -> &'static str {
        self.say(match problem {
            TeachProblem::TooFewWords => Label::TeachProblemTooFewWords,
            TeachProblem::NothingSaid => Label::TeachProblemNothingSaid,
            TeachProblem::SaidTwice => Label::TeachProblemSaidTwice,
            TeachProblem::Suspicious => Label::TeachProblemSuspicious,
        })
    }

    pub fn paste_problem(&self, problem: PasteProblem) -> &'static str {
        self.say(match problem {
            PasteProblem::TooLong => Label::PasteProblemTooLong,
            PasteProblem::NothingFound => Label::PasteProblemNothingFound,
            PasteProblem::OnlyOffers => Label::PasteProblemOnlyOffers,
        })
    }

    pub fn typed_problem(&self, problem: TypedError) -> &'static str {
        self.say(match problem {
            TypedError::NotANumber => Label::TypedErrorNotANumber,
            TypedError::TooLarge => Label::TypedErrorTooLarge,
        })
    }

    pub fn backup_problem(&self, problem: BackupProblem) -> &'static str {
        self.say(match problem {
            BackupProblem::Broken => Label::BackupProblemBroken,
            BackupProblem::NotOurs => Label::BackupProblemNotOurs,
            BackupProblem::Newer => Label::BackupProblemNewer,
            BackupProblem::Empty => Label::BackupProblemEmpty,
        })
    }

    /// What a rise of the balance is called.
    pub fn rise(&self, rise: Rise) -> &'static str {
        self.say(match rise {
            Rise::TopUp => Label::RiseTopUp,
            Rise::Reset => Label::RiseReset,
            Rise::Rollover => Label::RiseRollover,
            Rise::Late => Label::RiseLate,
            Rise::Correction => Label::RiseCorrection,
        })
    }

    pub fn why_rise(&self, why: WhyRise) -> &'static str {
        self.say(match why {
            WhyRise::Said => Label::WhySaid,
            WhyRise::Granted => Label::WhyGranted,
            WhyRise::FullAgain => Label::WhyFullAgain,
            WhyRise::MoreThanFull => Label::WhyMoreThanFull,
            WhyRise::NewEnd => Label::WhyNewEnd,
            WhyRise::PackSize => Label::WhyPackSize,
            WhyRise::SameFigure => Label::WhySameFigure,
            WhyRise::MoreThanRounding => Label::WhyMoreThanRounding,
        })
    }

    /// What another reading is worth making for.
    pub fn worth(&self, worth: Worth) -> &'static str {
        self.say(match worth {
            Worth::Rate => Label::WorthRate,
            Worth::Range => Label::WorthRange,
            Worth::Verdict => Label::WorthVerdict,
            Worth::End => Label::WorthEnd,
        })
    }

    pub fn alert(&self, alert: Alert) -> &'static str {
        self.say(match alert {
            Alert::Expired => Label::AlertExpired,
            Alert::UsedUp => Label::AlertUsedUp,
            Alert::EndsSoon => Label::AlertEndsSoon,
            Alert::TwoDays => Label::AlertTwoDays,
            Alert::RunsOut => Label::AlertRunsOut,
            Alert::TenPercent => Label::AlertTenPercent,
            Alert::OwnLevel => Label::AlertOwnLevel,
            Alert::Stale => Label::AlertStale,
            Alert::KeepAlive => Label::EventKeepAlive,
        })
    }

    pub fn how_known(&self, known: HowKnown) -> &'static str {
        self.say(match known {
            HowKnown::Measured => Label::UseMeasured,
            HowKnown::Spread => Label::UseSpread,
            HowKnown::Partly => Label::UsePartly,
            HowKnown::Not => Label::UseUnknown,
            HowKnown::Uncounted => Label::UseUncounted,
        })
    }

    /// Title of an entry in the phone's calendar.
    pub fn event(&self, event: Event) -> &'static str {
        self.say(match event {
            Event::RunOut => Label::EventRunOut,
            Event::Expiry => Label::EventExpiry,
            Event::TripEnd => Label::TripEnd,
            Event::KeepAlive => Label::EventKeepAlive,
            Event::NextCheck => Label::EventCheck,
        })
    }

    pub fn device_problem(&self, problem: DeviceProblem) -> &'static str {
        self.say(match problem {
            DeviceProblem::NoStorage => Label::DeviceProblemNoStorage,
            DeviceProblem::Full => Label::DeviceProblemFull,
            DeviceProblem::NotSaved => Label::DeviceProblemNotSaved,
            DeviceProblem::NotRead => Label::DeviceProblemNotRead,
            DeviceProblem::OtherTab => Label::DeviceProblemOtherTab,
            DeviceProblem::ClipboardEmpty => Label::DeviceProblemClipboardEmpty,
            DeviceProblem::ClipboardRefused => Label::DeviceProblemClipboardRefused,
        })
    }

    pub fn hindrance(&self, hindrance: Hindrance) -> &'static str {
        self.say(match hindrance {
            Hindrance::ReadingChanged => Label::HindranceReadingChanged,
            Hindrance::ToppedUp => Label::HindranceToppedUp,
            Hindrance::OtherPack => Label::HindranceOtherPack,
            Hindrance::Lapsed => Label::HindranceLapsed,
            Hindrance::Refilled => Label::HindranceRefilled,
            Hindrance::RanOutUnseen => Label::HindranceRanOutUnseen,
        })
    }

    pub fn assumed(&self, assumption: Assumption) -> &'static str {
        self.say(match assumption {
            Assumption::Year => Label::AssumedYear,
            Assumption::Day => Label::AssumedDay,
        })
    }

    /// What marked words were read as, where it has a name.
    pub fn read_as(&self, read_as: ReadAs) -> Option<&'static str> {
        Some(self.say(match read_as {
            ReadAs::Left => Label::Left,
            ReadAs::Used => Label::Used,
            ReadAs::Size => Label::PackSize,
            ReadAs::UsedUp => Label::UsedUpField,
            ReadAs::Unlimited => Label::UnlimitedField,
            ReadAs::Expired => Label::ExpiredField,
            ReadAs::Expiry => Label::Expires,
            ReadAs::Validity => Label::ValidityRead,
            ReadAs::ReadingTime => Label::WhenTrue,
            ReadAs::Aside | ReadAs::Doubtful | ReadAs::Suspicious => return None,
        }))
    }

    /// What a rule goes by that is no phrase.
    pub fn ground(&self, ground: Ground) -> Option<&'static str> {
        Some(self.say(match ground {
            Ground::Words => return None,
            Ground::Part => Label::GroundPart,
            Ground::Validity => Label::GroundValidity,
            Ground::List => Label::GroundList,
            Ground::Range => Label::GroundRange,
            Ground::Order => Label::GroundOrder,
            Ground::OnlyDate => Label::GroundOnlyDate,
            Ground::PackName => Label::GroundPackName,
            Ground::Taught => Label::GroundTaught,
        }))
    }
}
