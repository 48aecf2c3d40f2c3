/** The names of lanes: a button each that folds its lane, in one tab stop; how many events it has here stands below it. */

import { fill, html, set } from "./view_svg.js";
import { countWords } from "./words.js";

function create() {
  const words = html("span", { class: "words" }, html("span", { class: "name" }), html("span", { class: "count" }));
  return html("div", { class: "lane" }, html("button", { type: "button", tabindex: -1 }, words));
}

/**
 * @param language of the page
 * @param hooks `{onFold(key), onEnter(key)}`: a name was pressed; the right arrow leads into the lane of a name
 */
export function createNames(language, { onFold, onEnter }) {
  const root = html("div", { class: "lane-names" });
  let stop = 0;

  const buttons = () => [...root.querySelectorAll("button")];

  function take(index) {
    stop = Math.max(0, Math.min(index, root.childElementCount - 1));
    buttons().forEach((button, each) => {
      button.tabIndex = each === stop ? 0 : -1;
    });
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) onFold(button.group);
  });
  root.addEventListener("focusin", ({ target }) => take(buttons().indexOf(target)));
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step && event.key !== "ArrowRight") return;
    event.preventDefault(); // and the keys of the page leave it alone
    if (step) buttons()[stop + step]?.focus({ preventScroll: true });
    else onEnter(event.target.lane);
  });

  return {
    root,
    /** Put a name beside or above each lane of a scene. */
    draw({ strips, height, isGrouped }) {
      fill(root, isGrouped ? strips : [], create, (element, { key, group, name, top, height: tall, isFolded, isLow, count }) => {
        Object.assign(element.style, { top: `${(100 * top) / height}%`, height: `${(100 * tall) / height}%` });
        set(element, { class: `lane${isFolded ? " is-folded" : ""}${isLow ? " is-low" : ""}` });
        const button = element.firstElementChild;
        Object.assign(button, { group, lane: key });
        set(button, { "aria-expanded": String(!isFolded), title: name });
        const [called, counted] = button.lastElementChild.children;
        if (called.textContent !== name) called.textContent = name;
        const words = count ? countWords(count.count, { ...count, language }) : counted.textContent;
        if (counted.textContent !== words) counted.textContent = words;
      });
      if (isGrouped) take(stop);
    },
  };
}
