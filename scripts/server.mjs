// Serves a built app as a good static host would: content types, compression, revalidation, 404.html, and the headers of
// the folder's own _headers file, which is the one place where they are written down. It depends on nothing but Node.
// It builds nothing, and offers nothing that a static host has not (no redirects, no fallback page with status 200).
//
//   node scripts/server.mjs --dir dist [--port 8080] [--host 127.0.0.1] [--base /] [--explain] [--log] [--wasm-delay ms]
//
// --base serves the folder under a sub-path. --log prints a line for each request. --wasm-delay holds WebAssembly back, to
// see what stands on the page while a slow network brings it.

import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';

const { values: options } = parseArgs({
  options: {
    dir: { type: 'string', default: 'dist' },
    port: { type: 'string', default: '8080' },
    host: { type: 'string', default: '127.0.0.1' },
    base: { type: 'string', default: '/' },
    explain: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
    'wasm-delay': { type: 'string', default: '0' },
  },
});

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
// Pictures in a compressed format only grow.
const COMPRESSIBLE = /^(text\/|application\/(json|wasm|manifest\+json)|image\/svg)/;

function stop(sentence, remedy) {
  console.error(`\nscripts/serve stopped: ${sentence}\nRemedy: ${remedy}`);
  process.exit(1);
}

const root = realpathSync(options.dir);

// --- _headers -----------------------------------------------------------------------------------------------------

// The syntax that Netlify and Cloudflare Pages share: an address pattern on a line of its own, then indented `Name: value`
// lines. `*` stands for anything.
function readHeaderRules() {
  let text = '';
  try {
    text = readFileSync(join(root, '_headers'), 'utf8');
  } catch {
    return [];
  }
  const rules = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const header = /^\s+([A-Za-z-]+):\s*(.+)$/.exec(line);
    if (header && rules.length) rules.at(-1).headers.push([header[1], header[2].trim()]);
    else if (line.startsWith('/')) rules.push({ pattern: toRegExp(line.trim()), headers: [] });
    else stop(`line ${index + 1} of _headers cannot be read: ${line.trim()}`, 'write an address, or an indented "Name: value".');
  }
  return rules;
}

function toRegExp(pattern) {
  const literal = (part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`);
}

// A header that two rules set is sent with both values, as Cloudflare does, so that a clash shows here and not there.
function headersFor(pathname) {
  const headers = {};
  for (const rule of readHeaderRules()) {
    if (!rule.pattern.test(pathname)) continue;
    for (const [name, value] of rule.headers) headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

// --- files --------------------------------------------------------------------------------------------------------

// The file an address names, or null. Everything is resolved before it is compared with the root, links included, so no
// spelling of ".." leaves the folder.
function fileFor(pathname) {
  if (!pathname.startsWith(options.base)) return null;
  let path;
  try {
    path = decodeURIComponent(pathname.slice(options.base.length));
  } catch {
    return null;
  }
  if (path.includes('\0') || path === '_headers') return null;
  if (path === '' || path.endsWith('/')) path += 'index.html';
  try {
    const file = realpathSync(join(root, path));
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

// Compressing is slow and files are few, so each is read and compressed once for each state it is in.
const cache = new Map();
function read(file, encoding) {
  const { mtimeMs, size } = statSync(file);
  const key = `${file} ${mtimeMs} ${size} ${encoding}`;
  if (!cache.has(key)) {
    const plain = readFileSync(file);
    // Quality 5 is quick, and all that this machine's own loopback needs; scripts/size counts with 11, as hosts do.
    const brotli = { params: { [zlib.BROTLI_PARAM_QUALITY]: 5, [zlib.BROTLI_PARAM_SIZE_HINT]: plain.length } };
    const body = encoding === 'br' ? brotliCompressSync(plain, brotli) : encoding === 'gzip' ? gzipSync(plain) : plain;
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}-${encoding || 'plain'}"`;
    cache.set(key, { body, etag });
  }
  return cache.get(key);
}

function encodingFor(request, type) {
  if (!COMPRESSIBLE.test(type)) return '';
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim().split(/;\s*q=/))
    .filter(([, quality]) => quality === undefined || Number(quality) > 0)
    .map(([name]) => name);
  return ['br', 'gzip'].find((name) => accepted.includes(name)) ?? '';
}

// --- answers ------------------------------------------------------------------------------------------------------

function answer(request, response) {
  const { pathname } = new URL(request.url.replace(/^\/+/, '/'), 'http://localhost');
  const finish = (status, headers, body) => {
    if (options.log) console.log(`${status} ${request.method} ${request.url}`);
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return finish(405, { Allow: 'GET, HEAD', 'Content-Type': 'text/plain' }, 'Only GET is answered here.\n');
  }
  const found = fileFor(pathname);
  const file = found ?? fileFor(`${options.base}404.html`);
  if (!file) return finish(404, { 'Content-Type': 'text/plain' }, 'There is nothing here.\n');

  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const encoding = encodingFor(request, type);
  const { body, etag } = read(file, encoding);
  const headers = {
    'Content-Type': type,
    'Content-Length': body.length,
    ETag: etag,
    Vary: 'Accept-Encoding',
    ...(encoding && { 'Content-Encoding': encoding }),
    ...headersFor(pathname),
  };
  if (found && request.headers['if-none-match'] === etag) {
    delete headers['Content-Length'];
    return finish(304, headers);
  }
  const delay = type === 'application/wasm' ? Number(options['wasm-delay']) : 0;
  setTimeout(finish, delay, found ? 200 : 404, headers, body);
}

// --- start --------------------------------------------------------------------------------------------------------

function explain(port) {
  const here = `http://localhost:${port}${options.base}`;
  const lines = [`Tidemark is at ${here}   (Ctrl-C ends it)`, ''];
  if (options.host === '127.0.0.1' || options.host === 'localhost') {
    lines.push(
      'On an Android phone with USB debugging, the same address works, with everything on (service worker, clipboard, install):',
      `  adb reverse tcp:${port} tcp:${port}   then open ${here} in Chrome on the phone`,
      'On any phone: put dist/ on any HTTPS host, or an HTTPS tunnel in front of this port.',
      'For a quick look from the same Wi-Fi: scripts/serve --host 0.0.0.0',
    );
  } else {
    const addresses = Object.values(networkInterfaces()).flat().filter((a) => a.family === 'IPv4' && !a.internal);
    lines.push(
      ...addresses.map((a) => `From the same network: http://${a.address}:${port}${options.base}`),
      'Over plain http on a network address a browser runs the app, and reads and keeps readings, but has no service worker',
      '(so not offline, no install, no sharing into it, no updates offered) and no clipboard button (long-press and Paste works).',
      'For all of it: adb reverse, an HTTPS host or an HTTPS tunnel.',
    );
  }
  console.log(lines.join('\n'));
}

readdirSync(root);
readHeaderRules();
const server = createServer(answer);
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE') stop(`port ${options.port} is in use.`, 'choose another, such as scripts/serve --port 8081.');
  stop(error.message, 'choose another --host or --port.');
});
server.listen(Number(options.port), options.host, () => {
  const { port } = server.address();
  if (options.explain) explain(port);
  else console.log(`listening on ${port}`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
