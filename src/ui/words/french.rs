//! French sentences. They say what `answer` has worked out and add nothing.

use super::{Format, Voice, ahead, ends, moment, plan_name, plan_price, volume};
use crate::adviser::{Advice, Cover, Latest};
use crate::answer::{
    Answer, Ending, Found, Held, Hindrance, Limit, Outlook, Prospect, Record, SaidTime, Supposed, UnusualUse, Verdict,
    Video,
};
use crate::forecast::{LATEST_DAYS, Refusal};
use crate::history::{PasteProblem, Sender, ShownForecast, Slip, Stated};
use crate::import::{ImportProblem, Skipped};
use crate::languages::BucketKind;
use crate::outcome::{About, DeviceProblem};
use crate::pack::{Expiry, Offer};
use crate::reading::taught::TeachProblem;
use crate::reading::{Assumption, Sign};
use crate::volume::{BurnRate, DataVolume, Printed, TypedError, Unit};

pub struct French;

/// In French, zero and one are singular.
fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", if count < 2 { one } else { many })
}

/// The short form of a month brings its own full stop.
fn ended(text: String) -> String {
    text.replace("..", ".")
}

impl French {
    fn range(&self, ending: &Ending, format: &dyn Format) -> String {
        let low = format.day(ending.earliest.date_naive());
        if ending.latest_is_open {
            format!("sans doute pas avant le {low}")
        } else {
            format!("sans doute entre le {low} et le {}", format.day(ending.latest.date_naive()))
        }
    }

    /// The goal as a sentence begins with it.
    fn goal(&self, answer: &Answer, format: &dyn Format) -> Option<String> {
        let goal = answer.goal?;
        let what = if goal.limit == Limit::TripEnd { "Votre vol est" } else { "Le forfait expire" };
        Some(format!("{what} le {}", moment(self, goal.end, format)))
    }

    fn short_of_trip(&self, answer: &Answer) -> String {
        let early = answer.trip.and_then(|trip| trip.pack_ends_before);
        early.map_or_else(String::new, |early| format!(" Le forfait prend fin {} avant votre vol.", self.length(early)))
    }

    fn balance(&self, answer: &Answer, format: &dyn Format) -> String {
        answer
            .remaining
            .map_or_else(|| "données".to_owned(), |remaining| volume(self, remaining.printed.shown(), format))
    }
}

