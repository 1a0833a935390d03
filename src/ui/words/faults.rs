//! What the fault finder says: each finding, each check and what the person may see, in every language side by side.
//!
//! It decides nothing: findings and the order of checks come from `faults`. Settings are called what the phones call them in
//! that language; what a maker of Android phones calls otherwise is left to the search box of the settings.

use super::Language;
use crate::faults::{Check, Finding, Phone, Symptom};

/// Declares what is said of each value: a row for each, English, French and Chinese.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident($kind:ident): $texts:literal; $($value:ident: $english:expr, $french:expr, $chinese:expr;)*) => {
        $(#[$doc])*
        pub fn $name(value: $kind, language: Language) -> [&'static str; $texts] {
            let row: &'static [[&'static str; $texts]; 3] = match value {
                $($kind::$value => &[$english, $french, $chinese],)*
            };
            row[match language {
                Language::English => 0,
                Language::French => 1,
                Language::Chinese => 2,
            }]
        }
    };
}

table! {
    /// What the person sees.
    symptom(Symptom): 1;
    NoData:
        ["Signal, but no data"],
        ["Du réseau, mais pas de données"],
        ["有信号，上不了网"];
    Slow:
        ["It is slow"],
        ["C’est lent"],
        ["网速很慢"];
    NoSignal:
        ["No signal at all"],
        ["Pas de réseau du tout"],
        ["完全没信号"];
}

table! {
    /// The finding, and what it means.
    finding(Finding): 2;
    Unknown:
        ["It cannot be told whether data is left", "No reading says so. Add one, or go through the checks."],
        ["Impossible de dire s’il reste des données", "Aucun relevé ne le dit. Ajoutez-en un, ou suivez les vérifications."],
        ["还不知道流量是否还有", "没有读数能说明。请添加一次读数，或按下面逐项检查。"];
    Stale:
        ["The last reading is too old to tell", "Your data may be used up by now. Get a new figure, or go through the checks."],
        ["Le dernier relevé est trop ancien", "Vos données sont peut-être épuisées depuis. Demandez un nouveau chiffre, ou suivez les vérifications."],
        ["上次读数太旧，说不准", "流量现在可能已经用完。请再查一次，或按下面逐项检查。"];
    NotStarted:
        ["Your pack has not started yet", "By the reading it begins only later. Until then data may be off, or charged from your credit."],
        ["Votre forfait n’a pas encore commencé", "D’après le relevé, il ne commence que plus tard. D’ici là, les données peuvent être coupées ou prises sur le crédit."],
        ["套餐还没生效", "按读数，它之后才开始。在那之前可能上不了网，或从话费中扣钱。"];
    Expired:
        ["Your pack has expired", "That is enough to have signal and no data. If you have bought another since, add it."],
        ["Votre forfait a expiré", "Cela suffit pour avoir du réseau sans données. Si vous en avez acheté un autre depuis, ajoutez-le."],
        ["套餐已到期", "所以有信号也可能上不了网。如果之后又买了，请添加进来。"];
    UsedUp:
        ["Your data is used up", "The carrier may cut it off, slow it down or charge your credit. If you have bought more since, add it."],
        ["Vos données sont épuisées", "L’opérateur peut couper, ralentir ou puiser dans le crédit. Si vous en avez racheté depuis, ajoutez-le."],
        ["流量已用完", "运营商可能断网、限速或从话费扣钱。如果之后又买了，请添加进来。"];
    Throttled:
        ["Probably slowed down: your data is used up", "Many carriers then leave a trickle: messages go through, maps and videos hardly. If you have bought more since, add it."],
        ["Sans doute ralenti\u{a0}: vos données sont épuisées", "Beaucoup d’opérateurs ne laissent alors qu’un filet\u{a0}: les messages passent, les cartes et les vidéos à peine. Si vous en avez racheté depuis, ajoutez-le."],
        ["流量已用完，可能被限速", "许多运营商之后只留很慢的网速：能发消息，地图和视频几乎打不开。如果之后又买了，请添加进来。"];
    LikelyGone:
        ["Probably used up by now", "At your usual rate nothing of the last reading would be left. A new figure will tell."],
        ["Sans doute épuisé à présent", "À votre rythme, il ne resterait rien du dernier relevé. Un nouveau chiffre le dira."],
        ["现在很可能已经用完", "照平时的速度，上次读数的流量应该没有了。再查一次就知道。"];
    AbroadOnly:
        ["What is left counts abroad only", "It needs data roaming switched on, and does nothing in the country of the SIM."],
        ["Ce qui reste ne sert qu’à l’étranger", "Il faut l’itinérance des données\u{a0}; dans le pays de la carte SIM, cela ne sert à rien."],
        ["剩下的只能在境外用", "需要打开数据漫游；在 SIM 卡所属国家用不了。"];
    HomeOnly:
        ["What is left does not count abroad", "The data for use abroad is gone. There you need another pack or a local SIM."],
        ["Ce qui reste ne sert pas à l’étranger", "Pour l’étranger, il n’y a plus rien\u{a0}: il faut un autre forfait ou une carte SIM locale."],
        ["剩下的在境外不能用", "境外流量已经没有了；在境外需要另买套餐或当地的卡。"];
    OtherUse:
        ["What is left is for some uses only", "At night, in certain apps or in one region, for instance. For all else no reading shows any."],
        ["Ce qui reste ne sert qu’à certains usages", "La nuit, dans certaines applis ou dans une région, par exemple. Pour tout le reste, aucun relevé n’en montre."],
        ["剩下的只限特定用途", "例如夜间、某些应用或某个地区；其他用途的，读数里没有剩余。"];
    AllWell:
        ["Your data should be fine", "By the last reading some is left. So look at the phone and the network."],
        ["Côté données, tout va bien", "D’après le dernier relevé, il en reste. Voyez donc le téléphone et le réseau."],
        ["流量应该没问题", "按上次读数，流量还有。请检查手机和网络。"];
}

