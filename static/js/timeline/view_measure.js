/** How wide words are. */

/** Widths of texts in the fonts that `band.css` gives them; asked again after the fonts have come, which `onFonts` hears of. */
export function createMeasure(style, onFonts) {
  const context = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const [serif, sans] = [style.getPropertyValue("--serif"), style.getPropertyValue("--sans")];
  const measure = (font) => (text) => {
    const key = font + text;
    if (!widths.has(key)) {
      if (widths.size > 5000) widths.clear();
      context.font = font;
      widths.set(key, Math.ceil(context.measureText(text).width));
    }
    return widths.get(key);
  };
  const [normal, bold] = [measure(`400 15px ${serif}`), measure(`600 15px ${serif}`)];
  const own = {
    title: (text, isBold) => (isBold ? bold : normal)(text),
    when: measure(`400 11.5px ${sans}`),
    more: measure(`400 12px ${sans}`),
    version: 0,
  };
  document.fonts.ready.then(() => {
    widths.clear();
    own.version += 1;
    onFonts();
  });
  return own;
}
