/** Rows as tab-separated text, for what cannot take a table. */

const BEGINS_A_FORMULA = /^[=+\-@]/; // as `events/queries/table/text.py` has it

/** A cell on one line; what a spreadsheet would run as a formula begins with an apostrophe. */
export function cellText(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return BEGINS_A_FORMULA.test(line) ? `'${line}` : line;
}

/** @param rows arrays of cells */
export const toTsv = (rows) => rows.map((cells) => cells.map(cellText).join("\t")).join("\n");
