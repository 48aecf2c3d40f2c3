/**
 * A link that takes the view along: `<a data-takes-view>`. It was written when the page was; by the time it is followed
 * the reader may have moved the picture or changed a filter, and the address says so.
 */

const BEFORE_IT_IS_FOLLOWED = ["pointerdown", "focusin", "click"];

export function installViewLinks(page) {
  const renew = (event) => {
    const link = event.target.closest?.("a[data-takes-view]");
    if (link) link.search = location.search;
  };
  for (const type of BEFORE_IT_IS_FOLLOWED) page.addEventListener(type, renew, true);
}
