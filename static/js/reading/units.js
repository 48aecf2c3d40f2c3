/**
 * Words and sentences of a paragraph, and places in it. Everything counts UTF-16 units, as browsers do; nothing here
 * knows a document. A run is `[from, to]`, its end exclusive.
 */

/** The runs of a text: its words, or its sentences without the white space behind them. */
export function runsOf(text, granularity, language = undefined) {
  const segments = [...new Intl.Segmenter(language, { granularity }).segment(text)];
  return segments
    .filter(({ segment, isWordLike }) => (granularity === "word" ? isWordLike : segment.trim()))
    .map(({ segment, index }) => {
      const from = index + segment.length - segment.trimStart().length;
      return [from, from + segment.trim().length];
    });
}

/** The index of the run that holds `at` or comes next behind it; the last one at the end; -1 where there is none. */
export function runAt(runs, at) {
  const found = runs.findIndex(([, to]) => to > at);
  return found === -1 ? runs.length - 1 : found;
}

/** The first run in the direction from `run`; null where the paragraph ends. Words that overlap it are none. */
export function runBeside(runs, [from, to], direction) {
  const beside = direction > 0 ? runs.find((each) => each[0] >= to) : runs.findLast((each) => each[1] <= from);
  return beside ?? null;
}

/** Which of pieces so long holds the unit, and how far into it: `[index, offset]`. An end stays with what it ends. */
export function pieceAt(lengths, unit, isEnd = false) {
  let before = 0;
  for (const [index, length] of lengths.entries()) {
    const within = unit - before;
    if (within < length || (isEnd && within <= length && within > 0)) return [index, within];
    before += length;
  }
  return lengths.length ? [lengths.length - 1, lengths.at(-1)] : null;
}