impl Voice for French {
    fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::Byte => "o",
            Unit::Kilobyte => "Ko",
            Unit::Megabyte => "Mo",
            Unit::Gigabyte => "Go",
            Unit::Terabyte => "To",
        }
    }

    fn headline(&self, answer: &Answer, format: &dyn Format) -> String {
        if answer.remaining.is_none() && answer.verdict == Verdict::Learning {
            return self.stated(&answer.stated, format);
        }
        if matches!(&answer.outlook, Outlook::Known(known) if known.is_overdue) {
            return "Sans doute épuisé à présent".to_owned();
        }
        if matches!(&answer.outlook, Outlook::Known(known) if known.is_down_to_reserve) {
            return "Il ne reste que votre réserve".to_owned();
        }
        let is_for_trip = answer.goal.is_some_and(|goal| goal.limit == Limit::TripEnd);
        match (answer.verdict, answer.days_left) {
            (Verdict::Lasts, _) if is_for_trip => "De quoi tenir jusqu’à votre vol".to_owned(),
            (Verdict::Close, _) if is_for_trip => "Peut-être juste de quoi tenir jusqu’à votre vol".to_owned(),
            (Verdict::UsedUp, _) => "Vos données sont épuisées".to_owned(),
            (Verdict::Expired, _) => "Votre forfait a expiré".to_owned(),
            (Verdict::Unlimited, _) => "Données illimitées".to_owned(),
            (Verdict::Learning, _) => format!("Il reste {}", self.balance(answer, format)),
            (_, Some(left)) => match left.said() {
                said @ SaidTime::MoreThanAYear => format!("Il reste {}", self.length(said)),
                said if left.is_certain => format!("Il reste {}", self.length(said)),
                said => format!("Il reste environ {}", self.length(said)),
            },
            (_, None) => format!("Il reste {}", self.balance(answer, format)),
        }
    }

    fn explanation(&self, answer: &Answer, format: &dyn Format) -> String {
        let until = answer.expiry.map(|expiry| moment(self, expiry, format));
        let text = match (&answer.outlook, answer.verdict) {
            (Outlook::Known(known), _) => {
                let rate = self.a_day(known.burn_rate, format);
                let balance = self.balance(answer, format);
                let ending = known.ending();
                let day = format.day(ending.at.date_naive());
                let range = self.range(&ending, format);
                if known.is_overdue {
                    return format!("À raison de {rate}, le solde du dernier relevé ({balance}) serait épuisé à présent. Un nouveau relevé le dira.");
                }
                let reserve = answer.reserve.map(|reserve| volume(self, reserve.shown(), format));
                let gone = format.day(known.depletion.date_naive());
                if let Some(reserve) = reserve.as_ref().filter(|_| known.is_down_to_reserve) {
                    return ended(format!(
                        "Il ne reste pas plus que votre réserve de {reserve}. À raison de {rate}, elle sera épuisée vers le {gone}."
                    ));
                }
                let short = self.short_of_trip(answer);
                if ending.days >= LATEST_DAYS {
                    let goal = self.goal(answer, format).map_or_else(String::new, |goal| format!(" {goal}."));
                    return ended(format!("À raison de {rate}, vos {balance} dureront plus d’un an.{goal}{short}"));
                }
                let (runs_out, lasts, last) = match reserve {
                    None => (
                        format!("sera épuisé vers le {day} ({range})"),
                        format!("durerait jusque vers le {day} ({range})"),
                        String::new(),
                    ),
                    Some(reserve) => (
                        format!("sera réduit à votre réserve de {reserve} vers le {day} ({range})"),
                        format!("n’atteindrait votre réserve de {reserve} que vers le {day} ({range})"),
                        if known.depletion_days < LATEST_DAYS { format!(" Tout serait épuisé vers le {gone}.") } else { String::new() },
                    ),
                };
                let runs_out = format!("À raison de {rate}, votre solde de {balance} {runs_out}");
                let lasts = format!("à raison de {rate}, votre solde de {balance} {lasts}");
                let until = answer.goal.map(|goal| moment(self, goal.end, format));
                let is_for_trip = answer.goal.is_some_and(|goal| goal.limit == Limit::TripEnd);
                let said = match (answer.limited_by, known.apart, until, answer.days_left) {
                    (_, _, Some(until), _) if answer.verdict == Verdict::Close => {
                        let when = if is_for_trip { "au moment de votre vol" } else { "à la fin du forfait" };
                        format!("{runs_out}, à peu près {when} ({until}).")
                    }
                    (Some(Limit::TripEnd), _, Some(until), Some(left)) => {
                        format!("Votre vol est le {until}, dans {}\u{a0}: {lasts}.", self.length(left.said()))
                    }
                    (Some(Limit::Expiry), _, Some(until), _) => format!(
                        "Le forfait expire le {until}, avant que vos données soient épuisées\u{a0}: {lasts}."
                    ),
                    (_, Some(apart), Some(_), _) => {
                        let what = if is_for_trip { "votre vol" } else { "la fin du forfait" };
                        format!("{runs_out}, {} avant {what}.", self.length(apart))
                    }
                    _ => format!("{runs_out}."),
                };
                format!("{said}{last}{short}")
            }
            (Outlook::Declined(refusal), _) => {
                let keeping = answer.reserve.map_or_else(String::new, |reserve| {
                    format!(" en gardant votre réserve de {}", volume(self, reserve.shown(), format))
                });
                let goal = match (self.goal(answer, format), answer.affordable_to_goal()) {
                    (Some(goal), Some(rate)) => {
                        format!(" {goal}\u{a0}; pour tenir jusque-là{keeping}, ne dépassez pas {}.", self.a_day(rate, format))
                    }
                    (Some(goal), None) => format!(" {goal}."),
                    (None, _) => String::new(),
                };
                let short = self.short_of_trip(answer);
                let missing = match refusal {
                    Refusal::TooFewReadings { .. } => {
                        "Un relevé de plus, de préférence demain ou après, montrera votre rythme et combien de temps il vous reste.".to_owned()
                    }
                    Refusal::NothingUsed { more_than_days } => format!(
                        "Les relevés ne montrent encore aucune utilisation\u{a0}: tout ce qu’on peut dire, c’est que cela durera plus de {}.",
                        self.length(SaidTime::of(*more_than_days))
                    ),
                    Refusal::UsedUp => String::new(),
                };
                format!("{missing}{goal}{short}")
            }
            (Outlook::NeedsSize, _) => "Il manque la taille du forfait\u{a0}: ajoutez-la sous «\u{a0}Modifier le forfait\u{a0}» pour voir ce qui reste et combien de temps.".to_owned(),
            (Outlook::Settled, Verdict::UsedUp) => {
                let rest = until.map_or_else(String::new, |until| format!(" Le forfait lui-même court jusqu’au {until}."));
                format!("Il n’en reste rien. La suite peut être coupée, ralentie ou prise sur votre crédit.{rest}")
            }
            (Outlook::Settled, Verdict::Expired) => match (until, answer.remaining) {
                (Some(until), Some(_)) => {
                    format!("Il a pris fin le {until}. Ce qui en restait ({}) est en général perdu.", self.balance(answer, format))
                }
                (Some(until), None) => format!("Il a pris fin le {until}."),
                (None, _) => "Il a pris fin.".to_owned(),
            },
            (Outlook::Settled, _) => {
                until.map_or_else(String::new, |until| format!("Jusqu’au {until}.{}", self.short_of_trip(answer)))
            }
        };
        ended(text)
    }

    fn basis(&self, answer: &Answer, format: &dyn Format) -> String {
        match &answer.outlook {
            Outlook::Known(known) => {
                let readings = counted(known.readings_used as u32, "relevé", "relevés");
                let days = self.length(SaidTime::of(known.days_of_evidence));
                let used = volume(self, known.used.shown_roughly(), format);
                let early = if known.is_early {
                    " C’est encore tôt\u{a0}: un relevé de plus resserrera la plage."
                } else {
                    ""
                };
                let topped =
                    if known.top_ups.is_empty() { "" } else { " Une recharge entre-temps n’est pas comptée." };
                format!("{readings} en {days}\u{a0}: {used} utilisés.{topped}{early}")
            }
            _ => counted(answer.readings as u32, "relevé", "relevés"),
        }
    }

    fn unusual(&self, unusual: &UnusualUse, format: &dyn Format) -> String {
        let title = if unusual.is_very { "Usage très inhabituel" } else { "Usage inhabituel" };
        let used = volume(self, unusual.used.shown_roughly(), format);
        let time = self.length(unusual.time);
        let question = if unusual.is_denied { "" } else { " C’était vous\u{202f}?" };
        match unusual.times {
            Some(times) => {
                format!("{title}\u{a0}: {used} en {time}, environ {times} fois votre rythme habituel.{question}")
            }
            None => format!("{title}\u{a0}: {used} en {time}, bien plus que votre rythme habituel.{question}"),
        }
    }

    fn unusual_basis(&self, unusual: &UnusualUse, format: &dyn Format) -> String {
        let [from, until] = ends(self, unusual, format);
        let usual = self.a_day(unusual.usual, format);
        format!("C’était entre le {from} et le {until}. Avant, vous utilisiez environ {usual}.")
    }

    fn chance(&self, share: f64, format: &dyn Format) -> String {
        let percent = format.percent(share);
        if share <= 0.03 {
            format!("moins de {percent}")
        } else if share >= 0.85 {
            format!("{percent} ou plus")
        } else {
            format!("environ {percent}")
        }
    }

    fn prospect(&self, prospect: &Prospect, format: &dyn Format) -> String {
        if prospect.is_too_much {
            return "tout de suite\u{a0}: il faut plus que ce qui reste".to_owned();
        }
        if prospect.is_beyond_a_year {
            return "pas avant un an".to_owned();
        }
        let (day, time) = ahead(prospect, format);
        format!("vers le {day}, dans environ {}", self.length(time))
    }

    fn supposed(&self, supposed: &Supposed, format: &dyn Format) -> String {
        let say = |amount: DataVolume| volume(self, amount.shown_roughly(), format);
        match supposed {
            Supposed::AsBefore(rate) => format!("Votre rythme reste de {}.", self.a_day(*rate, format)),
            Supposed::Daily(daily) => {
                format!("Vous utilisez désormais {} par jour.", volume(self, daily.shown(), format))
            }
            Supposed::Video(video) => format!(
                "Une soirée vidéo\u{a0}: {} à {} par heure au plus, soit {}.",
                self.length(SaidTime::Hours(Video::HOURS)),
                say(video.an_hour()),
                say(video.an_evening())
            ),
            Supposed::Laptop(amount) => format!(
                "Une soirée avec un ordinateur en partage de connexion\u{a0}: une heure d’appel vidéo et quelques pages web, soit {}.",
                say(*amount)
            ),
            Supposed::WifiDay => "Les prochaines 24\u{a0}heures se passent en Wi-Fi, sans données mobiles.".to_owned(),
            Supposed::Reserve(reserve) => {
                format!("Votre réserve de {} est gardée.", volume(self, reserve.shown(), format))
            }
        }
    }

    fn wasted(&self, wasted: DataVolume, format: &dyn Format) -> String {
        format!("environ {}", volume(self, wasted.shown_roughly(), format))
    }

    fn ago(&self, age: SaidTime) -> String {
        match age {
            SaidTime::LessThanAnHour => "à l’instant".to_owned(),
            other => format!("il y a {}", self.length(other)),
        }
    }

    fn length(&self, time: SaidTime) -> String {
        match time {
            SaidTime::LessThanAnHour => "moins d’une heure".to_owned(),
            SaidTime::Hours(hours) => counted(hours, "heure", "heures"),
            SaidTime::Days(days) => counted(days, "jour", "jours"),
            SaidTime::MoreThanAYear => "plus d’un an".to_owned(),
        }
    }

    fn day_and_time(&self, day: &str, time: &str) -> String {
        format!("{day} à {time}")
    }

    fn a_day(&self, rate: BurnRate, format: &dyn Format) -> String {
        format!("{} par jour", volume(self, rate.a_day().shown_roughly(), format))
    }

    fn until(&self, expiry: Expiry, format: &dyn Format) -> String {
        format!("jusqu’au {}", moment(self, expiry, format))
    }

    fn bucket(&self, kind: Option<BucketKind>) -> &'static str {
        match kind {
            None | Some(BucketKind::Main) => "Données principales",
            Some(BucketKind::Night) => "Données de nuit",
            Some(BucketKind::Bonus) => "Données bonus",
            Some(BucketKind::Social) => "Réseaux sociaux",
            Some(BucketKind::Roaming) => "Données à l’étranger",
            Some(BucketKind::Local) => "Données locales",
            Some(BucketKind::Shared) => "Données partagées",
            Some(BucketKind::App) => "Données pour certaines applis",
        }
    }

    fn stated(&self, stated: &Stated, format: &dyn Format) -> String {
        let say = |printed: crate::volume::Printed| volume(self, printed.shown(), format);
        let mut parts = Vec::new();
        if stated.exhausted {
            parts.push("épuisé".to_owned());
        }
        if stated.unlimited {
            parts.push("illimité".to_owned());
        }
        parts.extend(stated.balance.map(|balance| format!("reste {}", say(balance))));
        parts.extend(stated.left_percent.map(|share| format!("reste {}", format.percent(share / 100.0))));
        parts.extend(stated.used.map(|used| format!("{} utilisés", say(used))));
        parts.extend(stated.used_percent.map(|share| format!("{} utilisés", format.percent(share / 100.0))));
        let whole = stated.allowance.map(say);
        match (parts.is_empty(), whole) {
            (true, Some(whole)) => format!("Forfait de {whole}"),
            (true, None) => "Forfait expiré".to_owned(),
            (false, Some(whole)) => format!("{} sur {whole}", parts.join(", ")),
            (false, None) => parts.join(", "),
        }
    }

    fn slip(&self, slip: &Slip, format: &dyn Format) -> String {
        let (said, meant) = (volume(self, slip.said.shown(), format), volume(self, slip.meant.shown(), format));
        format!("{said} ne va pas avec ce qu’il y avait avant. Vouliez-vous dire {meant}\u{202f}?")
    }

    fn doubt(&self, about: About) -> &'static str {
        match about {
            About::WhichRole => "Le texte ne dit pas ce qu’est cette quantité. Qu’est-ce que c’est\u{202f}?",
            About::DayOrMonth => "Cette date peut se lire de deux façons. Laquelle est la bonne\u{202f}?",
            About::WhichDate => {
                "Il manque une partie de cette date. Complétez l’expiration ci-dessous si vous la connaissez."
            }
            About::DecimalMark => {
                "Le signe dans ce nombre peut marquer les décimales ou les milliers\u{a0}: il n’a pas été lu. Saisissez la quantité ci-dessous."
            }
            About::TooLarge => {
                "C’est plus de données qu’aucun forfait n’en contient\u{a0}: cette valeur a été laissée de côté."
            }
            About::OddDate => "Cette date ne peut pas être juste\u{a0}: elle a été laissée de côté.",
            About::DoesNotAddUp => "L’utilisé et le restant ne donnent pas la taille du forfait. Vérifiez les valeurs.",
            About::Suspicious => "Ces mots le trahissent.",
            About::TaughtOtherwise => {
                "Le message dit clairement autre chose que le format que vous avez appris à l’appli : c’est le message qui compte. Vérifiez."
            }
        }
    }

    fn import_counts(&self, (read, found): (usize, usize), format: &dyn Format) -> String {
        format!("{} messages lus, {} sur les données", format.number(read as f64, 0), format.number(found as f64, 0))
    }

    fn import_sender(&self, sender: &Sender, (first, last): &(String, String), format: &dyn Format) -> String {
        let noun = if sender.found < 2 { "message" } else { "messages" };
        let count = format!("{}\u{a0}{noun}", format.number(sender.found as f64, 0));
        let about = if first == last {
            format!("{count} sur les données, le {first}")
        } else {
            format!("{count} sur les données, du {first} au {last}")
        };
        let mut parts = vec![about];
        if sender.unsure > 0 {
            parts.push(format!("{} peu clairs, laissés de côté", format.number(sender.unsure as f64, 0)));
        }
        if sender.suspicious > 0 {
            parts.push("certains se font passer pour un opérateur".to_owned());
        }
        parts.join(", ")
    }

    fn import_left_out(&self, skipped: &Skipped, undated: usize, format: &dyn Format) -> Option<String> {
        let say = |count: u64, text: &str| (count > 0).then(|| text.replace("{}", &format.number(count as f64, 0)));
        let parts: Vec<String> = [
            say(undated as u64, "{} sans date"),
            say(skipped.too_long, "{} trop longs"),
            say(skipped.malformed, "{} abîmés"),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| "Laissés de côté\u{202f}: {}.".replace("{}", &parts.join(", ")))
    }

    fn import_problem(&self, problem: ImportProblem) -> &'static str {
        match problem {
            ImportProblem::Empty => "Ce fichier est vide.",
            ImportProblem::NotABackup => {
                "Ce n’est pas une sauvegarde de messages. Choisissez le fichier XML de «\u{a0}SMS Backup & Restore\u{a0}», son zip, ou un fichier CSV ou texte."
            }
            ImportProblem::UnknownColumns => "Ce tableau ne dit pas quelle colonne contient les textes.",
            ImportProblem::NoMessages => "Aucun message texte dans ce fichier.",
            ImportProblem::CutShort => {
                "Ce fichier s’arrête avant son premier message. Copiez-le de nouveau, puis choisissez-le."
            }
            ImportProblem::Zipped => "Cette archive est dans une autre. Décompressez-la d’abord.",
            ImportProblem::ZipEncrypted => {
                "Cette archive a un mot de passe. Décompressez-la, puis choisissez le fichier XML."
            }
            ImportProblem::ZipMethod(_) => {
                "Les navigateurs ne savent pas ouvrir cette archive. Décompressez-la, puis choisissez le fichier XML."
            }
            ImportProblem::ZipInParts => {
                "Cette archive est en plusieurs parties. Décompressez-la, puis choisissez le fichier XML."
            }
            ImportProblem::ZipWithoutBackup => "Aucune sauvegarde dans cette archive.",
            ImportProblem::ZipTooLarge => {
                "Cette archive contient trop de fichiers. Décompressez-la, puis choisissez le fichier XML."
            }
            ImportProblem::ZipDamaged => "Cette archive est abîmée. Copiez-la de nouveau, puis choisissez-la.",
        }
    }

    fn sign(&self, sign: Sign) -> &'static str {
        match sign {
            Sign::AsksSecret => "Il demande un mot de passe, une carte ou votre identité.",
            Sign::Threatens => "Il menace d’une perte ou fixe un délai.",
            Sign::Urges => "Il pousse à cliquer, réclamer ou confirmer.",
            Sign::Lures => "Il fait miroiter un gain, un remboursement ou des points sur le point d’expirer.",
            Sign::OddLink => "Son lien mène là où aucun opérateur n’a sa page.",
            Sign::Link => "Il contient un lien. La page ou l’appli de votre opérateur s’en passe.",
        }
    }

    fn teach_problem(&self, problem: TeachProblem) -> &'static str {
        match problem {
            TeachProblem::TooFewWords => {
                "Trop peu de mots entourent ces chiffres pour reconnaître le prochain message de ce genre."
            }
            TeachProblem::NothingSaid => "Dites ce qu’est au moins un chiffre.",
            TeachProblem::SaidTwice => "Deux chiffres des mêmes données ne peuvent pas être la même chose.",
            TeachProblem::Suspicious => "Ce texte se fait passer pour votre opérateur\u{202f}: rien n’en est retenu.",
        }
    }

    fn paste_problem(&self, problem: PasteProblem) -> &'static str {
        match problem {
            PasteProblem::TooLong => {
                "C’est trop long pour un message d’opérateur. Collez seulement la réponse\u{a0}; votre texte est toujours dans le champ."
            }
            PasteProblem::NothingFound => {
                "Ce texte ne contient aucune valeur de données mobiles. Vous pouvez l’ajouter en toutes lettres, par exemple «\u{a0}il reste 1,2\u{a0}Go\u{a0}»."
            }
            PasteProblem::OnlyOffers => {
                "Ce texte parle de données, mais ne dit pas combien il vous en reste ni combien vous en avez utilisé."
            }
        }
    }

    fn typed_problem(&self, problem: TypedError) -> &'static str {
        match problem {
            TypedError::NotANumber => "Saisissez un nombre, par exemple 1,2.",
            TypedError::TooLarge => "C’est plus de données qu’aucun forfait n’en contient.",
        }
    }

    fn device_problem(&self, problem: DeviceProblem) -> &'static str {
        match problem {
            DeviceProblem::NoStorage => {
                "Ce navigateur ne donne pas de stockage à la page\u{a0}: rien ne peut être gardé ici. Quittez la navigation privée ou changez de navigateur."
            }
            DeviceProblem::Full => {
                "Le téléphone n’a plus de place\u{a0}: ceci n’a pas été enregistré. Libérez de l’espace et réessayez\u{a0}; votre texte est toujours là."
            }
            DeviceProblem::NotSaved => {
                "L’enregistrement a échoué. Rien n’est perdu\u{a0}: ce que vous avez saisi est toujours là. Réessayez."
            }
            DeviceProblem::NotRead => {
                "Vos relevés n’ont pas pu être ouverts. Ils n’ont pas été touchés. Rechargez la page pour réessayer."
            }
            DeviceProblem::OtherTab => {
                "Tidemark est ouvert dans un autre onglet avec une version plus ancienne. Fermez-le, puis rechargez celui-ci."
            }
            DeviceProblem::ClipboardEmpty => "Le presse-papiers est vide. Copiez d’abord le message.",
            DeviceProblem::ClipboardRefused => {
                "Le navigateur n’a pas donné le presse-papiers. Appuyez longuement dans le champ et choisissez Coller."
            }
        }
    }

    fn already_kept(&self) -> &'static str {
        "Ce message est déjà enregistré\u{a0}: rien ne change."
    }

    fn unreadable(&self, count: usize) -> String {
        if count == 1 {
            return "1\u{a0}élément enregistré vient d’une autre version de Tidemark et ne peut pas être affiché ici. Il est gardé.".to_owned();
        }
        format!(
            "{count}\u{a0}éléments enregistrés viennent d’une autre version de Tidemark et ne peuvent pas être affichés ici. Ils sont gardés."
        )
    }

    fn chart_summary(&self, answer: &Answer, format: &dyn Format) -> String {
        let Some(chart) = &answer.chart else { return String::new() };
        let full = volume(self, chart.full.shown_roughly(), format);
        let (starts, ends) = (format.day(chart.starts.date_naive()), format.day(chart.ends.date_naive()));
        format!("Solde du {starts} au {ends}, de 0 à {full}. {}", self.explanation(answer, format))
    }

    fn record(&self, record: &Record) -> String {
        match record.held {
            0 => format!("Sur {} fourchettes passées, aucune n’était juste", record.decided),
            1 => format!("Sur {} fourchettes passées, une seule était juste", record.decided),
            held => format!("Sur {} fourchettes passées, {held} étaient justes", record.decided),
        }
    }

    fn said_then(&self, shown: &ShownForecast, format: &dyn Format) -> String {
        let earliest = format.day(shown.earliest.date_naive());
        ended(match shown.latest {
            Some(latest) => {
                format!("Fin prévue entre le {earliest} et le {}.", format.day(latest.date_naive()))
            }
            None => format!("Fin prévue au plus tôt le {earliest}."),
        })
    }

    fn found(&self, found: &Found, format: &dyn Format) -> String {
        let say = |printed: Printed| volume(self, printed.shown(), format);
        let day = format.day(found.at.date_naive());
        let expected = match (found.low.volume, found.high.volume) {
            (_, DataVolume::ZERO) => "il ne devait rien rester".to_owned(),
            (DataVolume::ZERO, _) => format!("il devait rester au plus {}", say(found.high)),
            _ => format!("il devait rester entre {} et {}", say(found.low), say(found.high)),
        };
        let verdict = match found.verdict {
            Held::Yes => "la fourchette était juste",
            Held::UsedFaster => "vous avez utilisé plus que prévu",
            Held::UsedSlower => "vous avez utilisé moins que prévu",
        };
        format!("Le {day}, {expected}. Relevé\u{a0}: {}, {verdict}.", say(found.balance))
    }

    fn hindrance(&self, hindrance: Hindrance) -> &'static str {
        match hindrance {
            Hindrance::ReadingChanged => "Non comptée\u{a0}: le relevé de départ a été corrigé ou supprimé.",
            Hindrance::ToppedUp => "Non comptée\u{a0}: il y a eu une recharge entre-temps.",
            Hindrance::OtherPack => "Non comptée\u{a0}: il y a eu un autre forfait entre-temps.",
            Hindrance::RanOutUnseen => "Non comptée\u{a0}: tout a été épuisé, et aucun relevé ne montre quand.",
        }
    }

    fn percent_gone(&self, share: f64, format: &dyn Format) -> String {
        format.percent(share)
    }

    fn assumed(&self, assumption: Assumption) -> &'static str {
        match assumption {
            Assumption::Year => "Le message ne donne pas l’année\u{a0}: la plus proche a été supposée.",
            Assumption::Day => "Le message ne donne pas la date complète\u{a0}: elle a été déduite d’aujourd’hui.",
        }
    }

    fn advice(&self, advice: &Advice, offers: &[Offer], format: &dyn Format) -> String {
        let (safety, end) = (format.percent(advice.safety.share()), format.day(advice.trip_end.date_naive()));
        let first = advice.plans.first();
        let name = first.map(|plan| plan_name(self, plan, offers, format)).unwrap_or_default();
        ended(match advice.verdict {
            Cover::NothingNeeded => {
                format!("Rien à acheter\u{a0}: ce que vous avez suffit jusqu’au {end}, avec {safety} de chances.")
            }
            Cover::Buy => {
                let price = first.map(|plan| plan_price(plan, offers, format)).unwrap_or_default();
                let what = if first.is_some_and(|plan| plan.buy.len() > 1) { " le premier" } else { "-le" };
                let when = match advice.lasts {
                    Latest::Now => "maintenant".to_owned(),
                    latest => format!("au plus tard le {}", self.latest(latest, format)),
                };
                format!(
                    "Le moins cher\u{a0}: {name}, pour {price}. Cela suffit jusqu’au {end} avec {safety} de chances. Achetez{what} {when}."
                )
            }
            Cover::NoneCovers(chance) => format!(
                "Aucun de ces forfaits ne suffit jusqu’au {end} avec {safety} de chances\u{a0}: même avec {name}, il y a {} de chances.",
                self.chance(chance.share(), format)
            ),
            Cover::NoOffers => {
                let lasts = match advice.lasts {
                    Latest::Now => "Il faut recharger maintenant.".to_owned(),
                    latest => format!(
                        "Avec {safety} de chances, ce que vous avez suffit jusqu’au {}.",
                        self.latest(latest, format)
                    ),
                };
                format!(
                    "{lasts} Saisissez les forfaits que vous pourriez acheter pour voir lequel couvre la suite du voyage."
                )
            }
        })
    }

    fn latest(&self, latest: Latest, format: &dyn Format) -> String {
        match latest {
            Latest::Now => "maintenant".to_owned(),
            Latest::By(expiry) => moment(self, expiry, format),
            Latest::Never => "sans fin prévisible".to_owned(),
        }
    }

    fn without_end(&self) -> &'static str {
        "sans fin"
    }
}
