// The service worker: keeps the whole app on the phone, and answers from there.
// It changes nothing by itself: a new version waits until the page says that the person agreed. It never sees what is typed;
// all that it touches is what another app shares, which it hands to the page without any request.
//
// src/bin/finish_dist fills in the two constants below from the files that were built.

// --- what to keep ---------------------------------------------------------------------------------------------------

const VERSION = '{{version}}';

// Path, with "" for the page itself, and hash of every file.
const FILES = {/* files */};

// --- where ----------------------------------------------------------------------------------------------------------

// The scope is in the name because one host may carry several copies under different paths (…/tidemark/, …/preview/).
const SCOPE = self.registration.scope;
const FAMILY = `tidemark:${SCOPE}:`;
const CACHE = FAMILY + VERSION;
const SHARED = 'tidemark-shared';

// The hash is part of the key, so a file that did not change is known again in the next version's cache.
const keyFor = (path) => `${SCOPE}${path}?${encodeURIComponent(FILES[path])}`;
const isKept = (path) => Object.hasOwn(FILES, path);

// --- how ------------------------------------------------------------------------------------------------------------

async function familyCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(FAMILY));
}

// Everything or nothing: a cache that lacks one file is an app that fails in flight mode.
async function install() {
  const cache = await caches.open(CACHE);
  const older = await Promise.all((await familyCaches()).map((name) => caches.open(name)));
  try {
    await Promise.all(Object.keys(FILES).map(async (path) => cache.put(keyFor(path), await fetchFor(path, older))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function fetchFor(path, older) {
  // Data is what this person has little of: an unchanged file is copied from the version before, not fetched again.
  for (const cache of older) {
    const same = await cache.match(keyFor(path));
    if (same) return same;
  }
  // The hash makes the browser refuse a file of another version, half-way through a deployment for instance. 'no-cache' asks
  // the server whether the copy from a moment ago is still right, so a first visit is not paid for twice; should an
  // intermediary answer wrongly, the hash fails and 'reload' goes past it.
  const get = (cache) => fetch(SCOPE + path, { integrity: FILES[path], cache, credentials: 'same-origin' });
  const response = await get('no-cache').catch(() => get('reload'));
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  // A page may not be answered with a response that was redirected on its way (index.html to / on some hosts).
  if (!response.redirected) return response;
  return new Response(await response.blob(), { headers: response.headers });
}

async function activate() {
  const stale = (await familyCaches()).filter((name) => name !== CACHE);
  await Promise.all(stale.map((name) => caches.delete(name)));
  // On the first visit, so that what is loaded later on this very page comes from the phone too.
  await self.clients.claim();
}

async function fromCache(path, request) {
  const cached = await caches.match(keyFor(path), { cacheName: CACHE });
  return cached ?? fetch(request);
}

// Routes live in the fragment. Any other address in scope (an old link, a mistyped one) is brought to the app with its deep
// part as the route; 404.html does the same where no service worker is installed yet.
function openPage(path, search, request) {
  if (path === '' || path === 'index.html') return fromCache('', request);
  if (isKept(path)) return fromCache(path, request);
  return Response.redirect(`${SCOPE}#/${path}${search}`, 302);
}

// What another app shares arrives as a POST that only this worker ever sees. 303 makes the browser ask for the page anew
// with GET, and the address says only that something was shared, not what.
async function keepShared(request) {
  const form = await request.formData();
  const file = form.getAll('file').find((one) => typeof one !== 'string' && one.size);
  if (file) return keepSharedFile(file);
  const parts = ['title', 'text', 'url'].map((name) => form.get(name)).filter((part) => typeof part === 'string' && part);
  const shelf = await caches.open(SHARED);
  // Still there: the page could not take it yet. The page tells messages apart, so both go in.
  const earlier = await shelf.match('./shared-text');
  if (earlier) parts.unshift(await earlier.text());
  // Some apps send the same words as title and as text.
  await shelf.put('./shared-text', new Response([...new Set(parts)].join('\n\n')));
  return Response.redirect(`${SCOPE}#/add?shared`, 303);
}

// A backup of messages, which the page reads as it reads one that was picked. What some apps say beside it is its name, and no message.
async function keepSharedFile(file) {
  const shelf = await caches.open(SHARED);
  await shelf.put('./shared-file', new Response(file));
  return Response.redirect(`${SCOPE}#/import?shared`, 303);
}

// --- wiring ---------------------------------------------------------------------------------------------------------

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'skip-waiting') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (!request.url.startsWith(SCOPE)) return;
  const { pathname, search } = new URL(request.url);
  const path = pathname.slice(new URL(SCOPE).pathname.length);
  if (request.method === 'POST' && path === 'share') event.respondWith(keepShared(request));
  else if (request.method !== 'GET') return;
  else if (request.mode === 'navigate') event.respondWith(openPage(path, search, request));
  else if (isKept(path)) event.respondWith(fromCache(path, request));
});
