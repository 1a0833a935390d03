//! `scripts/server.mjs` on a free port, with the log of what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

pub struct Server {
    child: Child,
    port: u16,
    base: String,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn of(dir: &Path) -> Self {
        Self::start(dir, &[])
    }

    /// Under a sub-path, such as `/sub/`.
    pub fn under(dir: &Path, base: &str) -> Self {
        Self::start(dir, &["--base", base])
    }

    /// WebAssembly arrives this much later, as on a slow network.
    pub fn slow(dir: &Path, milliseconds: u32) -> Self {
        Self::start(dir, &["--wasm-delay", &milliseconds.to_string()])
    }

    fn start(dir: &Path, options: &[&str]) -> Self {
        let mut child = Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/server.mjs"))
            .args(["--port", "0", "--log", "--dir"])
            .arg(dir)
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is on this machine: scripts/setup test");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("the server says where it listens").unwrap();
        let port = first.rsplit(' ').next().and_then(|port| port.parse().ok()).expect("a port");
        let log = Arc::new(Mutex::new(Vec::new()));
        let kept = log.clone();
        thread::spawn(move || lines.map_while(Result::ok).for_each(|line| kept.lock().unwrap().push(line)));
        let base = options.iter().position(|one| *one == "--base").map_or("/", |at| options[at + 1]).to_owned();
        Server { child, port, base, log }
    }

    /// An address under the app's root. `localhost` is a secure context without a certificate.
    pub fn address(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.base)
    }

    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// What was asked so far, as "200 GET /path".
    pub fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    /// From here on nobody answers.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Sends one request as it stands, which a browser would first tidy, and returns the answer: head and body.
    pub fn ask(&self, line: &str, headers: &[&str]) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        write!(stream, "{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        (String::from_utf8(answer[..end].to_vec()).unwrap(), answer[end + 4..].to_vec())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}
