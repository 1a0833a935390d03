//! How fast a backup is read: `cargo bench --no-default-features --bench import`.
//!
//! It does not judge: the figure depends on the machine, and the target (150 MB a second on a desktop built for speed, so
//! that a phone reads the messages of years in a second or two) stands in `docs/decisions`.

use std::hint::black_box;
use std::time::Instant;
use tidemark::import::Import;

#[path = "../examples/backup.rs"]
mod backup;

const MESSAGES: u64 = 100_000;
const ROUNDS: u32 = 10;

fn main() {
    let mut xml = Vec::new();
    if backup::write_backup(MESSAGES, &mut xml).is_err() {
        return;
    }
    let row = "\"Helia\",\"22/11/2026 18:05\",1,\"You have 1.2 GB left, valid until 30 Nov.\"\n";
    let table = ["from,date,type,text\n", &row.repeat(MESSAGES as usize)].concat();
    let plain = "You have 1.2 GB left,\nvalid until 30 Nov.\n\n".repeat(MESSAGES as usize);
    for (name, file) in [("xml", xml.as_slice()), ("table", table.as_bytes()), ("plain", plain.as_bytes())] {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            let (mut import, mut messages) = (Import::new(), Vec::new());
            for piece in file.chunks(64 * 1024) {
                let _ = import.feed(piece, &mut messages);
                black_box(&messages);
                messages.clear();
            }
            let _ = black_box(import.finish(&mut messages));
        }
        let megabytes = file.len() as f64 * f64::from(ROUNDS) / 1e6;
        println!(
            "{name:<5}  {:6.1} MB  {:6.0} MB/s",
            file.len() as f64 / 1e6,
            megabytes / start.elapsed().as_secs_f64()
        );
    }
}
