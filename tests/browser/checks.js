// What the tests ask of a page that axe does not look at. Each function returns what is wrong, in words; an empty list is good.
window.checks = (() => {
  const name = (element) => {
    const words = (element.getAttribute("aria-label") || element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""}${[...element.classList].map((one) => "." + one).join("")} "${words}"`;
  };
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const size = (element) => element.getBoundingClientRect();
  const PRESSED = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const reachable = () => [...document.querySelectorAll(PRESSED)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") && element.checkVisibility({ visibilityProperty: true }));

  // Colors as a browser computes them: "rgb(1, 2, 3)" or "rgba(1, 2, 3, 0.5)".
  const parts = (color) => { const found = color.match(/[\d.]+/g).map(Number); return found.length < 4 ? [...found, 1] : found; };
  const light = (color) => {
    const [r, g, b] = parts(color).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const over = (color, ground) => {
    const [below, above] = [parts(ground), parts(color)];
    return `rgb(${[0, 1, 2].map((at) => above[at] * above[3] + below[at] * (1 - above[3])).join(", ")})`;
  };
  const behind = (element) => {
    for (let part = element; part; part = part.parentElement) {
      const color = getComputedStyle(part).backgroundColor;
      if (parts(color)[3] > 0.99) return color;
    }
    return "rgb(255, 255, 255)";
  };

  // The element that has focus: a ring of 2 px or more that stands out 3 to 1 from what is around it, and not all of it hidden.
  // A ring drawn outside its element lies on the parent's ground, one drawn inside on its own.
  const focus = () => {
    const element = document.activeElement, style = getComputedStyle(element), wrong = [];
    const offset = parseFloat(style.outlineOffset), width = parseFloat(style.outlineWidth);
    if (style.outlineStyle === "none" || width < 2) wrong.push(`${name(element)} has a focus ring of ${style.outlineStyle === "none" ? 0 : width} px, not 2`);
    else {
      const ground = behind(offset < 0 ? element : element.parentElement), ratio = contrast(over(style.outlineColor, ground), ground);
      if (!(ratio >= 3)) wrong.push(`${name(element)} has a focus ring in ${style.outlineColor} on ${ground}: ${ratio.toFixed(1)} to 1, not 3`);
    }
    const points = [...element.getClientRects()].flatMap((box) => [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]));
    const shows = points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element) || hit.control === element);
    });
    if (!shows) wrong.push(`${name(element)} has focus, but is hidden by something`);
    return wrong;
  };

  // WCAG 2.5.8: 24 by 24 px; or a circle of 24 px around it meets no other target and no other small target's circle; or it
  // stands in a sentence, where the height of the line rules (its "Inline" exception).
  const targets = () => {
    const all = reachable().filter((element) => seen(element) && size(element).width > 1 && size(element).bottom + scrollY > 0).map((element) => {
      // A link that goes on in the next line has a box in each.
      const boxes = [...element.getClientRects()].filter((box) => box.width > 1);
      return { element, boxes, small: boxes.every((box) => box.width < 23.99 || box.height < 23.99) };
    });
    const inline = (element) => {
      if (getComputedStyle(element).display !== "inline") return false;
      let block = element.parentElement;
      while (getComputedStyle(block).display === "inline") block = block.parentElement;
      const copy = block.cloneNode(true);
      for (const link of copy.querySelectorAll("a, button, svg")) link.remove();
      return /\p{L}/u.test(copy.textContent);
    };
    const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    const far = ([x, y], box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const meets = (one, other) => one.boxes.some((box) => other.boxes.some((theirs) => {
      const [x, y] = middle(box), [left, top] = middle(theirs);
      return far([x, y], theirs) < 12 || (other.small && Math.hypot(x - left, y - top) < 24);
    }));
    return all.filter((one) => one.small && !inline(one.element)).flatMap((one) => {
      const near = all.find((other) => !one.element.contains(other.element) && !other.element.contains(one.element) && meets(one, other));
      const { width, height } = size(one.element);
      return near ? [`${name(one.element)} is ${width.toFixed(0)} by ${height.toFixed(0)} px, and ${name(near.element)} is too near`] : [];
    });
  };

  // Text that is cut off: by a box that hides what does not fit, or by leaving a box that is painted.
  const clipped = () => {
    // Words for screen readers alone stand in a box of one pixel.
    const forEars = (part) => part && (size(part).width <= 1 || getComputedStyle(part).clipPath !== "none" || forEars(part.parentElement));
    const wrong = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || !seen(parent) || parent.closest("svg, script, [inert]") || forEars(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
      for (let part = parent; part && part !== document.body && boxes.length; part = part.parentElement) {
        const style = getComputedStyle(part), around = size(part);
        if (style.display === "inline" || style.display === "contents") continue;
        const scrolls = (value) => value === "auto" || value === "scroll";
        const painted = parts(style.backgroundColor)[3] > 0 || parseFloat(style.borderBottomWidth) > 0;
        const holds = { x: style.overflowX === "hidden" || style.overflowX === "clip" || painted, y: style.overflowY === "hidden" || style.overflowY === "clip" || painted };
        // A line's box is higher than its letters: a quarter of it may stand out.
        const out = boxes.some((box) => (holds.x && (box.right > around.right + 1 || box.left < around.left - 1)) ||
          (holds.y && (box.bottom - box.height / 4 > around.bottom || box.top + box.height / 4 < around.top)));
        if (out && !scrolls(style.overflowX) && !scrolls(style.overflowY)) wrong.add(`"${node.data.trim().slice(0, 40)}" does not fit into ${name(part)}`);
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) break;
      }
    }
    return [...wrong];
  };

  const sideways = () => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over < 1) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => seen(element) && size(element).right > innerWidth + 1).pop();
    return [`the page scrolls sideways by ${over} px${wide ? ", because of " + name(wide) : ""}`];
  };

  // Anything that would still move for more than a hundredth of a second.
  const moving = () => [...document.querySelectorAll("*")].flatMap((element) => ["", "::before", "::after"].flatMap((pseudo) => {
    const style = getComputedStyle(element, pseudo || null), longest = (value) => Math.max(...value.split(",").map(parseFloat));
    const moves = style.transitionProperty !== "none" && longest(style.transitionDuration) > 0.01;
    const plays = style.animationName !== "none" && longest(style.animationDuration) > 0.01;
    return moves || plays || style.scrollBehavior === "smooth" ? [`${name(element)}${pseudo} still moves`] : [];
  }));

  const style = (text) => {
    const sheet = new CSSStyleSheet(); // The page's policy forbids style elements; it does not concern sheets made by a script.
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  return { name, reachable, contrast, behind, focus, targets, clipped, sideways, moving, style };
})();
