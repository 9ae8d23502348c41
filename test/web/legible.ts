/**
 * What of a page's text cannot be read whole: it runs off the page, or its box cuts it, or other text of the same
 * picture lies over it. Runs in the browser; what is out of sight on purpose, and what can be scrolled to, is left out.
 */
import type { Page } from "playwright-core";

const LOOK = `(() => {
  const found = new Set();
  const near = 1.5;
  const styles = new Map();
  const styleOf = (element) => styles.get(element) ?? (styles.set(element, getComputedStyle(element)), styles.get(element));
  const tell = (why, text) => found.add(why + ": " + text.trim().replace(/\\s+/g, " ").slice(0, 60));

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data;
    if (text.trim() === "" || node.parentElement.closest("script, noscript, option, title, .skip")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || styleOf(node.parentElement).visibility === "hidden") continue;
    const boxes = [];
    let scrolls = false;
    let unseen = false;
    for (let at = node.parentElement; at; at = at.parentElement) {
      const { overflowX, clipPath, display } = styleOf(at);
      if (clipPath.startsWith("inset(50%")) unseen = true;
      if (display === "inline" || at === document.body || at === document.documentElement) continue;
      if (overflowX === "auto" || overflowX === "scroll") { scrolls = true; break; }
      if (overflowX !== "visible") boxes.push(at.getBoundingClientRect());
    }
    if (unseen) continue;
    for (const cut of boxes)
      if (box.left < cut.left - near || box.right > cut.right + near || box.top < cut.top - near || box.bottom > cut.bottom + near)
        tell("cut by its box", text);
    if (!scrolls && (box.left < -near || box.right > innerWidth + near)) tell("off the page", text);
  }
  for (const control of document.querySelectorAll("button, select")) {
    if (control.getBoundingClientRect().width > 0 && control.scrollWidth > control.clientWidth + 2)
      tell("cut by its control", control.textContent);
  }
  for (const picture of document.querySelectorAll("svg")) {
    const texts = [...picture.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "");
    const boxes = texts.map((text) => text.getBoundingClientRect());
    for (let i = 0; i < texts.length; i++)
      for (let j = i + 1; j < texts.length; j++) {
        const [a, b] = [boxes[i], boxes[j]];
        const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const below = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // Lines of text stand closer than their boxes are high.
        if (over > 2 && below > a.height / 2) tell("over each other", texts[i].textContent + " / " + texts[j].textContent);
      }
  }
  return [...found];
})()`;

/** What the focus can go to and cannot be seen there. */
const UNSEEN_STOPS = `[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((stop) => stop.checkVisibility({ visibilityProperty: true }) && !stop.disabled && !stop.matches(".skip"))
  .filter((stop) => {
    for (let at = stop; at; at = at.parentElement)
      if (getComputedStyle(at).clipPath.startsWith("inset(50%")) return true;
    return false;
  })
  .map((stop) => "the focus goes unseen to " + (stop.labels?.[0]?.innerText ?? stop.innerText ?? stop.id).trim())`;

export const unseenStops = async (page: Page): Promise<string[]> => page.evaluate(UNSEEN_STOPS);

export const illegible = async (page: Page): Promise<string[]> => page.evaluate(LOOK);
