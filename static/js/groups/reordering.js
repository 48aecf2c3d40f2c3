/**
 * Rows that are put into another order where they stand: by the buttons that each has, and by dragging as an addition.
 * Without this module the same buttons are sent to the server, which answers with the rows moved.
 */

const LIST = "[data-reorders]";

/** The order of `keys` after `key` was moved by `step` places; the same where that leads nowhere. */
export function movedBy(keys, key, step) {
  const from = keys.indexOf(key);
  const to = from + step;
  if (from < 0 || to < 0 || to >= keys.length) return keys;
  const order = keys.toSpliced(from, 1);
  return order.toSpliced(to, 0, key);
}

export function installReordering(page) {
  page.addEventListener("click", press);
  for (const list of page.querySelectorAll(LIST)) allowDragging(list);
}

function press(event) {
  const button = event.target.closest?.("button[data-moves]");
  const row = button?.closest(`${LIST} > li`);
  if (!row) return;
  event.preventDefault();
  const list = row.parentElement;
  place(list, movedBy(keysOf(list), row.dataset.key, Number(button.dataset.moves)));
  (button.disabled ? row.querySelector("button[data-moves]:not(:disabled)") : button)?.focus();
}

const keysOf = (list) => [...list.children].map((row) => row.dataset.key);

function place(list, keys) {
  const rows = new Map([...list.children].map((row) => [row.dataset.key, row]));
  for (const key of keys) list.append(rows.get(key));
  for (const row of list.children) {
    const [up, down] = row.querySelectorAll("button[data-moves]");
    if (up) up.disabled = row === list.firstElementChild;
    if (down) down.disabled = row === list.lastElementChild;
  }
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

function allowDragging(list) {
  if (!list.querySelector("button[data-moves]")) return;
  let dragged = null;
  for (const row of list.children) row.draggable = true;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest(`${LIST} > li`);
    dragged?.classList.add("is-dragged");
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest(`${LIST} > li`);
    if (!dragged || !over) return;
    event.preventDefault();
    const keys = keysOf(list);
    if (over !== dragged)
      place(list, movedBy(keys, dragged.dataset.key, keys.indexOf(over.dataset.key) - keys.indexOf(dragged.dataset.key)));
  });
  list.addEventListener("dragend", () => {
    dragged?.classList.remove("is-dragged");
    dragged = null;
  });
}
