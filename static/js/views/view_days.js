/**
 * One tab stop for the days of a month (WAI-ARIA roving tabindex): the arrows go from day to day and week to week, Home
 * and End to the ends of a week, Page Up and Page Down to the month before and after that have an event.
 */

import { dayBeside } from "./days.js";

const GRIDS = "table[data-days]";
const PAGES = { PageUp: "previous", PageDown: "next" };

export function installDays(page) {
  const settle = () => page.querySelectorAll(GRIDS).forEach((grid) => keepOneStop(grid));
  page.addEventListener("htmx:afterSettle", settle);
  page.addEventListener("focusin", ({ target }) => {
    const grid = target.closest?.(GRIDS);
    if (grid && target.matches("a.number")) keepOneStop(grid, target);
  });
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !event.target.matches?.("a.number")) return;
    const grid = event.target.closest(GRIDS);
    if (!grid) return;
    const away = page.querySelector(`[data-goes="${PAGES[event.key]}"]`);
    const days = shown(grid);
    const next = days[dayBeside(days.map(columnOf), days.indexOf(event.target), event.key)];
    if (!away && !next) return;
    event.preventDefault();
    event.stopPropagation(); // the arrows are of the grid while it has the focus
    if (away) away.click();
    else next.focus();
  });
  settle();
}

const shown = (grid) => [...grid.querySelectorAll("a.number")].filter((link) => link.checkVisibility());
const columnOf = (link) => link.closest("td").cellIndex;

function keepOneStop(grid, wanted = null) {
  const days = shown(grid);
  const stop =
    wanted ??
    days.find((link) => link === document.activeElement) ??
    days.find((link) => link.closest("[aria-current=date]")) ??
    days.find((link) => !link.closest(".empty")) ??
    days[0];
  for (const link of grid.querySelectorAll("a.number")) link.tabIndex = link === stop ? 0 : -1;
}
