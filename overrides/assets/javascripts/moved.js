// On the way from an old address to its page: takes the section along, as in go/417/#food. Without scripts the refresh
// that follows in the page leads to the top of it. A mail program's tracking behind the section is left behind.
const to = document.currentScript.dataset.to;
const section = location.hash.split(/[?&]/)[0];
if (section && !to.includes("#")) {
  window.stop(); // so that no browser reads the refresh; Chromium would let it go by itself
  location.replace(to + section);
}
