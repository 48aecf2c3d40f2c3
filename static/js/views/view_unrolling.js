/**
 * What a closed `<details>` would show, and nobody has asked for, is kept as a text: in a `<noscript>`, so that without
 * scripts it is simply there. It is put in place as soon as somebody opens it, before it is seen.
 */

/** Put in place what `details` keeps. */
function unroll(details) {
  const kept = details?.querySelector(":scope > noscript");
  if (!kept) return;
  // as a page is read it holds a text; in what a request has brought, elements
  const isRead = kept.firstElementChild !== null;
  kept.replaceWith(...(isRead ? kept.childNodes : [document.createRange().createContextualFragment(kept.textContent)]));
}

export function installUnrolling(page) {
  page.addEventListener("click", ({ target }) => unroll(target.closest?.("summary")?.parentElement), true); // keys click too
  page.addEventListener("toggle", ({ target }) => unroll(target), true); // opened by something else
}
