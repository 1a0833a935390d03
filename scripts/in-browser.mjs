// Times the core in a browser: a page of one file, with the program and what it is to work on inside, opened without a server.
//
//   node scripts/in-browser.mjs BROWSER reader WASM TEXTS
//   node scripts/in-browser.mjs BROWSER answer WASM

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [browser, what, wasm, texts] = process.argv.slice(2);

// Each of these runs in the page. --------------------------------------------------------------------------------------

const instance = (program) => {
  const bytes = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), {}).exports;
};

const timed = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const reader = (program, { languages, messages }) => {
  const exports = instance(program);
  const put = (text) => {
    const encoded = new TextEncoder().encode(text);
    const at = exports.buffer(encoded.length);
    new Uint8Array(exports.memory.buffer, at, encoded.length).set(encoded);
    return encoded.length;
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

const answer = (program) => {
  const of = (name, isSeveral) => {
    const exports = instance(program);
    const readings = exports.keep(isSeveral);
    const times = Array.from({ length: 30 }, () => timed(() => exports.compose()));
    const [first] = times;
    const middle = times.sort((a, b) => a - b)[15];
    return `${readings} readings of ${name} in ${middle.toFixed(1)} ms (${first.toFixed(1)} ms the first time)`;
  };
  return [of('one bucket', false), of('four buckets', true)].join('; ');
};

// -----------------------------------------------------------------------------------------------------------------------

const folder = mkdtempSync(join(tmpdir(), 'tidemark-figures-'));
try {
  const page = join(folder, 'page.html');
  const safe = (text) => JSON.stringify(text).replaceAll('<', '\u003c');
  const program = readFileSync(wasm).toString('base64');
  const given = texts ? safe(JSON.parse(readFileSync(texts, 'utf8'))) : 'null';
  const measure = { reader, answer }[what];
  const script = `const instance = ${instance}, timed = ${timed}; document.title = (${measure})(${safe(program)}, ${given});`;
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>not run</title><script>${script}</script>`);
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const dom = execFileSync(browser, [...flags, `--user-data-dir=${folder}/profile`, '--dump-dom', page], {
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  console.log(`${what}: ${/<title>([^<]*)</.exec(dom.toString())?.[1]}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
