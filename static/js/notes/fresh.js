/**
 * What is read on a page while its notes change. An answer that was asked for before a note was written, and comes in
 * after it, may bring threads without that note: they are then read once more.
 */

export function installFreshThreads(page) {
  const askedAt = new WeakMap(); // of a request: how many times notes had changed
  let changes = 0;

  page.addEventListener("notes-changed", () => {
    changes += 1;
  });
  page.addEventListener("htmx:beforeRequest", ({ detail }) => askedAt.set(detail.xhr, changes));
  page.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (!detail.xhr || (askedAt.get(detail.xhr) ?? changes) === changes) return;
    askedAt.set(detail.xhr, changes);
    const within = detail.elt.querySelectorAll?.(".threads[hx-get]") ?? [];
    for (const threads of within) {
      globalThis.htmx.ajax("GET", threads.getAttribute("hx-get"), { source: threads, target: threads, swap: "outerHTML" });
    }
  });
}
