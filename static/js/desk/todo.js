/** What is done leaves the list of what is to do, which is read anew; the focus goes on to what stands in its place. */

const LINES = "#todo .tasks > li";
const ACTION = ".act :is(button, a)";

/** Which of so many lines follows the one that stood at `place`; -1 where none is left. */
export const following = (place, count) => Math.min(place, count - 1);

export function installTodo(page) {
  let place = null;

  page.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target.id !== "todo") return;
    const line = page.activeElement?.closest(LINES);
    place = line ? [...page.querySelectorAll(LINES)].indexOf(line) : null;
  });

  page.addEventListener("htmx:afterSettle", () => {
    if (place === null) return;
    const lines = page.querySelectorAll(LINES);
    const next = lines[following(place, lines.length)];
    (next?.querySelector(ACTION) ?? page.getElementById("todo-filters"))?.focus({ preventScroll: Boolean(next) });
    place = null;
  });
}
