// Runs Lighthouse with its own defaults: a phone, a simulated slow 4G line, a processor four times slower.
// Takes one request a line ({"url", "categories"}) and Chromium's flags as arguments, prints one answer a line.
// Each request gets a new browser, so that no visit profits from another.
import { createInterface } from "node:readline";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const chromeFlags = ["--headless=new", ...process.argv.slice(2)];

for await (const line of createInterface({ input: process.stdin })) {
  const { url, categories } = JSON.parse(line);
  const chrome = await launch({ chromeFlags, logLevel: "silent" });
  let answer = {};
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: categories, logLevel: "silent" });
    const number = (name) => lhr.audits[name]?.numericValue ?? null;
    const time = (name) => (number(name) === null ? null : Math.round(number(name)));
    answer = {
      error: lhr.runtimeError?.message ?? null,
      fcp: time("first-contentful-paint"),
      lcp: time("largest-contentful-paint"),
      shift: number("cumulative-layout-shift"),
      scores: Object.fromEntries(Object.entries(lhr.categories).map(([name, found]) => [name, found.score])),
      short: Object.values(lhr.categories).filter(({ score }) => score < 1).flatMap(({ auditRefs }) =>
        auditRefs
          .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
          .map(({ id }) => id)),
    };
  } catch (error) {
    answer = { error: String(error) };
  } finally {
    await chrome.kill();
  }
  console.log(JSON.stringify(answer));
}
