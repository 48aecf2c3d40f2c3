/**
 * Deciding on suggestions by keyboard. Letters (m, x, j, k, u) are `data-key`s of keys.js; here are the keys that are no
 * letters: Enter accepts while nothing else has the focus, the arrows go on and back, Escape folds in what is offered.
 *
 * After each decision the focus is on the next card, and what was decided is said where assistive technology listens.
 */

const TYPED_IN = "input, textarea, select, [contenteditable]";
const PRESSED = "button, a, summary";

/** What a key means for what has the focus: "accept", "next", "previous", "fold" or null. */
export function meaning(key, focus) {
  if (key === "Escape") return "fold";
  if (focus.isTypedIn) return null;
  if (key === "ArrowDown") return "next";
  if (key === "ArrowUp") return "previous";
  return key === "Enter" && !focus.isPressed ? "accept" : null;
}

export function installMailbox(page) {
  const box = () => page.getElementById("mailbox");
  const deeds = {
    accept: () => page.querySelector("#card button[form=accept]"),
    next: () => page.querySelector("#card a[rel=next]"),
    previous: () => page.querySelector("#card a[rel=prev]"),
    fold: () => page.querySelector("#card .deciding details[open] > summary"),
  };

  page.addEventListener("keydown", (event) => {
    if (!box() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    const isElsewhere = at !== page.body && !at.closest?.("#mailbox, main");
    if (isElsewhere || page.querySelector("dialog[open]")) return;
    const meant = meaning(event.key, { isTypedIn: at.matches(TYPED_IN), isPressed: Boolean(at.closest(PRESSED)) });
    const control = meant && deeds[meant]();
    if (!control) return;
    event.preventDefault();
    control.click();
    if (meant === "fold") control.focus();
  });

  // What is offered gets the focus once it is unfolded.
  page.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.open && target.matches?.("#card .deciding details")) target.querySelector(".offered button, .offered input:not([type=hidden])")?.focus();
    },
    true,
  );

  page.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.elt.id !== "mailbox") return;
    page.getElementById("card")?.focus({ preventScroll: true });
    const current = page.querySelector(".mailbox-list a[aria-current]");
    current?.scrollIntoView({ block: "nearest" });
    if (matchMedia("(max-width: 50rem)").matches) page.getElementById("card")?.scrollIntoView({ block: "start" });
    const line = page.getElementById("mailbox-said");
    if (line) line.textContent = [box().dataset.said, page.getElementById("card-heading")?.textContent].filter(Boolean).join(". ");
  });
}
