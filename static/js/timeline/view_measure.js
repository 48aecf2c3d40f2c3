/** How wide words are. */

/** Widths of texts in the fonts that `band.css` gives them; asked again after more fonts have come, which `onFonts` hears of. */
export function createMeasure(style, onFonts) {
  const context = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const [serif, sans] = [style.getPropertyValue("--serif"), style.getPropertyValue("--sans")];
  const widthOf = (font, word) => {
    const key = font + word;
    if (!widths.has(key)) {
      if (widths.size > 5000) widths.clear();
      context.font = font;
      widths.set(key, context.measureText(word).width);
    }
    return widths.get(key);
  };
  // word by word: titles have most of their words in common, and a browser takes its time for each new text
  const measure = (font) => (text) => {
    const words = text.split(" ");
    return Math.ceil(words.reduce((wide, word) => wide + widthOf(font, word), (words.length - 1) * widthOf(font, " ")));
  };
  const [normal, bold] = [measure(`400 15px ${serif}`), measure(`600 15px ${serif}`)];
  const own = {
    title: (text, isBold) => (isBold ? bold : normal)(text),
    when: measure(`400 11.5px ${sans}`),
    more: measure(`400 12px ${sans}`),
    version: 0,
  };
  document.fonts.addEventListener("loadingdone", () => {
    widths.clear();
    own.version += 1;
    onFonts();
  });
  return own;
}
