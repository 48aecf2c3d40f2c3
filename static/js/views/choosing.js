/**
 * Which of some keys, in their order, are chosen, and from where a range goes. Pure: every function gives another
 * choice and leaves the one that it was given.
 */

export const NONE = { chosen: new Set(), from: null };

export function toggled({ chosen }, key) {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return { chosen: next, from: key };
}

/** All from where a range begins to `key` become what that one is; without such a beginning `key` alone is toggled. */
export function ranged({ chosen, from }, keys, key) {
  const [here, there] = [keys.indexOf(from), keys.indexOf(key)];
  if (here === -1) return toggled({ chosen, from }, key);
  const next = new Set(chosen);
  for (const each of keys.slice(Math.min(here, there), Math.max(here, there) + 1))
    if (chosen.has(from)) next.add(each);
    else next.delete(each);
  return { chosen: next, from };
}

export const all = (keys) => ({ chosen: new Set(keys), from: null });

/** What of it is still there. */
export function kept({ chosen, from }, keys) {
  const there = new Set(keys);
  return { chosen: new Set([...chosen].filter((key) => there.has(key))), from: there.has(from) ? from : null };
}

/** In the order of the keys. */
export const chosenOf = ({ chosen }, keys) => keys.filter((key) => chosen.has(key));
