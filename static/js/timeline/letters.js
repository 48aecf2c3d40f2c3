/** Texts as readers see them: by letters that belong together, and by words where no spaces are written. */

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** Scripts that write no spaces: Thai, Lao, Burmese, Khmer; Chinese and Japanese with their marks. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const OPENS = /^[([{‘“«「『（【《〈［｛]+$/u;

/** The letters of a text with their accents; an emoji is one letter, whatever it is made of. */
export const letters = (text) => [...graphemes.segment(text)].map(({ segment }) => segment);

/** The pieces that a word may be broken into between lines: itself, where spaces part words; marks stay with their word. */
export function pieces(word) {
  if (!UNSPACED.test(word)) return [word];
  const found = [];
  let opening = "";
  for (const { segment, isWordLike } of words.segment(word)) {
    if (OPENS.test(segment)) opening += segment;
    else if (isWordLike || opening || !found.length) {
      found.push(opening + segment);
      opening = "";
    } else found[found.length - 1] += segment;
  }
  return opening ? [...found, opening] : found;
}
