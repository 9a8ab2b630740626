// Lets the guide be read without network, once a reader has asked for that on about/on-your-phone (keep.js saves the
// pages). A page from the network always wins over a saved one; a saved one says its date. Nothing is added while
// reading: only what was saved is refreshed, so that the copy never tells which pages were read.
const KEPT = `guide ${self.registration.scope}`;
const PATIENCE = 4000; // milliseconds that a page may take before the saved one is shown: waiting rooms have poor signal

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(answer(event));
});

async function answer(event) {
  const { request } = event;
  const kept = await caches.open(KEPT);
  const options = { ignoreSearch: true };
  const saved = (await kept.match(request, options)) || (await kept.match(`${request.url}/`, options));
  // A file with a hash in its name never changes; a new one comes with new pages, and is saved with them.
  const hashed = /\.[0-9a-f]{6,8}(\.min)?\.(css|js)$/.test(new URL(request.url).pathname);
  if (saved && hashed) return saved;
  try {
    // Asks the network even where the browser holds a page of its own, which would not say how old it is.
    const fresh = await (saved ? soon(fetch(request, { cache: "no-cache" })) : fetch(request));
    if ((saved || hashed) && fresh.ok && fresh.type === "basic") event.waitUntil(keep(kept, request.url, fresh.clone()));
    return fresh;
  } catch (error) {
    if (!saved) throw error;
    return request.mode === "navigate" ? dated(saved) : saved;
  }
}

function soon(answer) {
  return Promise.race([answer, new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("no network")))]);
}

async function keep(kept, url, response) {
  const bare = url.replace(/[?#].*/, "");
  const headers = { "content-type": response.headers.get("content-type"), "x-saved": new Date().toISOString() };
  await kept.put(bare, new Response(await response.blob(), { headers }));
}

async function dated(saved) {
  const day = new Date(saved.headers.get("x-saved")).toLocaleDateString("en-US", { dateStyle: "long" });
  const words = `There is no network, or it is very slow. This is the copy that you saved on ${day}; it may be out of date.`;
  const page = (await saved.text()).replace(/<main[^>]*>/, (main) => `${main}<p class="eh-saved" role="status">${words}</p>`);
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}
