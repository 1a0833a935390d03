//! The form of one draft: what was read or typed, open to correction field by field.
//!
//! Fields hold text; what it means is for [`crate::history::Typed`] to say.

use super::control::{button, in_full, link};
use super::icon::{Icon, icon};
use super::route::Route;
use super::state::App;
use crate::device::{clock, settings};
use crate::history::{Draft, FieldName, FieldProblem, Form, Origin, Slip, Typed, TypedFigure, TypedTold, Why};
use crate::pack::{Counting, DayHours, OnDays, Then, TimeOfDay};
use crate::stamp;
use crate::ui::words::Label;
use crate::volume::Unit;
use leptos::prelude::*;

/// Which fields stand open from the start.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Those that hold something, and the usual ones; the rest on demand.
    Filled,
    /// The same of a bucket told beside another, which says when both were true.
    Beside,
    /// All that a person types by hand.
    Typing,
    /// What is true of the pack as a whole.
    Pack,
    /// The end of the trip in place of an expiry, and the reserve in place of a balance.
    Trip,
}

/// A form with its button: `keep` takes the draft that the fields say, or answers why not. What the fields do not say is marked.
pub fn editor(
    app: App,
    prefix: &'static str,
    start: Typed,
    shown: Shown,
    save: Label,
    keep: impl Fn(Draft) -> Option<Label> + 'static,
) -> AnyView {
    edited(app, prefix, start, shown, save, Box::new(keep))
}

type Keep = Box<dyn Fn(Draft) -> Option<Label>>;

/// A figure that looks ten or a thousand times off, the form it stands in, and what goes on once the person has said.
pub type Asked = RwSignal<Option<(Slip, RwSignal<Typed>)>>;

/// The slip that a draft's balance seems to be, beside what stood in its field.
pub fn slip(app: App, draft: &Draft, typed: &Typed) -> Option<Slip> {
    let sim = app.reading_of.get_untracked();
    app.ledger.with_untracked(|ledger| ledger.slip(draft, sim.as_ref(), typed.left.read))
}

/// Asks about a slip; `go_on` is called when the person has said, the slip then being corrected or among the `accepted`.
pub fn slip_question(
    app: App,
    asked: Asked,
    accepted: RwSignal<Vec<Slip>>,
    go_on: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    view! {
        <div role="alert">
            {move || asked.get().map(|(slip, typed)| {
                let correct = move || {
                    typed.update_untracked(|typed| typed.put_left(slip.meant, app.writes_comma()));
                    asked.set(None);
                    go_on();
                };
                let accept = move || {
                    accepted.update(|accepted| accepted.push(slip));
                    asked.set(None);
                    go_on();
                };
                view! {
                    <div class="note" id="slip">
                        <p>{app.voice().slip(&slip, &*app.format())}</p>
                        <p class="actions">
                            {button("slip-yes", "", None, app.say(Label::SlipYes), correct)}
                            {button("slip-no", "quiet", None, app.say(Label::SlipNo), accept)}
                        </p>
                    </div>
                }
            })}
        </div>
    }
    .into_any()
}

/// What notes the fields of a form.
pub type Note = StoredValue<Box<dyn Fn()>, LocalStorage>;

/// Puts back what was typed into the form of that name in this session and not saved; what comes notes it from now on, as a phone may
/// drop the page at any time.
pub fn half_typed<F: Form + Send + Sync + 'static>(name: String, form: RwSignal<F>) -> Note {
    let opened = form.get_untracked();
    form.update_untracked(|form| form.put_back(&settings::half_typed(&name)));
    let note = move || settings::keep_half_typed(&name, &form.with_untracked(|form| form.half_typed(&opened)));
    StoredValue::new_local(Box::new(note))
}

/// The way out of a form that is not to be saved.
pub fn leave(app: App, sign: Option<Icon>, text: &'static str, to: &Route) -> AnyView {
    view! {
        <p class="actions">
            <a class="button quiet" href=to.link() on:click=move |_| app.forget_half_typed()>{sign.map(icon)} {text}</a>
        </p>
    }
    .into_any()
}

