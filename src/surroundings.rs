//! Where the page is open, as far as it changes what the person should do: inside another app, on the home screen already, or in a
//! browser where putting it there takes steps.
//!
//! It goes by what the browser calls itself, and says nothing where that tells nothing: a wrong hint is worse than none.

/// Where the page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surroundings {
    /// A page shown by another app, such as a chat: it may lose what is kept, and cannot be put on the home screen.
    InApp(System),
    /// Opened from the home screen.
    HomeScreen,
    /// A browser of iPhone or iPad: it is put on the home screen through the share menu, and starts there without what is kept here.
    Ios,
    /// Any other browser: it offers to install where it can.
    Browser,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    Ios,
    Android,
    Other,
}

/// What apps put into the name of the browser that they show pages in.
const APPS: [&str; 22] = [
    "micromessenger",
    " qq/",
    "qqbrowserlite",
    "weibo",
    "alipayclient",
    "dingtalk",
    "aweme",
    "bytedancewebview",
    "xhsdiscover",
    "fban",
    "fbav",
    "fb_iab",
    "instagram",
    " line/",
    "kakaotalk",
    "naver(inapp",
    "snapchat",
    "twitter",
    "pinterest",
    "linkedinapp",
    "telegram",
    "zalo",
];

/// `touches` is how many fingers the screen feels at once: an iPad calls itself a Mac, which feels none.
pub fn system(user_agent: &str, touches: u32) -> System {
    let name = user_agent.to_ascii_lowercase();
    let has = |word: &str| name.contains(word);
    if has("iphone") || has("ipad") || has("ipod") || has("macintosh") && touches > 1 {
        System::Ios
    } else if has("android") {
        System::Android
    } else {
        System::Other
    }
}

pub fn surroundings(user_agent: &str, touches: u32, is_standalone: bool) -> Surroundings {
    let name = user_agent.to_ascii_lowercase();
    let has = |word: &str| name.contains(word);
    let system = system(user_agent, touches);
    let is_ios = system == System::Ios;
    // Android marks every such view itself; on iOS only a browser calls itself Safari too.
    let is_view = has("; wv)") || is_ios && has("applewebkit") && !has("safari/");
    if is_standalone {
        Surroundings::HomeScreen
    } else if is_view || APPS.iter().any(|app| has(app)) {
        Surroundings::InApp(system)
    } else if is_ios {
        Surroundings::Ios
    } else {
        Surroundings::Browser
    }
}

#[cfg(test)]
mod tests {
    use super::{Surroundings, System, surroundings};

    #[track_caller]
    fn check(user_agent: &str, touches: u32, expected: Surroundings) {
        assert_eq!(surroundings(user_agent, touches, false), expected, "{user_agent}");
        assert_eq!(surroundings(user_agent, touches, true), Surroundings::HomeScreen, "{user_agent}");
    }

    const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
    const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15";
    const CHROME: &str = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

    #[test]
    fn browsers_are_told_from_views_of_other_apps() {
        check(SAFARI, 5, Surroundings::Ios);
        check(MAC, 0, Surroundings::Browser);
        check(MAC, 5, Surroundings::Ios);
        check(CHROME, 5, Surroundings::Browser);
        check("Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", 5, Surroundings::Browser);
        check("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", 0, Surroundings::Browser);
        check("", 0, Surroundings::Browser);
    }

    #[test]
    fn apps_that_show_pages_are_known_by_name_or_by_what_is_missing() {
        check(&format!("{CHROME} MicroMessenger/8.0.50 MMWEBID/1 NetType/4G"), 5, Surroundings::InApp(System::Android));
        check(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50",
            5,
            Surroundings::InApp(System::Ios),
        );
        check(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            5,
            Surroundings::InApp(System::Ios),
        );
        check(
            "Mozilla/5.0 (Linux; Android 14; K; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0 Mobile Safari/537.36",
            5,
            Surroundings::InApp(System::Android),
        );
        check(&format!("{SAFARI} Line/14.0.0"), 5, Surroundings::InApp(System::Ios));
        check(
            "Mozilla/5.0 (Windows NT 10.0) Chrome/122.0 WindowsWechat MicroMessenger/7.0",
            0,
            Surroundings::InApp(System::Other),
        );
    }
}
