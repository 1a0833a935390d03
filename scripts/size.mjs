// Counts the bytes that a first visit brings over the wire, from the built files themselves: index.html names what it
// loads, and the service worker's list names what it keeps besides. Response headers are not counted.

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync, constants as zlib } from 'node:zlib';

// A traveller on 2G at 100 kbit/s waits 21 s for this much: docs/decisions/how-large-may-a-first-visit-be.md
const BUDGET = 268_000;

const dir = process.argv[2];
const html = readFileSync(join(dir, 'index.html'), 'utf8');

const attribute = (tag, name) => new RegExp(`\\s${name}=(?:"([^"]*)"|([^\\s>]+))`).exec(tag)?.slice(1).find(Boolean);
const tags = html.match(/<(?:script|link|img)\b[^>]*>/g) ?? [];

const wire = (path) => {
  const bytes = readFileSync(join(dir, path));
  if (path.endsWith('.png')) return bytes.length;
  const params = { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return Math.min(bytes.length, brotliCompressSync(bytes, { params }).length);
};

// Everything that the page loads until it can be used, and why.
const first = new Map([['index.html', 'page']]);
const add = (url, why) => {
  if (!url || url.startsWith('data:')) return;
  if (/^([a-z]+:)?\/\//i.test(url)) throw new Error(`index.html loads ${url}, which is not a file of the app`);
  first.set(url.replace(/^\.\//, ''), why);
};
for (const tag of tags) {
  const rel = attribute(tag, 'rel') ?? '';
  if (tag.startsWith('<script')) {
    add(attribute(tag, 'src'), 'script');
    add(attribute(tag, 'data-js'), 'script');
    add(attribute(tag, 'data-wasm'), 'WebAssembly');
  } else if (tag.startsWith('<img')) {
    add(attribute(tag, 'src'), 'picture');
  } else if (attribute(tag, 'id') === 'manifest') {
    // A link of another kind until early.js has chosen the language; all manifests are about the same size.
    add(attribute(tag, 'href'), 'manifest');
  } else if (/\b(stylesheet|preload|modulepreload|icon)\b/.test(rel)) {
    // An icon for the Home Screen is fetched when the person puts the app there, not on a visit.
    if (!rel.includes('apple')) add(attribute(tag, 'href'), rel);
  }
}

// The words of the person's language, which early.js asks for: the largest of them, as no visit fetches more than one.
const languages = /\sdata-languages="([^"]*)"/.exec(html)[1].split(' ').map((entry) => entry.split(':')[3].replace(/^\.\//, ''));
const largest = languages.map((path) => [wire(path), path]).sort(([a], [b]) => b - a)[0][1];
first.set(largest, 'words');

// What the code imports by name comes along.
for (const path of first.keys()) {
  if (!path.endsWith('.js')) continue;
  const code = readFileSync(join(dir, path), 'utf8');
  for (const [, name] of code.matchAll(/\bfrom\s*['"](\.[^'"]+)['"]/g)) first.set(posix.join(posix.dirname(path), name), 'import');
}

const raw = (path) => readFileSync(join(dir, path)).length;

const row = (name, why, onDisk, onWire) =>
  console.log(`${name.padEnd(44)} ${why.padEnd(14)} ${String(onDisk).padStart(9)} ${String(onWire).padStart(9)}`);
const table = (title, paths, why) => {
  console.log(`\n${title}`);
  row('file', 'as', 'bytes', 'brotli');
  let total = 0;
  for (const path of paths) {
    total += wire(path);
    row(path, why(path), raw(path), wire(path));
  }
  row('total', '', paths.reduce((sum, path) => sum + raw(path), 0), total);
  return total;
};

const total = table('First visit, until the page can be used', [...first.keys()], (path) => first.get(path));

const worker = readFileSync(join(dir, 'sw.js'), 'utf8');
const listed = [...worker.matchAll(/^\s*"([^"]*)": "sha256-/gm)].map(([, path]) => path || 'index.html');
if (listed.length === 0) throw new Error('the list of files in sw.js is empty or cannot be read');
const rest = ['sw.js', ...listed.filter((path) => !first.has(path))];
table('The rest of what is kept for offline use, fetched when the page already works', rest, () => '');

console.log(`\nfirst visit ${total} of ${BUDGET} bytes`);
if (total > BUDGET) {
  console.error(`\nscripts/size stopped: the first visit is ${total - BUDGET} bytes over its budget.`);
  console.error('Remedy: take out or load later what grew; the table above says which file it is.');
  process.exit(1);
}
