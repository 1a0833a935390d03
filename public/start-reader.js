// Starts the reader's program (src/bin/reader.rs) in a worker. What is asked before it stands is kept for it.
// When something fails the error is thrown, so that the page hears of it and can ask for the program anew.

import init from '{{glue}}';

const early = [];
self.onmessage = (event) => early.push(event);
init({ module_or_path: new URL('{{program}}', import.meta.url).href }).then(
  () => early.forEach((event) => self.onmessage(event)),
  (error) =>
    setTimeout(() => {
      throw error;
    }),
);
