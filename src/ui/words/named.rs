//! What the voice calls a value of the core: a text each. A value without a name does not compile.
//!
//! Values that go into sentences are told in `voice` and `explanation`.

use super::Label;
use super::voice::Voice;
use crate::answer::Hindrance;
use crate::history::PasteProblem;
use crate::import::ImportProblem;
use crate::languages::BucketKind;
use crate::outcome::{About, DeviceProblem};
use crate::reading::taught::TeachProblem;
use crate::reading::{Assumption, Sign};
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
            Hindrance::RanOutUnseen => Label::HindranceRanOutUnseen,
        })
    }

    pub fn assumed(&self, assumption: Assumption) -> &'static str {
        self.say(match assumption {
            Assumption::Year => Label::AssumedYear,
            Assumption::Day => Label::AssumedDay,
        })
    }
}