fn edited(app: App, prefix: &'static str, start: Typed, shown: Shown, save: Label, keep: Keep) -> AnyView {
    let typed = RwSignal::new(start);
    let note = half_typed(app.route.get_untracked().fragment(), typed);
    let problems = RwSignal::new(Vec::<FieldProblem>::new());
    let complaint = RwSignal::new(None::<Label>);
    let (asked, accepted) = (RwSignal::new(None), RwSignal::new(Vec::new()));
    let keep = StoredValue::new_local(keep);
    let attempt = move || {
        complaint.set(match typed.with_untracked(|typed| typed.draft(clock::now())) {
            Ok(draft) => {
                let is_reading = !matches!(shown, Shown::Pack | Shown::Trip);
                let slip = typed.with_untracked(|typed| slip(app, &draft, typed)).filter(|_| is_reading);
                let slip = slip.filter(|slip| accepted.with_untracked(|said| !said.contains(slip)));
                asked.set(slip.map(|slip| (slip, typed)));
                if slip.is_some() { None } else { keep.with_value(|keep| keep(draft)) }
            }
            Err(found) => {
                problems.set(found);
                Some(Label::FixFields)
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        attempt();
    };
    view! {
        <form on:submit=submit on:input=move |_| note.with_value(|note| note()) on:change=move |_| note.with_value(|note| note()) novalidate>
            {form(app, prefix.to_owned(), typed, problems, shown)}
            {complaint_view(app, complaint)}
            {slip_question(app, asked, accepted, attempt)}
            <button type="submit" id="save" class="wide">{app.say(save)}</button>
        </form>
    }
    .into_any()
}

/// Why nothing was kept, said at once.
pub fn complaint_view(app: App, complaint: RwSignal<Option<Label>>) -> AnyView {
    view! { <p class="problem" role="alert">{move || complaint.get().map(|label| app.say(label))}</p> }.into_any()
}

/// A form over `typed`. `prefix` makes the ids of its fields unique on the page.
pub fn form(
    app: App,
    prefix: String,
    typed: RwSignal<Typed>,
    problems: RwSignal<Vec<FieldProblem>>,
    shown: Shown,
) -> AnyView {
    let initial = typed.get_untracked();
    let typing = shown == Shown::Typing;
    let is_pack = shown == Shown::Pack;
    let asks_when = !is_pack && shown != Shown::Beside;
    let has = |figure: &TypedFigure| !figure.text.is_empty();
    let is_state = initial.exhausted || initial.unlimited;
    let show_left = !is_pack
        && (typing
            || has(&initial.left)
            || !(has(&initial.used)
                || is_state
                || initial.granted
                || !initial.used_percent.is_empty()
                || !initial.left_percent.is_empty()));
    let id = move |name: &str| format!("{prefix}-{name}");
    let figure = |name: &'static str, field: FieldName, label: Label, of: fn(&mut Typed) -> &mut TypedFigure| {
        // A percentage that a message told beside the amount has a field of its own.
        let or_percent = typing
            && match field {
                FieldName::Left => initial.left_percent.is_empty(),
                field => field == FieldName::Used && initial.used_percent.is_empty(),
            };
        figure_field(app, id(name), (field, label), or_percent, of, typed, problems)
    };
    let text =
        |name: &'static str, kind: &'static str, field: FieldName, label: Label, of: fn(&mut Typed) -> &mut String| {
            text_field(app, id(name), kind, field, label, of, typed, problems)
        };
    if shown == Shown::Trip {
        return view! {
            <div class="form">
                <div class="pair">
                    {text("end", "date", FieldName::Expiry, Label::TripEnd, |typed| &mut typed.expiry_day)}
                    {text("end-time", "time", FieldName::Expiry, Label::ExpiresTime, |typed| &mut typed.expiry_time)}
                </div>
                {figure("reserve", FieldName::Left, Label::ReserveField, |typed| &mut typed.left)}
            </div>
        }
        .into_any();
    }
    let percent_used = !initial.used_percent.is_empty();
    let percent_left = !initial.left_percent.is_empty();
    let validity = is_pack || !initial.valid_days.is_empty();
    view! {
        <div class="form">
            {initial.exhausted.then(|| view! { <p class="state">{app.say(Label::UsedUpField)}</p> })}
            {initial.unlimited.then(|| view! { <p class="state">{app.say(Label::UnlimitedField)}</p> })}
            {typing.then(|| {
                let id = id("kind");
                move || {
                    // What the SIM has is known once the ledger is.
                    app.is_loaded.track();
                    kind_field(app, id.clone(), typed)
                }
            })}
            {show_left.then(|| figure("left", FieldName::Left, Label::Left, |typed| &mut typed.left))}
            {percent_left.then(|| text("left-percent", "decimal", FieldName::LeftPercent, Label::LeftPercentField, |typed| &mut typed.left_percent))}
            {(typing || has(&initial.used)).then(|| figure("used", FieldName::Used, Label::Used, |typed| &mut typed.used))}
            {percent_used.then(|| text("used-percent", "decimal", FieldName::UsedPercent, Label::UsedPercentField, |typed| &mut typed.used_percent))}
            {figure("size", FieldName::Size, Label::PackSize, |typed| &mut typed.size)}
            <div class="pair">
                {text("expiry", "date", FieldName::Expiry, Label::Expires, |typed| &mut typed.expiry_day)}
                {text("expiry-time", "time", FieldName::Expiry, Label::ExpiresTime, |typed| &mut typed.expiry_time)}
            </div>
            {validity.then(|| text("valid-days", "decimal", FieldName::ValidDays, Label::ValidFor, |typed| &mut typed.valid_days))}
            {is_pack.then(|| {
                let choose = move |counting| typed.update_untracked(|typed| typed.counting = counting);
                counting_field(app, "pack-counting", initial.counting, Box::new(choose))
            })}
            {is_pack.then(|| terms_fields(app, typed, problems))}
            {initial.about.is_some().then(|| view! {
                {text("name", "text", FieldName::When, Label::PackName, |typed| &mut about(typed).name)}
                <div class="pair">
                    {text("price", "decimal", FieldName::Price, Label::PackPrice, |typed| &mut about(typed).price)}
                    {text("currency", "text", FieldName::Price, Label::OfferCurrency, |typed| &mut about(typed).currency)}
                </div>
                {text("begins", "date", FieldName::Begins, Label::PackBegins, |typed| &mut about(typed).begins)}
            })}
            {(typing || initial.lag.is_some_and(|lag| lag.hours > 0)).then(|| text("late", "decimal", FieldName::Late, Label::LateField, |typed| &mut typed.late))}
            {typing.then(|| origin_field(app, id("origin"), typed))}
            {asks_when.then(|| text("when", "datetime-local", FieldName::When, Label::WhenTrue, |typed| &mut typed.when))}
        </div>
    }
    .into_any()
}

fn about(typed: &mut Typed) -> &mut TypedTold {
    typed.about.get_or_insert_default()
}

/// In which hours a bucket counts, when it is full again, and what comes when it is used up.
fn terms_fields(app: App, typed: RwSignal<Typed>, problems: RwSignal<Vec<FieldProblem>>) -> AnyView {
    let terms = typed.with_untracked(|typed| typed.terms);
    let shown = |time: Option<TimeOfDay>| time.map_or_else(String::new, |time| stamp::clock(time.time()));
    let hours = [terms.hours.map(|hours| hours.from), terms.hours.map(|hours| hours.to)].map(shown);
    let hours = RwSignal::new(hours);
    let hour = |id: &'static str, label: Label, place: usize| {
        let put = move |text: String| {
            hours.update_untracked(|hours| hours[place] = text);
            let [from, to] = hours.with_untracked(|hours| [time_of(&hours[0]), time_of(&hours[1])]);
            let hours = from.zip(to).map(|(from, to)| DayHours { from, to });
            typed.update_untracked(|typed| typed.terms.hours = hours);
        };
        time_field(app, id, label, hours.with_untracked(|hours| hours[place].clone()), Box::new(put))
    };
    let refill = move |text: String| typed.update_untracked(|typed| typed.terms.refills = time_of(&text));
    let then = move |then| typed.update_untracked(|typed| typed.terms.then = then);
    view! {
        <div class="pair">
            {hour("hours-from", Label::HoursFrom, 0)}
            {hour("hours-to", Label::HoursTo, 1)}
        </div>
        {days_field(app, typed)}
        {time_field(app, "refills", Label::RefillsAt, shown(terms.refills), Box::new(refill))}
        {then_fields(app, terms.then, Box::new(then), charged_fields(app, typed, problems))}
    }
    .into_any()
}

/// On which days of the week it counts.
fn days_field(app: App, typed: RwSignal<Typed>) -> AnyView {
    let known = typed.with_untracked(|typed| typed.terms.on);
    let choices = [
        (Label::OnAllDays, None),
        (Label::OnWeekdays, Some(OnDays::Weekdays)),
        (Label::OnWeekend, Some(OnDays::Weekend)),
    ];
    let options = choices.map(|(label, on)| view! { <option selected=on == known>{app.say(label)}</option> });
    let choose = move |event: leptos::ev::Event| {
        let on = chosen_place(&event).and_then(|at| choices.get(at)).and_then(|(_, on)| *on);
        typed.update_untracked(|typed| typed.terms.on = on);
    };
    view! {
        <div class="field">
            <label for="on-days">{app.say(Label::OnDaysField)}</label>
            <select id="on-days" on:change=choose>{options.into_iter().collect::<Vec<_>>()}</select>
        </div>
    }
    .into_any()
}

pub fn time_of(text: &str) -> Option<TimeOfDay> {
    stamp::parse_clock(text).map(TimeOfDay::of)
}

pub fn time_field(app: App, id: &'static str, label: Label, initial: String, put: Box<dyn Fn(String)>) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{app.say(label)}</label>
            <input id=id type="time" value=initial on:input=move |event| put(event_target_value(&event))/>
        </div>
    }
    .into_any()
}

