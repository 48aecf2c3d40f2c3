/**
 * One tab stop for all rows of a table (WAI-ARIA roving tabindex): the arrows, Home and End go from row to row, Enter
 * opens the one that has the focus, as its link does.
 */

const TABLES = "table[data-roving]";
const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

export function installRovingRows(page) {
  const settle = () => page.querySelectorAll(TABLES).forEach((table) => keepOneStop(table));
  page.addEventListener("htmx:afterSettle", settle);
  page.addEventListener("focusin", ({ target }) => {
    const table = target.closest?.(TABLES);
    if (table && linksOf(table).includes(target)) keepOneStop(table, target);
  });
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(event.key in STEPS)) return;
    const table = event.target.closest?.(TABLES);
    const links = table ? linksOf(table) : [];
    const here = links.indexOf(event.target);
    if (here === -1) return;
    event.preventDefault();
    const next = links[Math.min(Math.max(here + STEPS[event.key], 0), links.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  settle();
}

const linksOf = (table) => [...table.querySelectorAll("tbody a[hx-get]")];

/** The stop is `wanted`, else the opened row, else the first. */
function keepOneStop(table, wanted = null) {
  const links = linksOf(table);
  const open = links.find((link) => link.hasAttribute("aria-current"));
  const stop = wanted ?? links.find((link) => link === document.activeElement) ?? open ?? links[0];
  for (const link of links) link.tabIndex = link === stop ? 0 : -1;
}
