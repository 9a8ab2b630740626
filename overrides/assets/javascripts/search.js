// The search, beside the page in a worker, so that what is typed stays in this browser. It takes in the index once
// somebody types. Page and worker speak in the theme's four messages: 0 sets up, 1 is ready, 2 asks, 3 answers.
// MiniSearch finds sections by their words; here is what makes of a patient's words the words of the guide: forms of a
// word, small words, other words for the same thing (data/search-words.yml), and slips of the keyboard.
const reply = self.postMessage.bind(self);
const here = self.location.href;
const fetched = async (path) => (await fetch(new URL(path, here))).json();

// How much a match counts: in a title or a page's "also called" lines, or in the text; at the end of a word not yet typed
// in full; of another word for it; of a whole phrase that a page is called.
const WEIGHT = { title: 4, called: 5, text: 1, prefix: 0.4, other: 0.9, best: 0.8, phrase: 400, second: 0.1 };
const MOST = 10; // pages shown, if they reach this share of the first one's score
const SHARE = 0.05;

/** Bring the forms of a word together: plurals, endings, British and American spelling. */
function fold(word) {
  let w = word.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
  if (w.length < 4 || /\d/.test(w)) return w;
  w = w.replace(/ae|oe/g, "e").replace(/our(s?|ed|ing)$/, "or$1").replace(/is(e[ds]?|ing|ation)$/, "iz$1").replace(/ll/g, "l");
  w = w.replace(/ie[sd]$/, "y").replace(/([^su])s$/, "$1").replace(/sses$/, "ss");
  for (let times = 0; times < 2; times++) for (const [end, by] of [[/(ation|ating|ated|ates?)$/, "at"], [/(ions?|ively|ive)$/, ""], [/(ments?|ness|fully|ful)$/, ""], [/(ance|ancy|ant|ence|ency|ent)$/, "n"], [/(ing|edly|ed|ly|er)$/, ""]]) {
    const cut = w.replace(end, by);
    if (cut.length > 3 && cut !== w) { w = cut; break; }
  }
  return w.replace(/(.)\1$/, "$1").replace(/[ey]$/, "");
}

