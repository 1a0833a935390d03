//! Any bytes read as a backup, cut into pieces anywhere: no panic, the same messages as in one piece, and no message too long.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tidemark::import::zip;
use tidemark::import::{Import, LONGEST_MESSAGE, ReceivedMessage};

fn read(bytes: &[u8], piece: usize) -> Vec<ReceivedMessage> {
    let (mut import, mut messages) = (Import::new(), Vec::new());
    for piece in bytes.chunks(piece) {
        if import.feed(piece, &mut messages).is_err() {
            return messages;
        }
    }
    let _ = import.finish(&mut messages);
    messages
}

fuzz_target!(|input: (u8, &[u8])| {
    let (piece, bytes) = input;
    let whole = read(bytes, bytes.len().max(1));
    assert_eq!(whole, read(bytes, usize::from(piece).max(1)), "pieces change nothing");
    assert!(whole.iter().all(|message| message.text.len() <= LONGEST_MESSAGE * 3));
    if let Ok(directory) = zip::directory(bytes.len() as u64, bytes) {
        let from = usize::try_from(directory.at).unwrap_or(usize::MAX).min(bytes.len());
        if let Ok(entry) = zip::choose(&bytes[from..]) {
            let _ = entry.method();
            let _ = entry.data_at(bytes.len() as u64, bytes);
        }
    }
});
