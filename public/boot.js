// Starts the app, then looks after what a browser offers around it: shared text, offline use, updates.
// It shows nothing itself. When something fails it says what, and early.js shows it.
//
// What the app can rely on, and all that the two say to each other:
//
//   Words. The text of the file that <html data-languages> names for <html lang> is in window.tidemarkWords.
//
//   Shared text. At the address "#/add?shared", the text another app shared is in #paste before the app starts, as if it had
//   been typed there. The app reads #paste in any case, so it needs no second way.
//
//   Shared file. At the address "#/import?shared", the file another app shared is in window.tidemarkFile before the app starts.
//
//   <html data-offline="ready">  everything is on the phone: the app starts without a network from now on.
//     "tidemark:offline-ready"   is sent on window at the moment of the first installation, and only then.
//
//   <html data-update="ready">   a newer version waits.
//     "tidemark:update-ready"    is sent on window when it begins to wait. Both, because it may happen before the app listens.
//     "tidemark:apply-update"    the app sends it on window when the person agrees; the page then reloads, once. Until then
//                                nothing changes. What was typed is the app's to keep.

const root = document.documentElement;
const { js, wasm } = document.querySelector('script[data-wasm]').dataset;
const address = (path) => new URL(path, document.baseURI).href;
const tell = (name, detail) => window.dispatchEvent(new CustomEvent(`tidemark:${name}`, { detail }));

// --- start ----------------------------------------------------------------------------------------------------------

// The service worker put it there (sw.js, keepShared); no address and no request ever held it.
async function takeShared() {
  const [, view] = /^#\/(add|import)\?shared$/.exec(location.hash) ?? [];
  if (!view || !('caches' in window)) return;
  const name = view === 'add' ? './shared-text' : './shared-file';
  const shelf = await caches.open('tidemark-shared');
  const kept = await shelf.match(name);
  if (!kept) return;
  if (view === 'add') {
    const paste = document.getElementById('paste');
    paste.value = [paste.value, await kept.text()].filter(Boolean).join('\n\n');
  } else {
    window.tidemarkFile = new File([await kept.blob()], 'shared');
  }
  // Only now, with it on the page.
  await shelf.delete(name);
}

// What the app says in the language that early.js chose, which has asked for the file already.
async function fetchWords() {
  const entries = root.dataset.languages.split(' ').map((entry) => entry.split(':'));
  const response = await fetch(address(entries.find(([tag]) => tag === root.lang)[3]));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  window.tidemarkWords = await response.text();
}

// The program, ready to run. Fetched at once and made ready beside the rest.
async function fetchProgram() {
  const response = await fetch(address(wasm));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Some hosts give it another type, and then it cannot be made ready while it still arrives.
  const isKnown = response.headers.get('Content-Type')?.startsWith('application/wasm');
  return isKnown ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

// When the first screen has been shown, or nobody looks. What is seen first has the network to itself until then; and a program
// that is on the phone already would replace that screen while it is being painted, so that a slow phone shows nothing for longer.
const FIRST_PAINT_PATIENCE = 300;
function firstPaint() {
  return new Promise((resolve) => {
    if (document.visibilityState === 'hidden' || !window.PerformanceObserver) return resolve();
    new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, FIRST_PAINT_PATIENCE);
  });
}

async function start() {
  await firstPaint();
  const [{ default: init }, program] = await Promise.all([
    import(address(js)),
    fetchProgram(),
    fetchWords(),
    // Worth nothing if it keeps the app from starting.
    takeShared().catch((error) => console.warn(error)),
  ]);
  // Between two tasks the page takes a touch; making ready and running are long enough each.
  await new Promise((resolve) => setTimeout(resolve));
  await init({ module_or_path: program });
}

// A trap while starting is an error of ours; anything else is a file that did not arrive, or not whole.
const reasonFor = (error) => (error instanceof WebAssembly.RuntimeError ? 'stopped' : 'not-loaded');

if (window.WebAssembly) {
  start().then(
    () => {
      tell('started');
      // After the start, so that a first visit on a slow network is not slowed further.
      keepOffline().catch((error) => console.warn(error));
    },
    (error) => {
      console.error(error);
      tell('cannot-start', reasonFor(error));
    },
  );
}

// --- the home screen ------------------------------------------------------------------------------------------------

// A browser that would offer to install by itself leaves it to the app, which asks once there is something to come back to.
//
//   <html data-install>             it can be asked.
//     "tidemark:install-changed"    is sent on window when that begins or ends.
//     "tidemark:install"            the app sends it on window when the person touches the button.
let offer = null;
function setOffer(event) {
  offer = event;
  root.toggleAttribute('data-install', Boolean(offer));
  tell('install-changed');
}
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  setOffer(event);
});
window.addEventListener('appinstalled', () => setOffer(null));
window.addEventListener('tidemark:install', () => {
  // It can be asked once; whatever the person says, the browser sends another event when it may be asked again.
  offer?.prompt();
  setOffer(null);
});

// --- offline use and updates ----------------------------------------------------------------------------------------

const HOUR = 60 * 60 * 1000;
// iOS is known not to send "controllerchange" at times.
const TAKEOVER_PATIENCE = 4000;

async function keepOffline() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;

  const firstVisit = !serviceWorker.controller;
  // updateViaCache: otherwise a host that lets sw.js be cached would hide every update for as long.
  const registration = await serviceWorker.register('./sw.js', { updateViaCache: 'none' });

  // A waiting worker means an update only where an older version is in charge.
  const noticeUpdate = () => {
    if (!registration.waiting || !serviceWorker.controller) return;
    root.dataset.update = 'ready';
    tell('update-ready');
  };
  const noticeOffline = () => {
    if (!registration.active || root.dataset.offline) return;
    root.dataset.offline = 'ready';
    if (firstVisit) tell('offline-ready');
  };
  const follow = (worker) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') noticeUpdate();
      if (worker.state === 'activated') noticeOffline();
    });

  registration.addEventListener('updatefound', () => follow(registration.installing));
  follow(registration.installing ?? registration.waiting);
  noticeUpdate();
  if (registration.active?.state === 'activated') noticeOffline();
  else follow(registration.active);

  let agreed = false;
  let reloaded = false;
  const reload = () => {
    if (!reloaded) location.reload();
    reloaded = true;
  };
  window.addEventListener('tidemark:apply-update', () => {
    agreed = true;
    // None waits when another tab of this app has already switched: then this page only has to catch up.
    if (!registration.waiting) return reload();
    registration.waiting.postMessage({ type: 'skip-waiting' });
    setTimeout(reload, TAKEOVER_PATIENCE);
  });
  let inCharge = serviceWorker.controller;
  serviceWorker.addEventListener('controllerchange', () => {
    const before = inCharge;
    inCharge = serviceWorker.controller;
    if (agreed) return reload();
    // Agreed to in another tab. Text may be half typed in this one, so here it is an offer again.
    if (before) {
      root.dataset.update = 'ready';
      tell('update-ready');
    }
  });

  // At most once an hour, and only while someone looks: each check is a request that the traveller pays for.
  let checked = Date.now();
  const check = () => {
    if (document.visibilityState !== 'visible' || Date.now() - checked < HOUR) return;
    checked = Date.now();
    // Without a network it fails, which is no news.
    registration.update().catch(() => {});
  };
  document.addEventListener('visibilitychange', check);
  setInterval(check, HOUR / 4);
}
