/** The ribbon: density of the whole span with the window as a brush: for a mouse, a finger, and as a slider for keys. */

import { bars, brush, dragged, holdAt, moveOf, placeOf, RIBBON_HEIGHT, ribbonScale } from "./ribbon.js";
import { windowWords } from "./stretches.js";
import { px, set, svg } from "./view_svg.js";
import { ESTIMATED } from "./words.js";

const HANDLE = 14;

export function createRibbon(band) {
  const parts = {
    bars: svg("path", { class: "density" }),
    body: svg("rect", { class: "brush", y: 0.5, height: RIBBON_HEIGHT - 1 }),
    from: svg("rect", { class: "handle" }),
    to: svg("rect", { class: "handle" }),
    note: svg("text", { class: "note", y: 12, "text-anchor": "end" }),
  };
  const root = svg(
    "svg",
    {
      class: "ribbon",
      height: RIBBON_HEIGHT,
      tabindex: 0,
      role: "slider",
      "aria-label": "The stretch that is shown, of the whole timeline",
      "aria-valuemin": 0,
      "aria-valuemax": 100,
    },
    ...Object.values(parts),
  );
  let scale = null;
  let hold = null;
  let drawn = "";

  const local = (event) => event.clientX - root.getBoundingClientRect().left;

  root.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const x = local(event);
    const what = holdAt(x, brush(band.window(), scale));
    band.hold();
    if (what === "ribbon") {
      const half = (band.window().to - band.window().from) / 2;
      band.move({ from: scale.at(x) - half, to: scale.at(x) + half });
    }
    hold = { what, x, window: band.window() };
    root.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  root.addEventListener("pointermove", (event) => {
    const x = local(event);
    if (hold) band.move(dragged(hold.window, hold.what, x - hold.x, scale));
    else set(root, { "data-hold": holdAt(x, brush(band.window(), scale)) });
  });
  root.addEventListener("keydown", (event) => {
    const wanted = event.ctrlKey || event.metaKey || event.altKey ? null : moveOf(event.key, band.window(), band.span());
    if (!wanted) return;
    event.preventDefault(); // and the keys of the page leave it alone
    band.glideTo(wanted);
  });
  const release = () => {
    if (hold) band.release(0);
    hold = null;
  };
  root.addEventListener("pointerup", release);
  root.addEventListener("pointercancel", release);

  return {
    root,
    draw(window, data, width) {
      scale = ribbonScale(data.span, width);
      const signature = `${width}/${data.span}/${data.density.from}/${data.density.step}/${data.density.counts}`;
      if (signature !== drawn) {
        drawn = signature;
        const foot = RIBBON_HEIGHT - 4;
        const bar = ({ x, width: wide, height }) => `M${px(x)} ${foot}v${px(-height)}h${px(wide)}v${px(height)}z`;
        set(parts.bars, { d: bars(data.density, scale).map(bar).join("") });
      }
      const estimate = data.density.estimate ? ESTIMATED : "";
      if (parts.note.textContent !== estimate) parts.note.textContent = estimate;
      set(parts.note, { x: width - 8 });
      const { x0, x1 } = brush(window, scale);
      set(parts.body, { x: px(x0), width: px(x1 - x0) });
      for (const [name, x] of [
        ["from", x0],
        ["to", x1],
      ]) {
        set(parts[name], { x: px(x - 2), y: (RIBBON_HEIGHT - HANDLE) / 2, width: 4, height: HANDLE, rx: 2 });
      }
    },
    /** Say where the window is, once it rests. */
    say(window, data, language) {
      set(root, { "aria-valuenow": placeOf(window, data.span), "aria-valuetext": windowWords(window, language, data.span) });
    },
  };
}
