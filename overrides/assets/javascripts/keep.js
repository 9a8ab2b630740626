// "Keep this guide on my phone": saves every page and what pages need, and removes it all again. Nothing is saved
// before the button is pressed, and a copy that could not be finished is taken away.
const panel = document.querySelector(".eh-keep");
const [keepButton, dropButton] = panel.querySelectorAll("button");
const said = panel.querySelector("[role=status]");
const base = new URL(panel.dataset.base, location).href;
const KEPT = `guide ${base}`;
const GROUP = 6; // pages asked for at one time

let able = "serviceWorker" in navigator && "caches" in window;

// A mail program's own browser may have storage in name only.
const isKept = async () => { try { return await caches.has(KEPT); } catch { able = false; return false; } };

async function show(words) {
  const kept = able && await isKept();
  keepButton.hidden = !able || kept;
  dropButton.hidden = !kept;
  said.textContent = words || (kept ? "The guide is kept on this device." : able ? "" : "This browser cannot keep pages. You can print them instead.");
}

async function save(cache, path) {
  const url = new URL(path, base).href;
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const headers = { "content-type": response.headers.get("content-type"), "x-saved": new Date().toISOString() };
  await cache.put(url, new Response(await response.blob(), { headers }));
}

async function keep() {
  keepButton.disabled = true;
  try {
    const files = await (await fetch(new URL("saved.json", base), { cache: "no-cache" })).json();
    const cache = await caches.open(KEPT);
    for (let done = 0; done < files.length; done += GROUP) {
      said.textContent = `Saving: ${done} of ${files.length}.`;
      await Promise.all(files.slice(done, done + GROUP).map((path) => save(cache, path)));
    }
    await navigator.serviceWorker.register(new URL("sw.js", base), { scope: base });
    await navigator.serviceWorker.ready;
    await show(`Done. All ${files.length} files are kept on this device, and open without network.`);
  } catch {
    await drop();
    await show("It could not be saved: the network broke off, or there is no room. Nothing was kept. Try again later.");
  }
  keepButton.disabled = false;
}

async function drop() {
  for (const worker of await navigator.serviceWorker.getRegistrations()) if (worker.scope === base) await worker.unregister();
  await caches.delete(KEPT);
}

keepButton.addEventListener("click", keep);
dropButton.addEventListener("click", async () => {
  await drop();
  await show("The copy is gone from this device.");
  keepButton.focus();
});
show();
