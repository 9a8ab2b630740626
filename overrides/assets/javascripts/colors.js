// The one script that runs before a page is drawn: it sets the colors that the reader chose, so that no dark room gets a
// white flash, and says that scripts work. Only a choice that differs from the device's is kept, and nothing else.
const root = document.documentElement;
const colorsName = new URL(document.currentScript.dataset.base, location).pathname + ".colors";

// A browser may forbid storage, or have no room: then a choice holds for the page alone.
const stored = (work) => { try { return work(localStorage); } catch { return null; } };
const paint = (colors) => {
  if (colors === "light" || colors === "dark") root.dataset.colors = colors;
  else delete root.dataset.colors;
};
root.className = "js";
paint(stored((storage) => storage.getItem(colorsName)));
