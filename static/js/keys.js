/**
 * Single keys. They are silent while something is typed, with a modifier held, in an open dialog, and when a reader has
 * switched them off (WCAG 2.2, 2.1.4): `<input type="checkbox" data-setting="single-keys">` anywhere on a page.
 *
 * An element says `data-key="/"` to be focused (what can be typed in) or pressed (everything else) by that key. Of
 * several, one within `[data-foremost]` that is not hidden comes first.
 */

const SETTING = "dateline.single-keys";
const TYPED_IN =
  "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

const COMMANDS = {
  "+": "zoomIn",
  "=": "zoomIn",
  "-": "zoomOut",
  "−": "zoomOut",
  ArrowLeft: "left",
  ArrowRight: "right",
  f: "fit",
  0: "fit",
  j: "next",
  k: "previous",
  s: "select",
  d: "nextDate",
  D: "previousDate",
};

function isOn(storage) {
  try {
    return storage().getItem(SETTING) !== "off";
  } catch {
    return true; // storage may be refused; the keys then stay as they are by default
  }
}

function installSetting(page, storage) {
  const show = () =>
    page.querySelectorAll("[data-setting=single-keys]").forEach((box) => {
      box.checked = isOn(storage);
    });
  page.addEventListener("change", (event) => {
    if (!event.target.matches("[data-setting=single-keys]")) return;
    storage().setItem(SETTING, event.target.checked ? "on" : "off");
    show();
  });
  page.addEventListener("htmx:afterSettle", show);
  show();
  return show;
}

function installShortcuts(page, onSheet) {
  /** The sheet, which is put into the page as it is asked for. */
  function sheet() {
    const kept = page.getElementById("shortcuts-kept");
    kept?.replaceWith(kept.content);
    if (kept) onSheet();
    return page.getElementById("shortcuts");
  }
  page.addEventListener("click", (event) => {
    if (!event.target.closest("[data-opens=shortcuts]")) return;
    event.preventDefault();
    sheet()?.showModal();
  });
  return () => sheet()?.showModal();
}

function press(element) {
  if (element.matches(TYPED_IN)) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

/**
 * @param page the document
 * @param storage () → where the setting is kept; asking for it may be refused
 * @param commands functions by name, as in `COMMANDS`; those a page does not have are left to the browser
 */
export function installKeys(page, storage, commands) {
  const openShortcuts = installShortcuts(page, installSetting(page, storage));
  page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!isOn(storage) || event.target.closest?.(TYPED_IN) || page.querySelector("dialog[open]")) return;
    const meant = [...page.querySelectorAll("[data-key]")].filter(
      (element) => element.dataset.key === event.key && !element.closest("svg, [data-foremost][hidden]"),
    );
    const declared = meant.find((element) => element.closest("[data-foremost]")) ?? meant[0];
    const command = event.key === "?" ? openShortcuts : commands[COMMANDS[event.key]];
    if (!declared && !command) return;
    event.preventDefault();
    if (declared) press(declared);
    else command();
  });
}