const split = (text) => text.toLowerCase().replace(/['’]/g, "").match(/[\p{L}\d]+/gu) || [];
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const plain = (text) => text.replace(/&(amp|lt|gt|quot|#\d+);/g, (_, sign) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[sign] || String.fromCharCode(Number(sign.slice(1)))).replace(/\s+/g, " ").trim();

/** Say if two words differ by at most `most` letters: left out, added, changed, or two that changed places. */
function near(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
  let before = [], row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length] <= most;
}
const slips = (word) => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2);

class Guide {
  /** `words` is search/words.json, made from the pages and data/search-words.yml (overrides/search/words.json). */
  constructor(words) {
    this.small = new Set(words.small.map(fold));
    this.pages = new Map(words.pages.map((page) => [page.url, page]));
    this.sections = words.pages.flatMap(({ url, title, description, called, text, sections }) => [
      { url, location: url, title, text: `${description} ${text}`, called: called.join(" . ") },
      ...sections.map(([anchor, heading, words]) => ({ url, location: `${url}#${anchor}`, title: heading, text: words, called: "" })),
    ]).map((section, id) => ({ ...section, id, title: plain(section.title), text: plain(section.text) }));
    this.count = new Map(); // in how many sections a word stands
    this.spelled = new Map(); // each word as it is spelled, with its folded form
    for (const { title, called, text } of this.sections) {
      const spoken = new Map(split(`${title} ${called} ${text}`).map((word) => [fold(word), word]));
      for (const [word, as] of spoken) {
        this.count.set(word, (this.count.get(word) || 0) + 1);
        this.spelled.set(as, word);
      }
    }
    this.mini = new MiniSearch({ fields: ["title", "called", "text"], tokenize: split, processTerm: (term) => this.large(fold(term)) });
    this.mini.addAll(this.sections);
    const folded = (phrase) => split(phrase).map(fold);
    this.others = words.others.map(({ say, mean }) => ({ say: say.map(folded), mean: folded(mean) }));
    // A phrase of danger counts by its large words, if it has two or more.
    this.danger = words.danger.map(split).map((phrase) => {
      const large = phrase.filter((word) => this.large(fold(word)));
      return (large.length > 1 ? large : phrase).map((word) => ({ word, folded: fold(word) }));
    });
    this.phrases = new Map(); // every phrase that a page is known by, under each of its words
    for (const { url, title, called, asked } of this.pages.values()) {
      for (const word of [title, ...called, ...asked].flatMap(split)) this.spelled.set(word, fold(word));
      for (const phrase of [title, ...called, ...asked].map(folded)) {
        for (const word of phrase) {
          if (!this.count.has(word)) this.count.set(word, 1);
          if (!this.large(word)) continue;
          if (!this.phrases.has(word)) this.phrases.set(word, []);
          this.phrases.get(word).push({ url, phrase });
        }
      }
    }
    for (const word of [...words.others.flatMap(({ say }) => say), ...words.danger].flatMap(split)) {
      this.spelled.set(word, fold(word));
      if (!this.count.has(fold(word))) this.count.set(fold(word), 1);
    }
    this.small.forEach((word) => this.count.has(word) || this.count.set(word, this.sections.length));
  }

  known(word) { return this.count.has(word); }
  large(word) { return this.small.has(word) ? null : word; }

  /** How much a word says: nothing much if it is small, more the fewer sections have it. */
  worth(word) {
    return this.small.has(word) ? 0.15 : Math.log(1 + this.sections.length / (this.count.get(word) || 3));
  }

  /** Join words that were typed apart, and part those that were typed together. */
  read(query) {
    const raw = split(query), out = [];
    for (let i = 0; i < raw.length; i++) {
      const word = fold(raw[i]), both = raw[i + 1] && fold(raw[i] + raw[i + 1]);
      if (both && both.length > 5 && this.known(both)) { out.push(raw[i] + raw[++i]); continue; }
      const at = this.known(word) || raw[i].length < 7 ? -1 : [...raw[i]].findIndex((_, k) => k > 2 && raw[i].length - k > 2 && this.known(fold(raw[i].slice(0, k))) && this.known(fold(raw[i].slice(k))));
      if (at > 0) out.push(raw[i].slice(0, at), raw[i].slice(at));
      else out.push(raw[i]);
    }
    return out;
  }

  /** The word of the guide, folded, that was probably meant by one that it does not know: the nearest, and the most used. */
  meant(typed) {
    const folded = fold(typed);
    if (this.known(folded)) return folded;
    for (let most = 1; most <= slips(typed); most++) {
      const close = [...this.spelled].filter(([word]) => word.length > 3 && near(typed, word, most)).map(([, as]) => as);
      const best = close.sort((a, b) => (b[0] === typed[0]) - (a[0] === typed[0]) || this.count.get(b) - this.count.get(a))[0];
      if (best) return best;
    }
    return folded;
  }

  /** Say if somebody may be in danger: a phrase of danger stands in what was typed, with slips, its words in order. */
  urgent(words) {
    const typed = words.map((word) => ({ word, folded: fold(word), sure: this.spelled.has(word) }));
    const same = (one, other) => one.folded === other.folded || (!one.sure && other.word.length > 3 && near(one.word, other.word, slips(other.word)));
    return this.danger.some((phrase) => {
      let at = 0;
      for (const word of phrase) {
        const next = typed.findIndex((one, i) => i >= at && (!at || i <= at + 2) && same(one, word));
        if (next < 0) return false;
        at = next + 1;
      }
      return true;
    });
  }

  /** How well a query fits the phrases that each page is known by: the best three of each, from 0 to about 1. */
  fits(typed) {
    const weigh = (words) => words.reduce((sum, word) => sum + this.worth(word), 0);
    const all = weigh(typed), found = new Map();
    for (const { url, phrase } of new Set(typed.flatMap((word) => this.phrases.get(word) || []))) {
      const of = weigh(phrase.filter((word) => typed.includes(word))) / weigh(phrase);
      const part = weigh(typed.filter((word) => phrase.includes(word))) / all;
      const list = found.get(url) || [];
      list.push((2 * of * part) / (of + part));
      found.set(url, list);
    }
    for (const [url, list] of found) {
      const [best, second = 0, third = 0] = list.sort((a, b) => b - a);
      found.set(url, best + WEIGHT.second * (second + third));
    }
    return found;
  }

  ask(query) {
    const read = this.read(query), raw = read.map(fold);
    const typed = read.map((word) => this.meant(word));
    const large = typed.filter((word) => this.large(word));
    const last = /\s$/.test(query) ? "" : large.at(-1);
    const meant = this.others.filter(({ say }) => say.some((phrase) => phrase.every((word) => typed.includes(word) || raw.includes(word)))).flatMap(({ mean }) => mean);
    const find = (words, options) => (words.length ? this.mini.search({ combineWith: "OR", queries: [...new Set(words)] }, { boost: WEIGHT, tokenize: (word) => [word], processTerm: (word) => this.large(word), ...options }) : []);
    const hits = [
      [1, find(large, {
        prefix: (word) => word === last && word.length > 2,
        weights: { prefix: WEIGHT.prefix, fuzzy: 0 },
      })],
      [WEIGHT.other, find(meant, {})],
    ];
    const pages = new Map([...this.pages.keys()].map((url) => [url, { url, intro: 0, best: 0, section: null, sections: new Map() }]));
    for (const [weight, list] of hits) for (const { id, score } of list) {
      const section = this.sections[id], page = pages.get(section.url);
      if (page) page.sections.set(id, (page.sections.get(id) || 0) + weight * score);
    }
    const fits = this.fits(typed), others = meant.length ? this.fits([...new Set([...large, ...meant])]) : new Map();
    for (const page of pages.values()) {
      for (const [id, score] of page.sections) {
        const section = this.sections[id];
        if (!section.location.includes("#")) page.intro = score;
        else if (score > page.best) Object.assign(page, { best: score, section });
      }
      page.fit = Math.max(fits.get(page.url) || 0, WEIGHT.other * (others.get(page.url) || 0));
      page.score = page.intro + WEIGHT.best * page.best + WEIGHT.phrase * page.fit ** 2;
    }
    const ranked = [...pages.values()].filter(({ score, intro, best, fit }) => score && (intro || best || fit > 0.3)).sort((a, b) => b.score - a.score).filter(({ score }, i, all) => i < MOST && score >= SHARE * all[0].score);
    return { ranked, urgent: this.urgent(read) || this.urgent(split(query)), words: [...large, ...meant] };
  }
}

/** The part of a section around the first word that was asked for, with such words marked. */
function teaser(guide, section, words) {
  const wanted = new Set(words);
  const parts = section.text.match(/[\p{L}\d'’]+|[^\p{L}\d'’]+/gu) || [];
  const hit = (part) => wanted.has(fold(part)) && guide.large(fold(part));
  const first = Math.max(0, parts.findIndex(hit) - 16);
  const shown = parts.slice(first, first + 60).map((part) => (hit(part) ? `<mark>${escaped(part)}</mark>` : escaped(part))).join("").trim();
  return `${first ? "… " : ""}${shown}${first + 60 < parts.length ? " …" : ""}`;
}

const TOPICS = ["understand/", "benefits-and-risks/how-well-it-works/", "benefits-and-risks/risks/", "what-to-expect/", "deciding/your-options/", "deciding/cost-and-insurance/", "living/"];

/** The results as the theme draws them: for each page its title, and the section that answers. start.js opens both there. */
function results(guide, query) {
  const { ranked, urgent, words } = guide.ask(query);
  const intro = (url) => guide.sections.find((section) => section.location === url) || { text: "" };
  const entry = (url, text) => [{ location: url, title: escaped(guide.pages.get(url).title), text, terms: {} }];
  const help = entry("help-now/", "<p>Numbers to call or text now, day and night.</p>");
  const list = ranked.map(({ url, section, best, intro: opening }) => {
    const page = entry(url, `<p>${teaser(guide, intro(url), words)}</p>`);
    if (section && best > opening * 0.3) page.push({ location: section.location, title: escaped(section.title), text: `<p>${teaser(guide, section, words)}</p>`, terms: {} });
    return page;
  });
  if (!list.length) {
    const close = [...guide.spelled.keys()].filter((word) => word.length > 3 && split(query).some((typed) => typed.length > 2 && near(typed, word, 2))).slice(0, 6);
    const said = close.length ? `Nearest words here: ${close.map(escaped).join(", ")}. ` : "";
    list.push([{ location: "./", title: "No page has these words", text: `<p>${said}Or begin with one of these pages.</p>`, terms: {} }]);
    list.push(...TOPICS.filter((url) => guide.pages.has(url)).map((url) => entry(url, `<p>${escaped(guide.pages.get(url).description)}</p>`)), help);
  }
  if (urgent) list.unshift(help);
  const once = list.filter(([page], i) => list.findIndex(([other]) => other.location === page.location) === i);
  return once.map((item, i) => item.map((part) => ({ ...part, score: once.length - i })));
}

let guide, latest = 0;
async function load() {
  importScripts(new URL("minisearch-7.2.0.min.js", here));
  return new Guide(await fetched("../../search/words.json"));
}

self.onmessage = async ({ data: { type, data } }) => {
  if (type !== 2) return;
  const mine = ++latest;
  const asked = data.trim();
  if (!asked) return reply({ type: 3, data: { items: [] } });
  guide ??= load();
  const ready = await guide;
  // Somebody who types on has asked something else by now.
  if (mine === latest) reply({ type: 3, data: { items: results(ready, asked) } });
};
reply({ type: 1 });
