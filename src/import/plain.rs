//! Plain text: each block of lines between blank lines is a message.
//!
//! It looks for no senders and no times: threads that have them are cut by `paste`.

use super::{LONGEST_MESSAGE, Out, ReceivedMessage, text_of};

#[derive(Default)]
pub(super) struct Plain {
    block: Vec<u8>,
    /// More came than a message may have; only the count is left of it.
    is_too_long: bool,
    line_has_text: bool,
}

impl Plain {
    pub(super) fn feed(&mut self, bytes: &[u8], to: &mut Out) {
        for part in bytes.split_inclusive(|&byte| byte == b'\n') {
            let (line, ends) = match part.strip_suffix(b"\n") {
                Some(line) => (line, true),
                None => (part, false),
            };
            self.line_has_text |= !line.trim_ascii().is_empty();
            // White space before the first word would only take room, and more or less of it by where the pieces are cut.
            self.add(if self.block.is_empty() { line.trim_ascii_start() } else { line });
            if ends {
                if self.line_has_text {
                    self.add(b"\n");
                } else {
                    self.close(to);
                }
                self.line_has_text = false;
            }
        }
    }

    pub(super) fn finish(mut self, to: &mut Out) {
        self.close(to);
    }

    fn add(&mut self, part: &[u8]) {
        if self.block.len() + part.len() > LONGEST_MESSAGE {
            self.is_too_long = true;
        }
        if self.is_too_long {
            // One byte stands for what was there: the block is not empty.
            self.block.truncate(1);
        } else {
            self.block.extend_from_slice(part);
        }
    }

    fn close(&mut self, to: &mut Out) {
        let is_too_long = std::mem::take(&mut self.is_too_long);
        let text = text_of(&self.block);
        self.block.clear();
        let text = text.trim();
        if is_too_long {
            to.progress.skipped.too_long += 1;
        } else if !text.is_empty() {
            let text = text.replace("\r\n", "\n");
            to.yield_message(ReceivedMessage {
                sender: String::new(),
                received: None,
                text,
                is_incoming: true,
                contact: None,
            });
        }
    }
}
