// Runs before the first paint, so it is small, classic and old-fashioned JavaScript: it must work where nothing else does.
// Part 1 makes the first paint right: language, theme, and whether this person has been here before.
// Part 2 is the safety net: whatever keeps the app from starting, the page says so in plain HTML.
// It does not start the app; boot.js does.
//
// What the app can rely on:
//   <html lang> and <html dir>  the language of the words that are shown, one of data-languages, and its direction
//   <html data-theme>         "light" or "dark" where the settings say so; absent: as the system
//   <html class="returning">  the answer's outline stands in place of the introduction
//   <html data-asked="read">  the button #read was pressed before the app ran
//   #paste                    what was typed before the app ran, or before the reload button was pressed
// and what it writes for the next visit: localStorage "tidemark.settings", a JSON object with optional "language" and "theme",
// and "tidemark.returning", 1 when there is something saved.

(function () {
  'use strict';
  var root = document.documentElement;
  var patience = Number(document.currentScript && document.currentScript.getAttribute('data-patience')) || 20000;

  // Storage may be full, forbidden, or hold anything at all; none of that may keep the page from showing.
  function remembered(store, key) {
    try {
      return window[store].getItem(key) || '';
    } catch (error) {
      return '';
    }
  }

  // --- 1. the first paint -----------------------------------------------------------------------------------------

  var settings = {};
  try {
    settings = JSON.parse(remembered('localStorage', 'tidemark.settings')) || {};
  } catch (error) {}

  // Of each language: its tag, the beginnings of tags that it takes, its direction, and the file of its words.
  var spoken = (root.getAttribute('data-languages') || '').split(' ').map(function (entry) {
    return entry.split(':');
  });
  // Language::taking of the app: the longest beginning of the tag that a language takes, zh-Hant-HK, then zh-Hant, then zh.
  function spokenLike(tag) {
    for (var parts = String(tag).toLowerCase().split(/[-_]/); parts.length; parts.pop()) {
      for (var i = 0; i < spoken.length; i++) {
        if (spoken[i][1].split(',').indexOf(parts.join('-')) >= 0) return spoken[i];
      }
    }
    return null;
  }
  var wanted = [settings.language].concat(navigator.languages || [navigator.language], root.lang);
  var language = null;
  for (var i = 0; i < wanted.length && !language; i++) language = wanted[i] ? spokenLike(wanted[i]) : null;
  root.lang = language[0];
  root.dir = language[2];
  // The first of all that depends on the language: boot.js fetches the same, and finds it on its way.
  var words = document.createElement('link');
  words.rel = 'preload';
  words.as = 'fetch';
  words.crossOrigin = '';
  words.href = language[3];
  document.head.appendChild(words);
  var manifest = document.getElementById('manifest');
  manifest.href = './manifest.' + root.lang + '.webmanifest';
  manifest.rel = 'manifest';

  if (settings.theme === 'light' || settings.theme === 'dark') {
    root.setAttribute('data-theme', settings.theme);
    // The colour of the phone's own bars follows the theme that was chosen, not the system's.
    var bars = document.querySelectorAll('meta[name="theme-color"]');
    for (var j = 0; j < bars.length; j++) {
      bars[j].media = bars[j].getAttribute('data-for') === settings.theme ? 'all' : 'not all';
    }
  }

  // Any deeper address (such as the share sheet's) is shown its own view, and the paste box is nearest to all of them.
  var atHome = /^(#\/?)?$/.test(location.hash);
  if (atHome && /1|true/.test(remembered('localStorage', 'tidemark.returning'))) root.classList.add('returning');

  // --- 2. the safety net ------------------------------------------------------------------------------------------

  function element(id) {
    return document.getElementById(id);
  }

  // What to say, by the name of the paragraph to show. The panel lies outside #app, so it works before and after the app
  // has replaced the page, and the box with the person's text stays where it is.
  function say(reason) {
    var panel = element('cannot-start');
    if (!panel) return;
    root.classList.remove('returning');
    root.setAttribute('data-app', reason === 'slow' ? 'slow' : 'failed');
    var reasons = panel.querySelectorAll('[data-reason]');
    for (var i = 0; i < reasons.length; i++) reasons[i].hidden = reasons[i].getAttribute('data-reason') !== reason;
    // A copy kept on the phone that is itself broken would come back at every reload.
    element('fetch-anew').hidden = reason === 'slow' || !(navigator.serviceWorker && navigator.serviceWorker.controller);
    panel.hidden = false;
  }

  var started = false;
  window.addEventListener('tidemark:cannot-start', function (event) {
    say(event.detail);
  });
  window.addEventListener('tidemark:started', function () {
    started = true;
    root.setAttribute('data-app', 'running');
    element('cannot-start').hidden = true;
  });
  // A file of ours that does not arrive fires on its own element, which only a capturing listener hears.
  window.addEventListener(
    'error',
    function (event) {
      if (!started && event.target && event.target.tagName === 'SCRIPT') say('not-loaded');
      // A trap in the running WebAssembly: its memory can no longer be trusted, so nothing on the page works from here on.
      if (started && window.WebAssembly && event.error instanceof WebAssembly.RuntimeError) say('stopped');
    },
    true
  );
  window.addEventListener('unhandledrejection', function (event) {
    if (started && window.WebAssembly && event.reason instanceof WebAssembly.RuntimeError) say('stopped');
  });
  setTimeout(function () {
    if (!started && root.getAttribute('data-app') === 'starting') say('slow');
  }, patience);

  // A reload must not cost the person what they typed. The session ends with the tab, and the text with it.
  function reload() {
    try {
      sessionStorage.setItem('tidemark.typed', element('paste').value);
    } catch (error) {}
    location.reload();
  }

  // Throws away the kept copy of the app, never the person's data, and only once the network is known to answer: a broken
  // app that can still be mended beats none at all.
  function fetchAnew() {
    var here = new URL('./', location.href).href;
    fetch('./sw.js', { cache: 'no-store' })
      .then(function (response) {
        if (!response.ok) throw new Error(response.status);
        return navigator.serviceWorker.getRegistrations();
      })
      .then(function (registrations) {
        var mine = registrations.filter(function (registration) {
          return registration.scope === here;
        });
        return Promise.all(
          mine.map(function (registration) {
            return registration.unregister();
          })
        );
      })
      .then(function () {
        return caches.keys();
      })
      .then(function (names) {
        var mine = names.filter(function (name) {
          return name.indexOf('tidemark:' + here + ':') === 0;
        });
        return Promise.all(
          mine.map(function (name) {
            return caches.delete(name);
          })
        );
      })
      .then(reload, function () {
        say('not-loaded');
      });
  }

  root.setAttribute('data-app', 'starting');
  document.addEventListener('click', function (event) {
    var button = event.target.closest ? event.target.closest('#read, #reload, #fetch-anew') : event.target;
    if (!button) return;
    if (button.id === 'read' && !started) root.setAttribute('data-asked', 'read');
    if (button.id === 'reload') {
      event.preventDefault();
      reload();
    }
    if (button.id === 'fetch-anew') fetchAnew();
  });
  document.addEventListener('DOMContentLoaded', function () {
    var typed = remembered('sessionStorage', 'tidemark.typed');
    if (typed) {
      if (!element('paste').value) element('paste').value = typed;
      sessionStorage.removeItem('tidemark.typed');
    }
    // Without modules boot.js never runs, so this one must be found out here.
    if (!window.WebAssembly || !('noModule' in HTMLScriptElement.prototype)) say('too-old');
  });
})();
