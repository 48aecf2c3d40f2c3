/**
 * Who goes back and on again before the scripts of a page are there has the address of one page and sees another: nobody
 * listened when the address changed. What the address names is then loaded.
 */

const LOADED_FOR = "dateline.loaded-for"; // the address for which that was done last: never twice in a row

const withoutHash = (address) => address.split("#")[0];

/** Load what the address names, where the page is that of another one. */
export function arrive(page) {
  const [loaded] = performance.getEntriesByType("navigation");
  const here = withoutHash(page.location.href);
  try {
    const before = sessionStorage.getItem(LOADED_FOR);
    sessionStorage.removeItem(LOADED_FOR);
    if (!loaded || withoutHash(loaded.name) === here || before === here) return;
    sessionStorage.setItem(LOADED_FOR, here);
  } catch {
    return; // nothing may be kept here: rather an old page than one that is loaded for ever
  }
  page.location.reload();
}
