/**
 * What is counted and cannot be told apart by zooming in, such as all that happened on one day, as a list over the
 * picture. It is a popover: Escape, or a press elsewhere, closes it.
 */

import { set, html } from "./view_svg.js";
import { whenWords } from "./words.js";

const MOST = 24; // events by name

/**
 * @param section the band
 * @param page `{href(n), all(group), open(n)}`: the address of an event; that of the list of a group's stretch; open an
 *   event beside the picture, false where its link should be followed
 */
export function createHeap(section, page) {
  const heading = html("p", { class: "heading" });
  const list = html("ul");
  const rest = html("a", { class: "rest" });
  const root = html("div", { class: "heap", popover: "auto", role: "dialog" }, heading, list, rest);
  let opener = null;

  const links = () => [...root.querySelectorAll("a:not([hidden])")];

  function entry(placement) {
    const words = [html("span", { class: "heap-what" }, placement.title), html("span", { class: "heap-when" }, whenWords(placement, null))];
    return html("li", {}, html("a", { href: page.href(placement.n), "data-number": placement.n }, ...words));
  }

  /** Above the words it belongs to, and within the picture. */
  function place(link) {
    const words = link.getBoundingClientRect();
    const frame = section.getBoundingClientRect();
    const left = Math.max(frame.left + 8, Math.min(words.left, frame.right - root.offsetWidth - 8));
    const top = Math.max(8, words.top - root.offsetHeight - 6);
    Object.assign(root.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
  }

  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-number]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !page.open(Number(link.dataset.number))) return;
    event.preventDefault();
    opener = null;
    root.hidePopover();
  });
  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = links();
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length]?.focus();
  });
  root.addEventListener("toggle", ({ newState }) => {
    if (newState === "closed" && (root.contains(document.activeElement) || document.activeElement === document.body)) opener?.focus();
  });

  return {
    root,
    /** List what the link of a count stands for; the keyboard is then on the first of it. */
    open(link) {
      const { group } = link;
      opener = link;
      heading.textContent = group.name;
      set(root, { "aria-label": group.name });
      list.replaceChildren(...group.placements.slice(0, MOST).toSorted((one, other) => one.b - other.b).map(entry));
      rest.hidden = group.count <= Math.min(MOST, group.placements.length);
      set(rest, { href: page.all(group) });
      rest.textContent = "All of them in the list";
      root.showPopover();
      place(link);
      root.scrollTop = 0;
      links()[0]?.focus({ preventScroll: true });
    },
  };
}