table! {
    /// What to check, and how.
    check(Check): 2;
    BuyAgain:
        ["Top up or buy a pack again", "In the carrier’s own app, in a shop or with a voucher; for the app Wi-Fi is enough. Then wait for its confirmation."],
        ["Recharger ou racheter un forfait", "Dans l’appli de l’opérateur, en boutique ou avec une carte de recharge\u{a0}; pour l’appli, le Wi-Fi suffit. Attendez ensuite sa confirmation."],
        ["充值或再买一份套餐", "用运营商自己的应用、营业厅或充值卡；应用连上 Wi-Fi 就能用。然后等确认短信。"];
    NewReading:
        ["Get a new figure", "Figures lag, often by hours. The app over Wi-Fi, an SMS, a code or the hotline need no mobile data."],
        ["Demander un nouveau chiffre", "Les chiffres ont souvent des heures de retard. L’appli en Wi-Fi, un SMS, un code ou l’assistance se passent de données mobiles."],
        ["再查一次余量", "余量常会滞后几小时。连 Wi-Fi 用应用、发短信、拨代码或打客服，都不需要移动数据。"];
    Activate:
        ["See whether the pack has started", "Some begin at a set time, after a confirmation or at first use. The carrier’s message says when."],
        ["Voir si le forfait a commencé", "Certains commencent à une heure fixée, après une confirmation ou à la première connexion. Le message de l’opérateur le dit."],
        ["看看套餐是否已生效", "有的套餐到约定时间、确认后或首次使用时才生效。运营商的短信里会写明。"];
    Credit:
        ["Look at your credit", "Without a pack, data may be charged from it. At zero it may be cut off, and later the line closed."],
        ["Regarder votre crédit", "Sans forfait, les données peuvent être prises dessus. À zéro, elles peuvent être coupées, et plus tard la ligne fermée."],
        ["查一下话费余额", "没有套餐时，流量可能直接扣话费；扣完可能断网，久了还会停机。"];
    MobileData:
        ["Mobile data on, Wi-Fi off", "Switch mobile data on. Leave Wi-Fi while you try: one without internet gets in the way."],
        ["Données mobiles activées, Wi-Fi coupé", "Activez les données mobiles. Coupez le Wi-Fi pendant l’essai\u{a0}: sans internet, il gêne."],
        ["打开移动数据，关掉 Wi-Fi", "打开移动数据；测试时先关 Wi-Fi，连着上不了网的 Wi-Fi 会碍事。"];
    Airplane:
        ["Airplane mode off", "Switch it on for ten seconds, then off: the phone looks for the network anew."],
        ["Mode avion désactivé", "Activez-le dix secondes, puis coupez-le\u{a0}: le téléphone cherche de nouveau le réseau."],
        ["关闭飞行模式", "打开十秒再关掉，手机会重新搜索网络。"];
    RightSim:
        ["The right SIM for data", "With two SIMs or an eSIM, choose for mobile data the one that has the pack, and see that it is switched on."],
        ["La bonne carte SIM pour les données", "Avec deux SIM ou une eSIM, choisissez pour les données celle qui a le forfait, et vérifiez qu’elle est activée."],
        ["上网用对 SIM 卡", "有两张卡或 eSIM 时，移动数据要选有套餐的那张，并确认它已启用。"];
    Roaming:
        ["Data roaming", "On for a travel eSIM or a roaming pack: abroad they run over other networks. Off for your SIM from home, which may cost a lot."],
        ["Itinérance des données", "À activer pour une eSIM de voyage ou un forfait d’itinérance, qui passent par d’autres réseaux. À couper pour la SIM de chez vous, qui peut coûter cher."],
        ["数据漫游", "旅行 eSIM 和漫游套餐要打开，它们在境外借用别的网络；自己国内的卡要关闭，否则可能很贵。"];
    Apn:
        ["Access point (APN)", "Compare it with the name that the carrier gives: on the card’s leaflet, in its first SMS or on its page. Enter it exactly so."],
        ["Point d’accès (APN)", "Comparez-le au nom donné par l’opérateur\u{a0}: sur la notice de la carte, dans son premier SMS ou sur son site. Saisissez-le exactement."],
        ["接入点（APN）", "和运营商给的名称核对：卡的说明书、首条短信或官网上都有。要一字不差地填写。"];
    Restart:
        ["Restart the phone", "Off, half a minute, and on again. It helps above all after a purchase or with a new card."],
        ["Redémarrer le téléphone", "Éteignez, attendez une demi-minute, rallumez. Utile surtout après un achat ou avec une nouvelle carte."],
        ["重启手机", "关机半分钟再开机。刚买套餐或刚换卡时尤其有用。"];
    Move:
        ["Move, then retry", "To a window, outside, higher up or nearer to a town; then try again. The carrier’s map shows where it has coverage."],
        ["Se déplacer, puis réessayer", "Vers une fenêtre, dehors, plus haut ou plus près d’une ville, puis réessayez. La carte de couverture de l’opérateur aide à choisir."],
        ["换个地方再试", "到窗边、室外、高处或离城镇近的地方再试。运营商的覆盖图会标明哪里有信号。"];
    PickNetwork:
        ["Choose the network by hand", "Switch the automatic choice off, wait for the list, and take a network that your carrier names. Switch it back on afterwards."],
        ["Choisir le réseau à la main", "Coupez le choix automatique, attendez la liste et prenez un réseau cité par l’opérateur. Remettez ensuite l’automatique."],
        ["手动选择网络", "关闭自动选择，等列表出现，选运营商说明的网络；之后再改回自动。"];
    Background:
        ["Hotspot and apps in the background", "Switch the hotspot off, and stop updates, backups and photo uploads. The list of apps shows which one took the data."],
        ["Partage de connexion et applis en arrière-plan", "Coupez le partage, et arrêtez mises à jour, sauvegardes et envois de photos. La liste des applis montre laquelle a consommé."],
        ["热点和后台应用", "关掉热点，停下更新、备份和照片上传。应用列表会显示是谁用了流量。"];
    Vpn:
        ["VPN off", "Switch it off, and with it private DNS and blockers of adverts; then try a page."],
        ["VPN désactivé", "Coupez-le, ainsi que le DNS privé et les bloqueurs de publicité, puis essayez une page."],
        ["关闭 VPN", "关掉 VPN、私人 DNS 和广告拦截，再打开一个网页试试。"];
    Hotline:
        ["Ask the hotline", "Say since when, where, what stands at the top of the screen and what you tried. Never give a password or a card number."],
        ["Appeler l’assistance", "Dites depuis quand, où, ce qu’affiche le haut de l’écran et ce que vous avez essayé. Ne donnez ni mot de passe ni numéro de carte."],
        ["打客服电话", "说明从何时起、在哪里、屏幕顶部显示什么、试过什么。不要提供密码或银行卡号。"];
}

