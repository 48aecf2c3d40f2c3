/** Where the arrows lead in the grid of a month, whose days stand in columns from 0 to 6. */

const WEEK = 7;

/**
 * @param columns the column of each day, in the order of time
 * @param here the place of the day that has the focus
 * @param key as the browser names it
 * @returns the place of the day that gets it, or undefined where there is none
 */
export function dayBeside(columns, here, key) {
  const within = (place) => (place >= 0 && place < columns.length ? place : undefined);
  switch (key) {
    case "ArrowLeft":
      return within(here - 1);
    case "ArrowRight":
      return within(here + 1);
    case "ArrowUp":
      return within(here - WEEK);
    case "ArrowDown":
      return within(here + WEEK);
    case "Home":
      return Math.max(here - columns[here], 0);
    case "End":
      return Math.min(here + WEEK - 1 - columns[here], columns.length - 1);
    default:
      return undefined;
  }
}
