//! Words that stand alone: headings, buttons, field names and fixed sentences, in every language side by side.
//!
//! A row of the table is a label; a language that misses one does not compile.

use super::Language;

/// Declares the labels together with what each language calls them.
macro_rules! labels {
    ($($name:ident: $english:literal, $french:literal, $chinese:literal;)*) => {
        /// A word or sentence without values in it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Label {
            $($name,)*
        }

        impl Label {
            pub const ALL: &[Label] = &[$(Label::$name,)*];

            pub const fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Label::$name, Language::English) => $english,
                        (Label::$name, Language::French) => $french,
                        (Label::$name, Language::Chinese) => $chinese,
                    )*
                }
            }
        }
    };
}

labels! {
    Question:
        "How long will my data last?",
        "Combien de temps mes données vont-elles durer\u{202f}?",
        "我的流量还能用多久？";
    WhatItDoes:
        "Paste the text your carrier sent and see the day your data runs out.",
        "Collez le message de votre opérateur et voyez jusqu’à quel jour vos données mobiles suffiront.",
        "粘贴运营商发来的流量短信，就能知道流量够用到哪一天。";
    PrivacyShort:
        "No account, and it works offline. Messages are read on this phone and never leave it.",
        "Sans compte, et même hors connexion. Les messages sont lus sur ce téléphone et n’en sortent jamais.",
        "无需账号，断网也能用。短信只在这部手机上读取，不会上传。";
    PasteLabel:
        "Your carrier’s message",
        "Le message de votre opérateur",
        "运营商的短信";
    PasteHint:
        "Paste the whole message as it is, or type something like “1.2\u{a0}GB left”.",
        "Collez le message entier, tel quel, ou écrivez par exemple «\u{a0}il reste 1,2\u{a0}Go\u{a0}».",
        "整条粘贴，不用改动；也可以自己输入，例如“剩余 1.2\u{a0}GB”。";
    Now:
        "Now",
        "Accueil",
        "首页";
    Add:
        "Add",
        "Ajouter",
        "添加";
    History:
        "History",
        "Historique",
        "记录";
    Settings:
        "Settings",
        "Réglages",
        "设置";
    PasteButton:
        "Paste",
        "Coller",
        "粘贴";
    PasteNext:
        "Paste a new message",
        "Coller un nouveau message",
        "粘贴新短信";
    TypeNext:
        "Type a reading",
        "Saisir un relevé",
        "手动输入";
    TypeInstead:
        "Type a reading instead",
        "Saisir un relevé à la main",
        "改为手动输入";
    PasteInstead:
        "Paste a message instead",
        "Coller plutôt un message",
        "改为粘贴短信";
    TryExample:
        "Try an example",
        "Essayer avec un exemple",
        "看个例子";
    ClearText:
        "Clear",
        "Effacer",
        "清空";
    WhatWasRead:
        "What was read",
        "Ce qui a été lu",
        "读出的内容";
    CheckIt:
        "Check it, correct it if needed, then save.",
        "Vérifiez, corrigez au besoin, puis enregistrez.",
        "请核对，有误可改，然后保存。";
    Left:
        "Left",
        "Restant",
        "剩余";
    Used:
        "Used",
        "Utilisé",
        "已用";
    PackSize:
        "Pack size",
        "Taille du forfait",
        "套餐总量";
    UsedUpField:
        "Used up",
        "Épuisé",
        "已用完";
    UnlimitedField:
        "Unlimited",
        "Illimité",
        "不限量";
    ExpiredField:
        "Expired",
        "Expiré",
        "已过期";
    UsedPercentField:
        "Used (percent)",
        "Utilisé (pour cent)",
        "已用百分比";
    LeftPercentField:
        "Left (percent)",
        "Restant (pour cent)",
        "剩余百分比";
    Expires:
        "Expires",
        "Expire le",
        "到期日";
    ExpiresTime:
        "Time",
        "Heure",
        "时间";
    ValidFor:
        "Valid for (days)",
        "Validité (jours)",
        "有效天数";
    CountingField:
        "How its days are counted",
        "Comment ses jours sont comptés",
        "天数怎么算";
    CountHours:
        "24 hours each, from the start",
        "24 heures chacun, dès le début",
        "从开通起，每 24 小时算一天";
    CountDays:
        "Calendar days, the first one counts",
        "Jours du calendrier, le premier compte",
        "按自然日，开通当天算第一天";
    CountMonth:
        "To the end of the month",
        "Jusqu’à la fin du mois",
        "到当月最后一天";
    WhenTrue:
        "As of",
        "Relevé du",
        "数据时间";
    UnitField:
        "Unit",
        "Unité",
        "单位";
    Save:
        "Save",
        "Enregistrer",
        "保存";
    SaveChanges:
        "Save changes",
        "Enregistrer les modifications",
        "保存修改";
    Cancel:
        "Cancel",
        "Annuler",
        "取消";
    Edit:
        "Edit",
        "Modifier",
        "修改";
    Delete:
        "Delete",
        "Supprimer",
        "删除";
    SlipYes:
        "Yes, correct it",
        "Oui, corriger",
        "是，改过来";
    SlipNo:
        "No, keep it as it is",
        "Non, garder tel quel",
        "不是，照原样保存";
    BoughtAgain:
        "I bought it again",
        "Je l’ai racheté",
        "我又买了一份";
    BoughtAgainNoted:
        "Noted: the same pack again, starting now.",
        "Noté\u{202f}: le même forfait, à partir de maintenant.",
        "已记下：同样的套餐，从现在开始。";
    Deleted:
        "Reading deleted.",
        "Relevé supprimé.",
        "已删除这条记录。";
    Undo:
        "Undo",
        "Annuler",
        "撤销";
    Saved:
        "Saved on this phone.",
        "Enregistré sur ce téléphone.",
        "已保存在本机。";
    Dismiss:
        "Close",
        "Fermer",
        "关闭";
    IsLeft:
        "It’s what is left",
        "C’est ce qui reste",
        "这是剩余量";
    IsUsed:
        "It’s what I used",
        "C’est ce que j’ai utilisé",
        "这是已用量";
    IsPackSize:
        "It’s the pack’s size",
        "C’est la taille du forfait",
        "这是套餐总量";
    TimeGone:
        "Time gone",
        "Temps écoulé",
        "时间已过";
    DataGone:
        "Data gone",
        "Données utilisées",
        "流量已用";
    RateNow:
        "You use",
        "Vous utilisez",
        "目前每天用";
    RateAffordable:
        "You can use",
        "Vous pouvez utiliser",
        "每天最多可用";
    RateUntilTrip:
        "You can use until your flight",
        "Possible jusqu’à votre vol",
        "上飞机前每天最多可用";
    Remaining:
        "Left",
        "Reste",
        "剩余";
    PackExpires:
        "Pack expires",
        "Fin du forfait",
        "套餐到期";
    ChanceLabel:
        "Chance it lasts",
        "Chances de tenir",
        "够用到到期的可能";
    ChanceUntilTrip:
        "Chance it lasts until your flight",
        "Chances de tenir jusqu’à votre vol",
        "够用到上飞机的可能";
    WastedAtTrip:
        "Left at your flight",
        "Restera à votre vol",
        "上飞机时还剩";
    Reserve:
        "Reserve",
        "Réserve",
        "预留";
    TripTitle:
        "Trip and reserve",
        "Voyage et réserve",
        "行程与预留";
    TripHint:
        "The day you fly home, and what should still be there then, such as 200\u{a0}MB for the taxi. Days and chances count without the reserve. Empty a field to take it away.",
        "Le jour de votre vol de retour, et ce qui doit rester jusque-là, par exemple 200\u{a0}Mo pour le taxi. Les jours et les chances sont comptés sans la réserve. Videz un champ pour l’enlever.",
        "填写返程航班的日期，以及到时要留下的流量，例如留 200\u{a0}MB 叫车。天数和可能性都不计预留部分。清空一栏即可取消。";
    TripEnd:
        "Your flight",
        "Votre vol",
        "航班";
    ReserveField:
        "Keep in reserve",
        "À garder en réserve",
        "要预留的流量";
    TripPast:
        "This flight has left already. Check the day and the time.",
        "Ce vol est déjà parti. Vérifiez le jour et l’heure.",
        "这个航班时间已经过了，请核对日期和时间。";
    WhatIfTitle:
        "What if?",
        "Et si\u{202f}?",
        "试算";
    WhatIfHint:
        "Try it before you do it. Nothing here is saved.",
        "Essayez avant de le faire. Rien n’est enregistré ici.",
        "先算一算再用。这里的内容不会保存。";
    WhatIfNothing:
        "This needs a forecast, and data left to use. Add a reading first.",
        "Il faut une prévision, et encore des données à utiliser. Ajoutez d’abord un relevé.",
        "需要有预测，并且还有可用的流量。请先添加一次读数。";
    WhatIfDaily:
        "Use a day from now on",
        "Utilisation par jour désormais",
        "从现在起每天用";
    WhatIfVideo:
        "An evening of video",
        "Une soirée vidéo",
        "看一晚视频";
    VideoLow:
        "Low quality",
        "Qualité basse",
        "流畅";
    VideoMedium:
        "Medium quality",
        "Qualité moyenne",
        "标清";
    VideoHigh:
        "High quality",
        "Haute qualité",
        "高清";
    WhatIfOther:
        "And",
        "Et",
        "还有";
    WhatIfLaptop:
        "An evening with a laptop",
        "Une soirée avec un ordinateur",
        "电脑连热点一晚";
    WhatIfWifi:
        "A day of Wi-Fi",
        "Une journée en Wi-Fi",
        "用一天 Wi-Fi";
    AsItIs:
        "As it is",
        "Comme maintenant",
        "照现在这样";
    AsSupposed:
        "What if",
        "Et si",
        "试算结果";
    RunsOutLabel:
        "Runs out",
        "Épuisé",
        "用完";
    ReserveReached:
        "Down to your reserve",
        "Réduit à votre réserve",
        "只剩预留";
    SupposedTitle:
        "What this assumes",
        "Ce que cela suppose",
        "计算依据";
    WastedLabel:
        "Unused at expiry",
        "Perdu à l’expiration",
        "到期时可能用不完";
    LastReading:
        "Last reading",
        "Dernier relevé",
        "最近一次读数";
    OtherBuckets:
        "Also on this SIM",
        "Aussi sur cette carte SIM",
        "这张卡上还有";
    ChartTitle:
        "Balance over time",
        "Évolution du solde",
        "余量走势";
    ChartTable:
        "Show as a table",
        "Voir en tableau",
        "以表格查看";
    ChartRange:
        "likely range",
        "plage probable",
        "大致范围";
    ChartNow:
        "now",
        "maintenant",
        "现在";
    ChartExpiry:
        "pack expires",
        "fin du forfait",
        "套餐到期";
    ChartTrip:
        "flight",
        "vol",
        "航班";
    When:
        "When",
        "Date",
        "时间";
    HistoryEmpty:
        "No readings yet. Paste a message or type a figure, and it is kept here.",
        "Aucun relevé pour l’instant. Collez un message ou saisissez une valeur\u{a0}: ils seront gardés ici.",
        "还没有记录。粘贴短信或输入数字后，会保存在这里。";
    FromMessage:
        "from a message",
        "lu dans un message",
        "来自短信";
    Typed:
        "typed",
        "saisi à la main",
        "手动输入";
    Evidence:
        "The message, untouched",
        "Le message, intact",
        "短信原文（未改动）";
    TypeTitle:
        "Type a reading",
        "Saisir un relevé",
        "手动输入";
    TypeHint:
        "The figure that the app, the web page or the hotline gave you.",
        "La valeur donnée par l’appli, le site ou l’assistance.",
        "应用、网页或客服告诉你的数字。";
    PackTitle:
        "Your pack",
        "Votre forfait",
        "你的套餐";
    PackHint:
        "Its size and validity sharpen the forecast, most of all in the first days.",
        "Sa taille et sa validité affinent la prévision, surtout les premiers jours.",
        "填写总量和有效期，预测会更准，头几天尤其明显。";
    EditPack:
        "Edit the pack",
        "Modifier le forfait",
        "修改套餐";
    NoPack:
        "There is no pack yet. Save a reading first.",
        "Pas encore de forfait. Enregistrez d’abord un relevé.",
        "还没有套餐，请先保存一条读数。";
    LanguageField:
        "Language",
        "Langue",
        "语言";
    ThemeField:
        "Appearance",
        "Apparence",
        "外观";
    ThemeSystem:
        "As on the phone",
        "Comme le téléphone",
        "跟随系统";
    ThemeLight:
        "Light",
        "Clair",
        "浅色";
    ThemeDark:
        "Dark",
        "Sombre",
        "深色";
    SimTitle:
        "Your SIM",
        "Votre carte SIM",
        "你的 SIM 卡";
    CarrierField:
        "Carrier",
        "Opérateur",
        "运营商";
    CountryField:
        "Country of the SIM",
        "Pays de la carte SIM",
        "SIM 卡所属国家或地区";
    CountryHint:
        "Decides whether 03/04 is 3 April or 4 March.",
        "Permet de savoir si 03/04 est le 3 avril ou le 4 mars.",
        "用来判断 03/04 是 4 月 3 日还是 3 月 4 日。";
    CountryUnknown:
        "Not said",
        "Non précisé",
        "未填写";
    PrivacyTitle:
        "Privacy",
        "Vie privée",
        "隐私";
    PrivacyText:
        "Nothing you paste or type leaves this phone. The page’s own policy forbids any connection except to the app’s files, and there is no account and no server behind it. Try it: switch on flight mode and carry on.",
        "Rien de ce que vous collez ou saisissez ne quitte ce téléphone. La page elle-même s’interdit toute connexion autre que vers les fichiers de l’application\u{a0}; il n’y a ni compte ni serveur. Essayez\u{a0}: passez en mode avion et continuez.",
        "你粘贴或输入的内容都不会离开这部手机。页面自身的安全策略只允许读取应用自己的文件，没有账号，也没有服务器。打开飞行模式试试，照样能用。";
    StorageTitle:
        "Kept on this phone",
        "Gardé sur ce téléphone",
        "本机存储";
    StoragePersistent:
        "The browser has promised to keep your readings.",
        "Le navigateur s’est engagé à garder vos relevés.",
        "浏览器已承诺保留你的记录。";
    StorageBestEffort:
        "The browser may clear your readings when the phone runs out of space. Installing the app protects them better.",
        "Le navigateur peut effacer vos relevés si le téléphone manque de place. Installer l’application les protège mieux.",
        "手机空间不足时，浏览器可能会清除记录。把应用安装到桌面会更安全。";
    AskPersist:
        "Ask the browser to keep them",
        "Demander au navigateur de les garder",
        "请浏览器保留";
    OfflineReady:
        "Ready for flight mode: the app now works without a connection.",
        "Prêt pour le mode avion\u{a0}: l’application marche maintenant sans connexion.",
        "可以开飞行模式了：应用现在离线也能用。";
    UpdateReady:
        "A new version is ready.",
        "Une nouvelle version est prête.",
        "有新版本可用。";
    UpdateApply:
        "Update now",
        "Mettre à jour",
        "立即更新";
    UpdateLater:
        "Later",
        "Plus tard",
        "以后再说";
    AboutTitle:
        "About",
        "À propos",
        "关于";
    AboutText:
        "Tidemark estimates from the readings you give it. It is not your carrier; where they differ, the carrier’s figure counts.",
        "Tidemark estime à partir des relevés que vous lui donnez. Ce n’est pas votre opérateur\u{a0}; en cas d’écart, c’est son chiffre qui compte.",
        "Tidemark 根据你提供的读数估算，并不是运营商；如有出入，以运营商的数据为准。";
    Version:
        "Version",
        "Version",
        "版本";
    SuspiciousTitle:
        "This looks like a scam",
        "Ceci ressemble à une arnaque",
        "疑似诈骗短信";
    SuspiciousText:
        "Carriers do not write like this. Do not open its link and do not answer. Nothing was saved.",
        "Un opérateur n’écrit pas ainsi. N’ouvrez pas son lien et ne répondez pas. Rien n’a été enregistré.",
        "正规运营商不会这样写。请不要打开其中的链接，也不要回复。内容没有保存。";
    PageNotFound:
        "There is nothing at this address.",
        "Il n’y a rien à cette adresse.",
        "这个地址没有内容。";
    BackToNow:
        "Back to the start",
        "Retour à l’accueil",
        "回到首页";
    FixFields:
        "Please correct the marked field first.",
        "Corrigez d’abord le champ signalé.",
        "请先改正标出的内容。";
    NothingToSave:
        "There is no figure to save yet.",
        "Il n’y a encore aucune valeur à enregistrer.",
        "还没有可保存的数字。";
    BadDate:
        "This is not a date.",
        "Ce n’est pas une date.",
        "这不是有效日期。";
    FutureDate:
        "This lies in the future.",
        "C’est dans le futur.",
        "这个时间还没到。";
    ExampleMessage:
        "You have 1.2 GB left of 3 GB, valid for 8 days.",
        "Il vous reste 1,2 Go sur 3 Go, valable 8 jours.",
        "您的流量共3GB，剩余1.2GB，有效期8天。";
    Skip:
        "Skip to the content",
        "Aller au contenu",
        "跳到正文";
    Navigation:
        "Main navigation",
        "Navigation principale",
        "主导航";
    KeepThis:
        "Keep this one",
        "Garder celui-ci",
        "保存这一条";
    PercentUnit:
        "percent",
        "pour cent",
        "百分比";
    ImportTitle:
        "Messages from a backup",
        "Messages d’une sauvegarde",
        "从备份导入短信";
    ImportText:
        "Build the history in one step from the messages that are on your phone already. The file is read here and sent nowhere.",
        "Remplissez l’historique d’un coup avec les messages déjà présents sur votre téléphone. Le fichier est lu ici et n’est envoyé nulle part.",
        "用手机里已有的短信一次建立记录。文件只在这里读取，不会上传。";
    ImportFile:
        "Backup file",
        "Fichier de sauvegarde",
        "备份文件";
    ImportPick:
        "Pick a file",
        "Choisir un fichier",
        "选择文件";
    ImportHint:
        "The XML file of “SMS Backup & Restore”, also zipped, or a CSV or text file. Pictures are passed over.",
        "Le fichier XML de «\u{a0}SMS Backup & Restore\u{a0}», même en zip, ou un fichier CSV ou texte. Les images sont laissées de côté.",
        "“SMS Backup & Restore”的 XML 文件（zip 也可以），或 CSV、文本文件。图片会跳过。";
    ImportRunning:
        "Reading the file",
        "Lecture du fichier",
        "正在读取文件";
    Stop:
        "Stop",
        "Arrêter",
        "停止";
    ImportFound:
        "Found in the file",
        "Trouvé dans le fichier",
        "文件中找到的";
    ImportChoose:
        "Choose whose messages become your history. Nothing is saved before.",
        "Choisissez de qui les messages forment votre historique. Rien n’est enregistré avant.",
        "选择哪些发件人的短信进入记录。在此之前不会保存。";
    ImportNothing:
        "There is no message in this file that says how much data is left or used.",
        "Aucun message de ce fichier ne dit combien de données il reste ou a été utilisé.",
        "这个文件里没有说明流量剩余或用量的短信。";
    ImportNothingNew:
        "Nothing new: these messages are saved already.",
        "Rien de nouveau\u{202f}: ces messages sont déjà enregistrés.",
        "没有新内容：这些短信已经保存过了。";
    NoSender:
        "Sender not told",
        "Expéditeur inconnu",
        "未注明发件人";
    FileNotRead:
        "The browser could not read this file. Pick it again.",
        "Le navigateur n’a pas pu lire ce fichier. Choisissez-le de nouveau.",
        "浏览器无法读取这个文件，请重新选择。";
    NoUnpacking:
        "This browser cannot unpack zip files. Unpack it first, then pick the XML file.",
        "Ce navigateur ne sait pas ouvrir les fichiers zip. Décompressez-le, puis choisissez le fichier XML.",
        "这个浏览器无法解压 zip。请先解压，再选择其中的 XML 文件。";
    TeachOpen:
        "Wrong or missing? Show what the figures are",
        "Faux ou manquant\u{202f}? Montrez ce qu’est chaque chiffre",
        "读错或漏读？指给它看";
    TeachHint:
        "Tap a figure, then say what it is. The next message of this form will read by itself.",
        "Touchez un chiffre, puis dites ce que c’est. Le prochain message de cette forme se lira tout seul.",
        "先点一个数字，再说明它是什么。以后同样格式的短信就会自动读取。";
    TeachPick:
        "Figures in the message",
        "Chiffres du message",
        "短信中的数字";
    TeachRole:
        "What is it?",
        "Qu’est-ce que c’est\u{202f}?",
        "这是什么？";
    IsExpiry:
        "The day it ends",
        "Le jour où ça finit",
        "到期日";
    IsValidity:
        "How long it lasts",
        "La durée",
        "有效时长";
    IsNothing:
        "Not my data",
        "Pas mes données",
        "与我的流量无关";
    WhichBucket:
        "Which data",
        "Quelles données",
        "哪种流量";
    WhichUnit:
        "Unit",
        "Unité",
        "单位";
    TeachSave:
        "Remember this form",
        "Retenir cette forme",
        "记住这种格式";
    TaughtSaved:
        "Remembered. The next such message will read by itself.",
        "C’est retenu. Le prochain message de ce genre se lira tout seul.",
        "已记住。以后这样的短信会自动读取。";
    ReadByTaught:
        "Read by a form that you taught.",
        "Lu grâce à une forme que vous avez apprise à l’appli.",
        "按你教的格式读取。";
    TaughtTitle:
        "Forms you taught",
        "Formes apprises",
        "你教过的格式";
    TaughtText:
        "Kept without the figures of your messages. Change what a figure is, or forget the form.",
        "Gardées sans les chiffres de vos messages. Changez ce qu’est un chiffre, ou oubliez la forme.",
        "只记格式，不记短信里的数字。可以更改每个数字的含义，或忘掉这种格式。";
    Forget:
        "Forget",
        "Oublier",
        "忘掉";
    CopyCase:
        "Copy as a test case",
        "Copier comme cas de test",
        "复制为测试用例";
    CopiedCase:
        "Copied, with other figures. Check that no name is in it before you share it.",
        "Copié, avec d’autres chiffres. Vérifiez qu’aucun nom n’y figure avant de le partager.",
        "已复制，数字已替换。分享前请确认里面没有姓名。";
    NotCopied:
        "The browser did not allow copying.",
        "Le navigateur n’a pas permis de copier.",
        "浏览器不允许复制。";
    WhyTitle:
        "How this was read",
        "Comment ceci a été lu",
        "读取依据";
    ByRule:
        "by the words for",
        "d’après les mots pour",
        "依据词语";
    NotSure:
        "Not certain, so it is not chosen. Check it, then tick it.",
        "Ce n’est pas certain\u{202f}: à vérifier, puis à cocher.",
        "不够确定，所以没有勾选。请核对后再勾选。";
    FaultsTitle:
        "Slow or no network?",
        "Lent ou pas de réseau\u{202f}?",
        "网速慢或没网？";
    FaultsSymptom:
        "What do you see?",
        "Que voyez-vous\u{202f}?",
        "现在是什么情况？";
    FaultsChecks:
        "To check, in this order",
        "À vérifier, dans cet ordre",
        "按顺序检查";
    FaultsTried:
        "Tried, did not help",
        "Essayé, sans effet",
        "试过，没用";
    FaultsHelped:
        "That was it",
        "C’était ça",
        "就是它";
    FaultsHelpedNoted:
        "Noted. Next time this comes first.",
        "C’est noté. La prochaine fois, ceci viendra en premier.",
        "已记下，下次会排在最前。";
    FaultsHelpedLast:
        "Helped last time:",
        "A aidé la dernière fois\u{a0}:",
        "上次有用：";
    FaultsReading:
        "Show the reading",
        "Voir le relevé",
        "查看这次读数";
    FaultsUse:
        "See how fast you use it",
        "Voir à quel rythme",
        "看看用得多快";
    FaultsWithoutTitle:
        "What works without mobile data",
        "Ce qui marche sans données mobiles",
        "没有移动数据也能用的";
    FaultsWithout:
        "Calls, SMS and codes with * and # need a signal, but no data; Wi-Fi does for the rest. This app and saved maps and tickets need nothing at all.",
        "Les appels, les SMS et les codes avec * et # demandent du réseau, mais pas de données\u{a0}; le Wi-Fi fait le reste. Cette appli, les cartes et les billets enregistrés n’ont besoin de rien.",
        "通话、短信和带 * # 的代码需要信号，不需要流量；其余的用 Wi-Fi。本应用、离线地图和已保存的票证什么都不需要。";
    LanguagesComing:
        "Fetching the words of more languages…",
        "Les mots d’autres langues arrivent…",
        "正在载入更多语言的词语…";
    LanguagesMissing:
        "The words of more languages are not on this phone yet. Go online once, then paste again.",
        "Les mots d’autres langues ne sont pas encore sur ce téléphone. Connectez-vous une fois, puis collez de nouveau.",
        "这部手机上还没有更多语言的词语。请联网一次，再重新粘贴。";
    LanguageUnknown:
        "This language is not known here, so nothing was guessed. Show what the figures are.",
        "Cette langue n’est pas connue ici, donc rien n’a été deviné. Montrez ce que sont les chiffres.",
        "这里不认识这种语言，所以没有猜。请指出数字的含义。";
    RecordTitle:
        "Past forecasts",
        "Prévisions passées",
        "以往的预测";
    RecordText:
        "Four in five ranges should hold. Each forecast is checked by the first later reading that can tell: by how much should have been left.",
        "Quatre fourchettes sur cinq doivent être justes. Chaque prévision est comparée au premier relevé suivant qui permet d’en juger\u{a0}: d’après ce qu’il devait rester.",
        "预测的范围应当五次说准四次。每次预测都用之后第一个足以判断的读数核对：看那时应剩多少。";
    RecordEmpty:
        "Once three forecasts can be checked, you will see here how many held.",
        "Dès que trois prévisions pourront être comparées, vous verrez ici combien étaient justes.",
        "有三次预测可以核对之后，这里会显示说准了几次。";
    UnusualYes:
        "Yes, that was me",
        "Oui, c’était moi",
        "是我用的";
    UnusualNo:
        "No",
        "Non",
        "不是我";
    UnusualNoted:
        "Noted. You will not be asked about this again.",
        "C’est noté. La question ne sera plus posée pour cette fois.",
        "记下了，这次不会再问。";
    UnusualLook:
        "Often behind it",
        "Souvent en cause",
        "常见原因";
    LookHotspot:
        "The hotspot: someone else’s phone or a laptop",
        "Le partage de connexion\u{a0}: un autre téléphone ou un ordinateur",
        "热点：别人的手机或笔记本电脑";
    LookBackups:
        "Backups and photos going to the cloud",
        "Les sauvegardes et les photos envoyées dans le nuage",
        "备份和照片上传到云端";
    LookUpdates:
        "Updates of the system and of apps",
        "Les mises à jour du système et des applis",
        "系统和应用更新";
    LookVideo:
        "Video in high quality",
        "La vidéo en haute qualité",
        "高清视频";
    LookApps:
        "An app that you do not know",
        "Une appli que vous ne connaissez pas",
        "不认识的应用";
    UnusualNext:
        "What to do next",
        "Que faire maintenant",
        "接下来怎么办";
    NextApps:
        "In the phone’s settings, look at the data use of each app. Stop or remove the one that should not be there.",
        "Dans les réglages du téléphone, regardez la consommation de chaque appli. Arrêtez ou retirez celle qui n’a rien à y faire.",
        "在手机设置里查看各个应用用了多少流量，停用或删除不该在那里的应用。";
    NextHotspot:
        "Switch the hotspot off, and give it a new password before you use it again.",
        "Coupez le partage de connexion et changez son mot de passe avant de le rouvrir.",
        "关掉热点，再用之前先换密码。";
    NextWifi:
        "Let backups and updates wait for Wi-Fi.",
        "Laissez les sauvegardes et les mises à jour attendre le Wi-Fi.",
        "让备份和更新等到有 Wi-Fi 时再进行。";
    NextCarrier:
        "If no app explains it, ask your carrier what was counted.",
        "Si aucune appli ne l’explique, demandez à votre opérateur ce qui a été compté.",
        "如果没有应用能说明原因，请向运营商查询计费明细。";
    PacksToBuy:
        "Packs to buy",
        "Forfaits à acheter",
        "要买的套餐";
    PacksToBuyText:
        "Type in the packs you could buy, and see which of them lasts to the end of your trip. Nothing is looked up and nothing is advertised.",
        "Saisissez les forfaits que vous pourriez acheter et voyez lequel suffit jusqu’à la fin du voyage. Rien n’est cherché en ligne, et il n’y a pas de publicité.",
        "输入你能买到的套餐，看哪一种够用到行程结束。不联网查询，也没有广告。";
    TripEndField:
        "Last day of the trip",
        "Dernier jour du voyage",
        "行程最后一天";
    TripEndMissing:
        "Say when the trip ends, and the advice will stand here.",
        "Indiquez la fin du voyage, et le conseil s’affichera ici.",
        "填写行程结束的日期，这里就会给出建议。";
    SafetyField:
        "How sure do you want to be?",
        "Avec quelle certitude\u{202f}?",
        "要有多大把握？";
    SafetyHint:
        "Held against real use, forecasts kept their 80\u{a0}%. At 95\u{a0}% they kept somewhat less than they say.",
        "Comparées à des usages réels, les prévisions à 80\u{a0}% ont tenu parole. À 95\u{a0}%, un peu moins qu’annoncé.",
        "与真实用量相比，80% 的预测说到做到；95% 的略低于所说。";
    AdviceNoForecast:
        "There is no forecast yet. It takes two readings that show some use.",
        "Il n’y a pas encore de prévision\u{a0}: il faut deux relevés qui montrent une consommation.",
        "还没有预测：需要两条能看出用量的记录。";
    AdviceUnlimited:
        "Your data has no limit, so there is nothing to buy.",
        "Vos données sont illimitées\u{a0}: il n’y a rien à acheter.",
        "你的流量不限量，不用再买。";
    AdviceCurrencies:
        "Prices in different currencies are not compared.",
        "Les prix en monnaies différentes ne sont pas comparés.",
        "不同货币的价格没有互相比较。";
    LosesRest:
        "This pack wipes out what is left of the old one: buy it only when that is used up or about to end.",
        "Ce forfait efface ce qui reste de l’ancien\u{a0}: ne l’achetez que lorsque celui-ci est épuisé ou près de finir.",
        "买这个套餐会清掉旧套餐的余量：等旧的用完或快到期时再买。";
    PlanColumn:
        "To buy",
        "À acheter",
        "购买";
    BuyByColumn:
        "Buy by",
        "Au plus tard",
        "最晚购买";
    LeftOver:
        "Left over:",
        "Resterait\u{a0}:",
        "会剩下：";
    OnlyUntil:
        "Lasts until",
        "Suffit jusqu’au",
        "只够用到";
    AddOffer:
        "Add a pack",
        "Ajouter un forfait",
        "添加套餐";
    OfferName:
        "Name (optional)",
        "Nom (facultatif)",
        "名称（可不填）";
    OfferPrice:
        "Price",
        "Prix",
        "价格";
    OfferCurrency:
        "Currency",
        "Monnaie",
        "货币";
    OfferDays:
        "Valid for (days), empty if it has no end",
        "Validité (jours), vide s’il n’a pas de fin",
        "有效天数（不限期就留空）";
    EffectField:
        "What it does to the pack you have",
        "Ce qu’il fait du forfait en cours",
        "对现有套餐的影响";
    EffectBeside:
        "Runs beside it",
        "S’ajoute à côté",
        "单独生效，互不影响";
    EffectProlongs:
        "Adds to it and prolongs it",
        "S’y ajoute et le prolonge",
        "累加并延长有效期";
    EffectReplaces:
        "Replaces it: what is left is lost",
        "Le remplace\u{a0}: le reste est perdu",
        "替换：余量作废";
    OfferPriceProblem:
        "Type a price, such as 4.50.",
        "Saisissez un prix, par exemple 4,50.",
        "请输入价格，例如 4.50。";
    OfferCurrencyProblem:
        "Say which currency, such as EUR or XPF.",
        "Indiquez la monnaie, par exemple EUR ou XPF.",
        "请填写货币，例如 EUR 或 XPF。";
    OfferDaysProblem:
        "Type a number of days, or leave it empty.",
        "Saisissez un nombre de jours, ou laissez vide.",
        "请输入天数，或留空。";
}