table! {
    /// The page of the settings on which all that is looked for stands.
    settings_of(Phone): 1;
    Android:
        ["Android: Settings › Network & internet (or Connections)"],
        ["Android\u{a0}: Paramètres › Réseau et Internet (ou Connexions)"],
        ["安卓：设置 › 网络和互联网（或移动网络）"];
    IPhone:
        ["iPhone: Settings › Cellular (or Mobile Data)"],
        ["iPhone\u{a0}: Réglages › Données cellulaires"],
        ["iPhone：设置 › 蜂窝网络"];
}

/// Where it is on that page; nothing where there is nothing to look for in the settings, "" for the page itself.
fn place(check: Check, phone: Phone, language: Language) -> Option<&'static str> {
    let [english, french, chinese] = match (check, phone) {
        (Check::MobileData, Phone::Android) => ["Mobile data", "Données mobiles", "移动数据"],
        (Check::MobileData | Check::Background, Phone::IPhone) => ["", "", ""],
        (Check::RightSim, Phone::Android) => ["SIMs", "Cartes SIM", "SIM 卡"],
        (Check::RightSim, Phone::IPhone) => ["Cellular Data", "Données cellulaires", "蜂窝数据"],
        (Check::Roaming, Phone::Android) => ["SIM › Roaming", "SIM › Itinérance", "SIM 卡 › 漫游"],
        (Check::Roaming, Phone::IPhone) => ["SIM › Data Roaming", "SIM › Données à l’étranger", "SIM 卡 › 数据漫游"],
        (Check::Apn, Phone::Android) => {
            ["SIM › Access point names", "SIM › Noms des points d’accès", "SIM 卡 › 接入点名称"]
        }
        (Check::Apn, Phone::IPhone) => {
            ["SIM › Cellular Data Network", "SIM › Réseau de données cellulaires", "SIM 卡 › 蜂窝数据网络"]
        }
        (Check::PickNetwork, Phone::Android) => {
            ["SIM › Network, automatic", "SIM › Réseau, automatique", "SIM 卡 › 自动选择网络"]
        }
        (Check::PickNetwork, Phone::IPhone) => {
            ["SIM › Network Selection", "SIM › Sélection du réseau", "SIM 卡 › 网络选择"]
        }
        (Check::Background, Phone::Android) => ["Data usage", "Consommation des données", "流量使用情况"],
        _ => return None,
    };
    Some(match language {
        Language::English => english,
        Language::French => french,
        Language::Chinese => chinese,
    })
}

/// The way through the settings of that phone, where there is one.
pub fn way(check: Check, phone: Phone, language: Language) -> Option<String> {
    let [page] = settings_of(phone, language);
    let place = place(check, phone, language)?;
    Some(if place.is_empty() { page.to_owned() } else { [page, place].join(" › ") })
}
