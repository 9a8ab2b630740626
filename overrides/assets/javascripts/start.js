// Makes the header's buttons work, and takes in the theme's large script once the reader touches the page.
(() => {
  const tag = document.currentScript;

  // Some mail programs write their tracking behind the section: #bladder?utm_source=mail. Go to the section all the same.
  const [section, tracking] = location.hash.split(/[?&]/);
  if (tracking !== undefined) location.replace(section);

  const dark = matchMedia("(prefers-color-scheme: dark)");

  let asked = false, settling = false;
  const later = () => {
    if (asked) return;
    asked = true;
    // The theme's script looks for this.
    document.querySelector(".eh-search-button").setAttribute("for", "__search");
    const styles = document.createElement("link");
    styles.rel = "stylesheet";
    styles.href = tag.dataset.styles;
    const script = document.createElement("script");
    script.src = tag.dataset.script;
    script.onload = () => {
      // As it starts, it shuts menu and search: not those that the reader just opened.
      settling = true;
      setTimeout(() => { settling = false; }, 400);
      // It waits for this event, which has passed.
      document.dispatchEvent(new Event("DOMContentLoaded"));
      const box = document.querySelector(".md-search__input");
      if (box.value) box.dispatchEvent(new Event("keyup"));
    };
    // Ours has the last word.
    document.querySelector("link[rel=stylesheet]").after(styles);
    document.head.append(script);
  };
  for (const touch of ["pointerdown", "wheel", "keydown", "focusin"]) addEventListener(touch, later, { once: true, passive: true });
  // What scrolls by itself, to an anchor, does so before the page has loaded.
  addEventListener("load", () => setTimeout(() => addEventListener("scroll", later, { once: true, passive: true }), 500));

  {
    const one = (selector) => document.querySelector(selector);
    const drawer = one("#__drawer"), search = one("#__search"), menu = one("#menu");
    const menuButton = one(".eh-menu-button"), searchButton = one(".eh-search-button");
    const box = one(".md-search__input"), inner = one(".md-search__inner"), colors = one(".eh-colors");
    let ours = false;
    const set = (toggle, on) => { ours = true; if (toggle.checked !== on) toggle.click(); ours = false; };
    for (const toggle of [drawer, search]) toggle.addEventListener("click", (event) => { if (settling && !ours) event.preventDefault(); });
    drawer.checked = search.checked = false;

    // The menu: while it is open, nothing behind it can be reached.
    const behind = document.querySelectorAll(".md-skip, .md-banner, .md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-top, .md-footer");
    drawer.addEventListener("change", () => {
      menuButton.setAttribute("aria-expanded", drawer.checked);
      for (const part of behind) part.inert = drawer.checked;
      if (drawer.checked) one(".eh-menu-close").focus();
      else if (menu.contains(document.activeElement)) menuButton.focus();
    });
    menuButton.addEventListener("click", () => set(drawer, true));
    one(".eh-menu-close").addEventListener("click", () => { set(drawer, false); menuButton.focus(); });
    one(".md-overlay").addEventListener("click", () => { set(drawer, false); menuButton.focus(); });
    matchMedia("(min-width: 76.25em)").addEventListener("change", () => set(drawer, false));

    // The search: opened by its button or by going to the box, closed by Escape or by going on.
    const shut = () => { set(search, false); box.blur(); };
    search.addEventListener("change", () => searchButton.setAttribute("aria-expanded", search.checked));
    searchButton.addEventListener("click", () => { set(search, true); box.focus(); });
    one(".eh-search-back").addEventListener("click", () => { shut(); if (searchButton.offsetParent) searchButton.focus(); });
    one(".md-search__overlay").addEventListener("click", shut);
    box.addEventListener("focus", () => set(search, true));
    box.form.addEventListener("submit", (event) => event.preventDefault());
    // The theme keeps Tab away from its results, and opens a page at its top: here it opens at the section that answers.
    const results = one(".md-search-result__list");
    new MutationObserver(() => {
      for (const item of results.children) {
        const [page, section] = item.querySelectorAll("a");
        if (section) page.href = section.href;
        for (const link of item.querySelectorAll("[tabindex]")) link.removeAttribute("tabindex");
      }
    }).observe(results, { childList: true });
    // The theme listens to keys alone: tell it of words that were pasted or spoken, too.
    box.addEventListener("input", () => box.dispatchEvent(new Event("keyup")));
    inner.addEventListener("focusout", (event) => {
      if (search.checked && event.relatedTarget && !inner.contains(event.relatedTarget)) set(search, false);
    });

    addEventListener("keydown", (event) => {
      const inBox = event.target === box;
      if (event.key === "Escape") {
        if (drawer.checked) { set(drawer, false); menuButton.focus(); }
        else if (search.checked) { shut(); if (searchButton.offsetParent) searchButton.focus(); }
      }
      // The theme closes the search at Tab, and takes single letters as commands. Here Tab leads to the results, and
      // no letter is a command: somebody who speaks to the page would set them off unawares.
      const theirs = /^(Escape|Enter|Arrow)/.test(event.key);
      if (search.checked ? event.key === "Tab" || (!inBox && !theirs) : !theirs) event.stopImmediatePropagation();
    }, true);

    // The colors: the other one. A choice that is the device's own is no choice, and is forgotten.
    const isDark = () => (root.dataset.colors || (dark.matches ? "dark" : "light")) === "dark";
    const label = () => colors.setAttribute("aria-label", isDark() ? "Switch to light colors" : "Switch to dark colors");
    colors.addEventListener("click", () => {
      const next = isDark() ? "light" : "dark", own = (next === "dark") === dark.matches;
      paint(own ? null : next);
      stored((storage) => own ? storage.removeItem(colorsName) : storage.setItem(colorsName, next));
      label();
    });
    dark.addEventListener("change", label);
    label();
  }
})();
