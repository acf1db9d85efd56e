//! Texts of realistic lengths in several languages. The same ones each time.

use std::fmt::Write as _;

/// A pool of texts of one kind.
pub struct Pool {
    pub kind: &'static str,
    pub texts: Vec<String>,
}

/// Every pool; names and jobs are picked as they are, the longer texts are put together from sentences.
pub fn pools() -> Vec<Pool> {
    let mut numbers = Numbers(0x5eed);
    let plain = |kind, words: &str| Pool { kind, texts: words.lines().map(str::to_owned).collect() };
    let mut composed = |kind, count: usize, longest: u64| Pool {
        kind,
        texts: (0..count).map(|_| compose(&mut numbers, longest)).collect(),
    };
    vec![
        plain("first", FIRST_NAMES),
        plain("family", FAMILY_NAMES),
        plain("job", JOBS),
        plain("title", TITLES),
        composed("description", 499, 12),
        composed("note", 97, 2),
        composed("message", 997, 6),
    ]
}

/// One to `longest` sentences, seldom many. One in forty ends with an excerpt of a log.
fn compose(numbers: &mut Numbers, longest: u64) -> String {
    let sentences: Vec<&str> = SENTENCES.lines().collect();
    let count = 1 + numbers.below(longest).min(numbers.below(longest));
    let mut text = String::new();
    for _ in 0..count {
        let index = usize::try_from(numbers.below(sentences.len() as u64)).unwrap_or_default();
        if !text.is_empty() {
            text.push(if numbers.below(6) == 0 { '\n' } else { ' ' });
        }
        text.push_str(sentences.get(index).copied().unwrap_or_default());
    }
    if longest > 4 && numbers.below(40) == 0 {
        for line in 0..20 {
            let code = numbers.below(9_000);
            let time = format_args!("08:4{}:1{}", line % 10, line % 7);
            // Writing to a text cannot fail.
            let _ = write!(text, "\n{time} spooler[{code}]: job {code} failed: timeout after 30000 ms");
        }
    }
    text
}

/// Knuth's MMIX generator: the same numbers on every computer.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

const FIRST_NAMES: &str = "Priya\nTomas\nAnna\nBjörn\nChloé\nDmitri\nElif\nFatima\nGiulia\nHiro\nIngrid\nJoão\nKatarzyna\nLars\nMaría\n\
Noah\nOlga\nPeter\nQuynh\nRania\nSøren\nThéo\nUlrike\nVáclav\nWanda\nXin\nYusuf\nZoë\nMei-Ling\nJosé María";
const FAMILY_NAMES: &str = "Novák\nMüller\nGarcía\nO'Brien\nKowalski\nNguyen\nSilva\nÖztürk\nRossi\nJensen\nWang\nIvanova\nDupont\n\
Yamamoto\nSchmidt\nHorváth\nKhan\nLindqvist\nvan den Berg\nMeier-Schulz\nPopescu\nDimitriou\nAl-Sayed\nKim\nStraße\nBrown\nČerný";
const JOBS: &str = "Accountant\nNurse\nTechnician\nLibrarian\nProject manager\nSachbearbeiterin\nChargée de mission\nTeacher\nArchitect";
const TITLES: &str = "Printer on the third floor jams\nLaptop does not start\nCannot reach the network drive\nMonitor flickers\n\
Beamer im Sitzungsraum ohne Bild\nKein Zugriff auf das Postfach\nDrucker druckt nur leere Seiten\nTelefon hat keinen Ton\n\
Heizung im Büro bleibt kalt\nL'imprimante n'imprime plus\nMot de passe oublié\nLe chauffage ne fonctionne pas\n\
Nowy pracownik potrzebuje konta\nNie działa klawiatura\nLa puerta del almacén no cierra\nNo funciona el correo\n\
会議室のプロジェクターが映らない\n无法连接打印机\nНе работает принтер\nVPN disconnects every hour\nWindow in room 214 does not close\n\
Keyboard with a broken key\nNew colleague needs an account\nSoftware licence has expired\nLamp above the reception flickers\n\
Please move two desks\nBadge does not open the side door\nCoffee machine leaks\nBackup reports an error\nExcel crashes on a big file";
const SENTENCES: &str = "It started this morning.\nSince the update nothing works any more.\nI have restarted it twice without success.\n\
The display shows an error with the number 0x80070035, and after a minute it goes dark.\nEvery second sheet gets stuck, only from tray 2.\n\
My colleague at the next desk has the same problem.\nCould you please have a look before noon, because we have guests?\n\
Seit gestern Nachmittag geht gar nichts mehr.\nIch habe schon alles aus- und wieder eingeschaltet.\nBitte vorher kurz anrufen, ich bin oft in Besprechungen.\n\
Die Kabel sitzen alle fest, das habe ich geprüft.\nVielen Dank im Voraus für die schnelle Hilfe!\nLe problème se produit surtout le matin.\n\
J'ai déjà essayé avec un autre câble.\nMerci de me dire quand vous pouvez passer.\nProblem pojawia się tylko po zalogowaniu.\n\
Proszę o kontakt telefoniczny.\nNo es urgente, pero molesta bastante.\n再起動しても直りません。\n重启之后还是不行。\nПосле перезагрузки всё по-прежнему.\n\
I have cleaned the rollers. Please tell me whether it still jams.\nThe spare part is ordered and should arrive on Thursday.\n\
That worked, thank you.\nIt is room 3.14, on the left behind the kitchen, and the door code has not changed.\n\
The serial number on the back is CN-0X4K2-48220-3AB-0017.\nI'll come by at half past two.\nOkay 👍";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_each_time_and_of_realistic_lengths() {
        let (one, other) = (pools(), pools());
        for (pool, same) in one.iter().zip(&other) {
            assert_eq!(pool.texts, same.texts, "{}", pool.kind);
        }
        let descriptions = &one.iter().find(|pool| pool.kind == "description").unwrap().texts;
        let mean = descriptions.iter().map(String::len).sum::<usize>() / descriptions.len();
        assert!((120..=600).contains(&mean), "{mean} bytes");
        assert!(descriptions.iter().map(String::len).max() > Some(1_000), "somebody pastes a log");
    }
}
