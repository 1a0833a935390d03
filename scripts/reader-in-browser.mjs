// Times the reader in a browser: a page of one file, with the program and the messages inside, opened without a server.
//
//   node scripts/reader-in-browser.mjs BROWSER WASM TEXTS

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [browser, wasm, texts] = process.argv.slice(2);

// Runs in the page.
const measure = (program, { languages, messages }) => {
  const bytes = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  const put = (text) => {
    const encoded = new TextEncoder().encode(text);
    const at = exports.buffer(encoded.length);
    new Uint8Array(exports.memory.buffer, at, encoded.length).set(encoded);
    return encoded.length;
  };
  const timed = (work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const length = put(languages);
  const learning = timed(() => exports.learn(length));
  const all = put(messages.join('\0'));
  const first = timed(() => exports.read(all, 1));
  const rounds = 30;
  const each = (timed(() => exports.read(all, rounds)) * 1000) / rounds / messages.length;
  return (
    `languages put in order in ${learning.toFixed(0)} ms; ${each.toFixed(1)} µs a message, mean of ${messages.length}` +
    ` (${((first * 1000) / messages.length).toFixed(1)} µs the first time round)`
  );
};

const folder = mkdtempSync(join(tmpdir(), 'tidemark-reader-'));
try {
  const page = join(folder, 'page.html');
  const safe = (text) => JSON.stringify(text).replaceAll('<', '\u003c');
  const program = readFileSync(wasm).toString('base64');
  const script = `document.title = (${measure})(${safe(program)}, ${safe(JSON.parse(readFileSync(texts, 'utf8')))});`;
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>not run</title><script>${script}</script>`);
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const dom = execFileSync(browser, [...flags, `--user-data-dir=${folder}/profile`, '--dump-dom', page], {
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  console.log(`reader: ${/<title>([^<]*)</.exec(dom.toString())?.[1]}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
