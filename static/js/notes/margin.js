/**
 * On a wide screen notes on words of a source stand beside them: each as high as its words, and below the one before.
 * Threads come in the order of their words, so only the room above each has to be found.
 */

const WIDE = "(min-width: 78rem)";

/** Room is an element of its own: htmx copies the style of what has an id to what takes its place, which CSP refuses. */
function makeRoom(page, thread, height) {
  const room = page.createElement("div");
  room.className = "room";
  room.style.height = `${height}px`;
  thread.before(room);
}

function place(page, isWide) {
  for (const column of page.querySelectorAll(".with-notes > .threads")) {
    column.querySelectorAll(".room").forEach((room) => room.remove());
    for (const thread of column.querySelectorAll(".thread")) {
      const mark = isWide && page.querySelector(`.noted a[href="#${thread.id}"]`);
      if (!mark) continue;
      const missing = mark.getBoundingClientRect().top - thread.getBoundingClientRect().top;
      if (missing > 0) makeRoom(page, thread, missing);
    }
  }
}

/** A note that was taken back leaves no mark on the words it was on. */
function unmark(page) {
  for (const link of page.querySelectorAll(".with-notes .noted a")) {
    const mark = link.closest(".noted");
    if (!page.getElementById(link.hash.slice(1))) mark.replaceWith(...link.childNodes);
  }
}

export function installMargin(page) {
  if (!page.querySelector(".with-notes")) return;
  const wide = matchMedia(WIDE);
  const again = () => place(page, wide.matches);
  addEventListener("resize", again);
  page.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.matches?.(".threads")) unmark(page);
    again();
  });
  page.fonts?.ready.then(again);
  again();
}
