// On the page for unknown addresses: goes to the app, with the deep part of the address as the app's route.
// "/tidemark/history" becomes "/tidemark/#/history". It decides nothing about whether the app knows that route.

const { base } = document.querySelector('script[data-base]').dataset;
const { pathname, search, hash } = location;
const rest = pathname.startsWith(base) ? pathname.slice(base.length) + search : '';
// replace: the unknown address is no place to go back to.
location.replace(base + (rest ? `#/${rest}` : hash));
