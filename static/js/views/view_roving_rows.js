/**
 * One tab stop for the links of all rows of a table, and one for their checkboxes (WAI-ARIA roving tabindex): the
 * arrows, Home and End go from row to row, Enter opens the one whose link has the focus.
 */

const TABLES = "table[data-roving]";
const KINDS = ["tbody a[hx-get]", "tbody input[data-choose]"];
const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

export function installRovingRows(page) {
  const settle = () => page.querySelectorAll(TABLES).forEach((table) => keepOneStop(table));
  page.addEventListener("htmx:afterSettle", settle);
  page.addEventListener("focusin", ({ target }) => {
    const table = target.closest?.(TABLES);
    if (table && kindOf(target)) keepOneStop(table, target);
  });
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(event.key in STEPS)) return;
    const table = event.target.closest?.(TABLES);
    const kind = table && kindOf(event.target);
    if (!kind) return;
    event.preventDefault();
    const stops = [...table.querySelectorAll(kind)];
    const next = stops[Math.min(Math.max(stops.indexOf(event.target) + STEPS[event.key], 0), stops.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  settle();
}

const kindOf = (element) => KINDS.find((kind) => element.matches(`${TABLES} ${kind}`));

/** The stops are in the row of `wanted`, else in the one that has the focus, the opened one, or the first. */
function keepOneStop(table, wanted = null) {
  const rows = [...table.tBodies[0].rows];
  const holding = (element) => element && rows.find((row) => row.contains(element));
  const open = () => rows.find((row) => row.querySelector("[aria-current]"));
  const here = holding(wanted) ?? holding(document.activeElement) ?? open() ?? rows[0];
  for (const kind of KINDS) {
    for (const stop of table.querySelectorAll(kind)) stop.tabIndex = here.contains(stop) ? 0 : -1;
  }
}
