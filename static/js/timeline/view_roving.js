/** One tab stop for all marks (WAI-ARIA roving tabindex): arrows go from mark to mark, Tab goes on. */

/**
 * @param section the band, which hears of every focus inside it
 * @param links () → the marks in the order of time
 */
export function createRoving(section, links) {
  const focused = () => links().find((link) => link === document.activeElement);

  /** The stop is the mark that has the focus, else the one that had it, else the selected one, else the first. */
  function settle(lost = null, selected = null) {
    const all = links();
    const stop =
      focused() ??
      all.find((link) => link.tabIndex === 0) ??
      all.find((link) => link.dataset.number === String(selected)) ??
      all[0];
    for (const link of all) link.tabIndex = link === stop ? 0 : -1;
    if (lost) stop?.focus({ preventScroll: true });
  }

  // on the section, because Chromium makes an SVG with a focus listener a tab stop of its own
  section.addEventListener("focusin", () => settle());

  return {
    settle,
    /** Focus the mark after or before the focused one; false where there is none in view. */
    step(direction) {
      const all = links();
      const here = all.indexOf(focused());
      const next = here === -1 ? all.find((link) => link.tabIndex === 0) : all[here + direction];
      next?.focus({ preventScroll: true });
      return Boolean(next);
    },
  };
}