/// What comes when a bucket is used up, with the speed where it is slowed down and the price where the credit pays.
pub fn then_fields(app: App, known: Option<Then>, put: Box<dyn Fn(Option<Then>)>, charged: AnyView) -> AnyView {
    let put = StoredValue::new_local(put);
    let known_kbit = match known {
        Some(Then::Throttled { kbit }) => kbit,
        _ => None,
    };
    let choices: [(Label, Option<Then>); 4] = [
        (Label::ThenUnknown, None),
        (Label::ThenCut, Some(Then::Cut)),
        (Label::ThenSlow, Some(Then::Throttled { kbit: known_kbit })),
        (Label::ThenCharged, Some(Then::Charged { per_gb: None })),
    ];
    let alike = |one: Option<Then>, other: Option<Then>| {
        one.map(|then| std::mem::discriminant(&then)) == other.map(|then| std::mem::discriminant(&then))
    };
    let is_slow = RwSignal::new(matches!(known, Some(Then::Throttled { .. })));
    let is_charged = RwSignal::new(matches!(known, Some(Then::Charged { .. })));
    let texts = choices.iter().map(|(label, _)| app.say(*label)).collect();
    let first = choices.iter().position(|(_, then)| alike(*then, known));
    let choose = move |place: usize| {
        let then = choices.get(place).and_then(|(_, then)| *then);
        // The price that was told stays where the choice does.
        let then = if alike(then, known) { known } else { then };
        is_slow.set(matches!(then, Some(Then::Throttled { .. })));
        is_charged.set(matches!(then, Some(Then::Charged { .. })));
        put.with_value(|put| put(then));
    };
    let speed = move |event: leptos::ev::Event| {
        let then = Then::Throttled { kbit: event_target_value(&event).trim().parse().ok() };
        put.with_value(|put| put(Some(then)));
    };
    let initial = known_kbit.map_or_else(String::new, |kbit| kbit.to_string());
    view! {
        {choice(app.say(Label::ThenField), "then".to_owned(), texts, first, Box::new(choose))}
        <div class="field" class:hidden=move || !is_slow.get()>
            <label for="kbit">{app.say(Label::KbitField)}</label>
            <input id="kbit" type="text" inputmode="numeric" autocomplete="off" value=initial on:input=speed/>
        </div>
        <div class:hidden=move || !is_charged.get()>{charged}</div>
    }
    .into_any()
}

