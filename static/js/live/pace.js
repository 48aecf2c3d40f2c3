/**
 * How often an open page asks: every so often while it is looked at, never while it is hidden, less and less often while
 * nothing comes back, and no more once it was told that there is nothing to ask about.
 */

export const EVERY = { member: 30_000, stranger: 60_000 }; // milliseconds
export const LONGEST = 300_000;

/** Milliseconds until the next question after so many failures in a row. */
export const pause = (every, failures) => Math.min(every * 2 ** failures, Math.max(every, LONGEST));

/** Milliseconds until one is due that is asked every so often, last `asked` ago: at once where it is overdue. */
export const due = (every, failures, asked) => Math.max(0, pause(every, failures) - asked);

/** `just now`, else `at 14:03`, else with the day. */
export function timeWords(at, now) {
  if (now - at < 60_000) return "just now";
  const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === now.toDateString()) return `at ${clock}`;
  return `on ${at.toLocaleDateString("en-GB", { day: "numeric", month: "long" })} at ${clock}`;
}
