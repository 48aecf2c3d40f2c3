/**
 * Words that name a date say what it is where the pointer or the focus is on them (`.date-here::after`, without a script).
 * `d` and `D` walk through them, so that a text full of dates is no row of stops for Tab.
 */

const DATES = ".date-here";
const WIDEST = 288; // pixels that what it says may take

function place(date) {
  const box = date.closest("p")?.getBoundingClientRect();
  if (!box) return;
  const [first] = date.getClientRects();
  const left = Math.max(0, Math.min(first.left - box.left, box.width - WIDEST));
  date.style.setProperty("--tip", `${left}px`);
}

export function createDates(page) {
  for (const type of ["pointerover", "focusin"]) {
    page.addEventListener(type, ({ target }) => target.closest?.(DATES) && place(target.closest(DATES)));
  }
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches?.(DATES)) event.target.closest("p").focus();
  });

  return function walk(direction) {
    const all = [...page.querySelectorAll(DATES)];
    const at = all.indexOf(page.activeElement);
    const paragraph = page.activeElement?.closest?.("p[data-paragraph]");
    const here = all.findIndex((each) =>
      paragraph
        ? each.closest("p") === paragraph || paragraph.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING
        : each.getBoundingClientRect().top > 0,
    );
    const next = at === -1 ? all[here === -1 ? all.length - 1 : direction > 0 ? here : here - 1] : all[at + direction];
    if (next) page.getSelection().removeAllRanges();
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  };
}
