/** The line above the picture: what is shown, in words, and the buttons that do what the gestures do. */

import { html, set, svg } from "./view_svg.js";

const ICONS = {
  earlier: "M10 3L5 8l5 5",
  later: "M6 3l5 5-5 5",
  zoomOut: "M3 8h10",
  zoomIn: "M3 8h10M8 3v10",
};
const BUTTONS = [
  ["earlier", "Earlier", "←"],
  ["later", "Later", "→"],
  ["zoomOut", "Zoom out", "−"],
  ["zoomIn", "Zoom in", "+"],
  ["fit", "Show all", "f"],
];
const UNREACHABLE = "The server cannot be reached; this is what was loaded before.";

/**
 * @param commands functions by the names of the buttons
 * @param wanted `[name, words, key]` of each
 * @param label what the buttons are for
 */
export function createTools(commands, wanted = BUTTONS, label = "Move and zoom the timeline") {
  const status = html("p", { class: "status", role: "status" });
  const buttons = wanted.map(([name, words, key]) => {
    const icon =
      ICONS[name] &&
      svg("svg", { width: 16, height: 16, "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
    const button = html(
      "button",
      { type: "button", title: key ? `${words} (${key})` : words, "aria-label": icon ? words : null },
      icon || words,
    );
    button.addEventListener("click", commands[name]);
    return button;
  });
  const root = html(
    "div",
    { class: "band-tools" },
    status,
    html("div", { class: "buttons", role: "group", "aria-label": label }, ...buttons),
  );
  return {
    root,
    say(words, isStale) {
      const text = isStale ? `${words}. ${UNREACHABLE}` : words;
      if (status.textContent !== text) status.textContent = text;
      set(status, { class: isStale ? "status is-stale" : "status" });
    },
  };
}
