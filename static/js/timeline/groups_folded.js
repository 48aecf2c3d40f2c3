/** Which groups are folded: those that the reader folded, and of all others those that an editor did at first. */

/**
 * @param storage () → where it is kept; asking for it may be refused, and then it is kept as long as the page is open
 * @param name what it is kept under
 * @param atFirst keys
 */
export function createFolded(storage, name, atFirst = []) {
  let own = {};
  try {
    const kept = JSON.parse(storage().getItem(name) ?? "{}");
    if (kept && typeof kept === "object") own = kept;
  } catch {
    own = {};
  }
  const isFolded = (key) => own[key] ?? atFirst.includes(key);
  return {
    /** As a set's: whether a group is folded. */
    has: isFolded,
    toggle(key) {
      own = { ...own, [key]: !isFolded(key) };
      try {
        storage().setItem(name, JSON.stringify(own));
      } catch {
        // the page goes on without
      }
    },
  };
}