/// The price of a megabyte in the currency of the SIM's credit, which is asked for where no credit is known; and the way to that credit.
fn charged_fields(app: App, typed: RwSignal<Typed>, problems: RwSignal<Vec<FieldProblem>>) -> AnyView {
    let Some(told) = typed.with_untracked(|typed| typed.about.clone()) else { return ().into_any() };
    let of: fn(&mut Typed) -> &mut String = |typed| &mut about(typed).per_megabyte;
    let label = Label::PerMegabyteField;
    let price =
        text_field(app, "per-megabyte".to_owned(), "decimal", FieldName::PerMegabyte, label, of, typed, problems);
    let currency = (!told.has_credit).then(|| {
        let of: fn(&mut Typed) -> &mut String = |typed| &mut about(typed).credit_in;
        let label = Label::OfferCurrency;
        text_field(app, "credit-in".to_owned(), "text", FieldName::CreditIn, label, of, typed, problems)
    });
    let known = told.has_credit.then_some(told.credit_in);
    let credit = told.credit_of.map(|sim| link("to-credit", None, app.say(Label::CreditField), &Route::Sim(sim)));
    view! {
        <div class="pair">{price} {currency}</div>
        <p class="actions"><bdi class="soft">{known}</bdi> {credit}</p>
    }
    .into_any()
}

