// The search, beside the page in a worker. It takes in the theme's own search and the index once somebody types, so
// that a page which is only read asks for neither. What is typed stays in this browser.
// The page and the worker speak in four messages: 0 sets up, 1 is ready, 2 asks, 3 answers.
const reply = self.postMessage.bind(self);
const here = self.location.href;
let engine;

async function load() {
  let listen, take;
  // The theme's script answers messages by itself: hand them to it one by one, and take its answers.
  self.addEventListener = (_, listener) => { listen = listener; };
  self.postMessage = (message) => take(message);
  importScripts(new URL("workers/search.a7633da7.min.js", here));
  const ask = (message) => new Promise((resolve) => { take = resolve; listen({ data: message }); });
  const { config, docs } = await (await fetch(new URL("../../search/search_index.json", here))).json();
  await ask({ type: 0, data: { config, docs, options: {} } });
  return ask;
}

let last = Promise.resolve();
self.onmessage = ({ data: { type, data } }) => {
  if (type !== 2) return;
  if (!data.trim()) return reply({ type: 3, data: { items: [] } });
  engine ??= load();
  last = last.then(async () => reply(await (await engine)({ type, data })));
};
reply({ type: 1 });
