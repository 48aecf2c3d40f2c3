/** One tab stop for the whole picture (WAI-ARIA roving tabindex): arrows go from link to link, Tab goes on. */

/**
 * @param section the band, which hears of every focus inside it
 * @param picture from `createPicture`
 */
export function createRoving(section, picture) {
  let stop = null;

  function take(link) {
    if (link === stop) return;
    if (stop) stop.tabIndex = -1;
    stop = link ?? null;
    if (stop) stop.tabIndex = 0;
  }

  const nearest = (links, { x }) => links.toSorted((one, other) => Math.abs(one.x - x) - Math.abs(other.x - x))[0];

  /** The stop is the link that has the focus, else the one nearest to where it was, else the selected event, else the first. */
  function settle(lost = null, selected = null) {
    if (stop?.isConnected && !lost) return;
    const all = picture.links();
    take(lost ? nearest(all, lost) : (all.find((link) => link.dataset.number === String(selected)) ?? all[0]));
    if (lost) stop?.focus({ preventScroll: true });
  }

  // on the section, because Chromium makes an SVG with a focus listener a tab stop of its own
  section.addEventListener("focusin", ({ target }) => {
    if (picture.root.contains(target) && target.matches("a")) take(target);
  });

  const focused = () => (stop === document.activeElement ? stop : null);

  function go(link) {
    link?.focus({ preventScroll: true });
    return Boolean(link);
  }

  return {
    settle,
    /** Focus the link after or before the focused one in its strip; false where there is none in view. */
    step(direction) {
      const here = focused();
      if (!here) return go(stop);
      const all = picture.links(picture.stripOf(here));
      return go(all[all.indexOf(here) + direction]);
    },
    /** Focus the link of the strip below or above that stands nearest in time; false where there is none with any. */
    cross(direction) {
      const here = focused();
      const keys = picture.strips();
      const first = keys.indexOf(picture.stripOf(here));
      const beyond = direction > 0 ? keys.slice(first + 1) : keys.slice(0, first).reverse();
      const all = here ? (beyond.map((key) => picture.links(key)).find(({ length }) => length) ?? []) : [];
      return all.length > 0 && go(nearest(all, here));
    },
  };
}