/// How a way of counting is called.
pub fn counting_label(counting: Counting) -> Label {
    match counting {
        Counting::Hours => Label::CountHours,
        Counting::Days => Label::CountDays,
        Counting::DaysAfter => Label::CountDaysAfter,
        Counting::Month => Label::CountMonth,
        Counting::FirstUse => Label::CountFirstUse,
        Counting::TopUp => Label::CountTopUp,
        Counting::Never => Label::CountNever,
    }
}

/// How the length is counted.
pub fn counting_field(app: App, id: &'static str, initial: Counting, choose: Box<dyn Fn(Counting)>) -> AnyView {
    let texts = Counting::ALL.map(|counting| app.say(counting_label(counting))).to_vec();
    let first = Counting::ALL.iter().position(|counting| *counting == initial);
    let chosen = move |at: usize| Counting::ALL.get(at).copied().into_iter().for_each(&choose);
    choice(app.say(Label::CountingField), id.to_owned(), texts, first, Box::new(chosen))
}

/// A choice between texts that may be long.
pub fn choice(
    label: &'static str,
    id: String,
    texts: Vec<&'static str>,
    first: Option<usize>,
    choose: Box<dyn Fn(usize)>,
) -> AnyView {
    let at = RwSignal::new(first.unwrap_or_default());
    let options = texts
        .iter()
        .enumerate()
        .map(|(place, text)| view! { <option selected=Some(place) == first>{*text}</option> })
        .collect::<Vec<_>>();
    let chosen = move |event: leptos::ev::Event| {
        if let Some(place) = chosen_place(&event) {
            at.set(place);
            choose(place);
        }
    };
    let select = view! { <select id=id.clone() on:change=chosen>{options}</select> };
    let shown = move || texts.get(at.get()).copied();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {in_full(select.into_any(), shown.into_any())}
        </div>
    }
    .into_any()
}

pub const UNITS: [Unit; 4] = [Unit::Kilobyte, Unit::Megabyte, Unit::Gigabyte, Unit::Terabyte];

/// The choice of a unit beside a figure. Nothing is a percentage, for a figure that may be one.
pub fn unit_field(app: App, initial: Option<Unit>, or_percent: bool, choose: Box<dyn Fn(Option<Unit>)>) -> AnyView {
    let units = UNITS.map(Some).into_iter().chain(or_percent.then_some(None));
    let choices = units
        .map(|unit| {
            let name = unit.map_or("%", |unit| app.voice().unit(unit));
            view! { <option selected=unit == initial>{name}</option> }
        })
        .collect::<Vec<_>>();
    let chosen = move |event: leptos::ev::Event| choose(chosen_place(&event).and_then(|at| UNITS.get(at)).copied());
    view! { <select aria-label=app.say(Label::UnitField) on:change=chosen>{choices}</select> }.into_any()
}

/// Which of its choices a list now shows.
fn chosen_place(event: &leptos::ev::Event) -> Option<usize> {
    usize::try_from(event_target::<web_sys::HtmlSelectElement>(event).selected_index()).ok()
}

/// Which pot of the SIM a reading is of.
fn kind_field(app: App, id: String, typed: RwSignal<Typed>) -> AnyView {
    let sim = app.reading_of.get_untracked();
    let kinds = app.ledger.with_untracked(|ledger| ledger.kinds_to_say(sim.as_ref()));
    let names: Vec<&'static str> = kinds.iter().map(|kind| app.voice().bucket(*kind)).collect();
    // By its name: some carriers call the main data so, and others nothing.
    let known = app.voice().bucket(typed.with_untracked(|typed| typed.bucket));
    let choose = move |at: usize| {
        if let Some(kind) = kinds.get(at) {
            typed.update_untracked(|typed| typed.bucket = *kind);
        }
    };
    let first = names.iter().position(|name| *name == known);
    choice(app.say(Label::WhichBucket), id, names, first, Box::new(choose))
}

