/** Ctrl+Z (⌘Z) outside of text takes the last deed back, as the bar does; with Shift, or Ctrl+Y, nothing of ours. */

const TYPED_IN = "input, textarea, select, [contenteditable]";

export function installUndoing(page) {
  const form = () => page.querySelector("#undo form");

  page.addEventListener("keydown", (event) => {
    const isUndo = event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isUndo || event.defaultPrevented || event.target.closest?.(TYPED_IN) || page.querySelector("dialog[open]")) return;
    if (!form()) return;
    event.preventDefault();
    form().requestSubmit();
  });

  // The address may have changed since the page was loaded: back to what is shown, not to what was asked for.
  page.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    event.target.elements.next.value = location.pathname + location.search;
  });
}