/// Where the figures are from.
fn origin_field(app: App, id: String, typed: RwSignal<Typed>) -> AnyView {
    let known = typed.with_untracked(|typed| typed.origin).unwrap_or(Origin::Typed);
    // An import says so itself.
    let origins = Origin::ALL.into_iter().filter(move |origin| *origin != Origin::Import || known == Origin::Import);
    let choices = origins
        .map(|origin| view! { <option selected=origin == known>{app.voice().origin(origin)}</option> })
        .collect::<Vec<_>>();
    let choose = move |event: leptos::ev::Event| {
        let origin = chosen_place(&event).and_then(|at| Origin::ALL.get(at)).copied();
        typed.update_untracked(|typed| typed.origin = origin);
    };
    view! {
        <div class="field">
            <label for=id.clone()>{app.say(Label::SourceField)}</label>
            <select id=id on:change=choose>{choices}</select>
        </div>
    }
    .into_any()
}

/// A figure with its unit.
pub fn figure_field(
    app: App,
    id: String,
    (field, label): (FieldName, Label),
    or_percent: bool,
    of: fn(&mut Typed) -> &mut TypedFigure,
    typed: RwSignal<Typed>,
    problems: RwSignal<Vec<FieldProblem>>,
) -> AnyView {
    let initial = of(&mut typed.get_untracked()).clone();
    let unit = (!initial.in_percent).then_some(initial.unit);
    let choose = Box::new(move |unit: Option<Unit>| {
        typed.update_untracked(|typed| {
            let figure = of(typed);
            figure.in_percent = unit.is_none();
            figure.unit = unit.unwrap_or(figure.unit);
        });
        forget_problem(problems, field);
    });
    let problem = move || problem_with(problems, field);
    let error_id = format!("{id}-problem");
    let described_by = error_id.clone();
    view! {
        <div class="field">
            <label for=id.clone()>{app.say(label)}</label>
            <span class="figure">
                <input
                    id=id.clone()
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    value=initial.text
                    aria-invalid=move || problem().is_some().then_some("true")
                    aria-describedby=described_by
                    on:input=move |event| {
                        typed.update_untracked(|typed| of(typed).text = event_target_value(&event));
                        forget_problem(problems, field);
                    }
                />
                {unit_field(app, unit, or_percent, choose)}
            </span>
            {move || problem().map(|why| view! { <p class="problem" id=error_id.clone()>{say(app, why)}</p> })}
        </div>
    }
    .into_any()
}

/// A field of text, a number, a date or a time.
#[expect(clippy::too_many_arguments, reason = "a field has this many sides, and a struct would only rename them")]
fn text_field(
    app: App,
    id: String,
    kind: &'static str,
    field: FieldName,
    label: Label,
    of: fn(&mut Typed) -> &mut String,
    typed: RwSignal<Typed>,
    problems: RwSignal<Vec<FieldProblem>>,
) -> AnyView {
    let initial = of(&mut typed.get_untracked()).clone();
    let is_number = kind == "decimal";
    let problem = move || problem_with(problems, field);
    let error_id = format!("{id}-problem");
    let described_by = error_id.clone();
    view! {
        <div class="field">
            <label for=id.clone()>{app.say(label)}</label>
            <input
                id=id.clone()
                type=if is_number { "text" } else { kind }
                inputmode=is_number.then_some("decimal")
                autocomplete="off"
                value=initial
                aria-invalid=move || problem().is_some().then_some("true")
                aria-describedby=described_by
                on:input=move |event| {
                    typed.update_untracked(|typed| *of(typed) = event_target_value(&event));
                    forget_problem(problems, field);
                }
            />
            {move || problem().map(|why| view! { <p class="problem" id=error_id.clone()>{say(app, why)}</p> })}
        </div>
    }
    .into_any()
}

fn problem_with(problems: RwSignal<Vec<FieldProblem>>, field: FieldName) -> Option<Why> {
    problems.with(|problems| problems.iter().find(|problem| problem.field == field).map(|problem| problem.why))
}

fn forget_problem(problems: RwSignal<Vec<FieldProblem>>, field: FieldName) {
    if problems.with_untracked(|problems| problems.iter().any(|problem| problem.field == field)) {
        problems.update(|problems| problems.retain(|problem| problem.field != field));
    }
}

fn say(app: App, why: Why) -> &'static str {
    match why {
        Why::Figure(error) => app.voice().typed_problem(error),
        Why::BadDate => app.say(Label::BadDate),
        Why::Future => app.say(Label::FutureDate),
        Why::NoCurrency => app.say(Label::OfferCurrencyProblem),
    }
}
