/** The ink of what is joined to a mark: readings that disagree with it, and the dates that it had before. */

import { RADIUS } from "./marks.js";
import { fill, px, set, svg } from "./view_svg.js";

const BAR = { y: RADIUS + 2.5, height: 3 };
const MIDDLE = BAR.y + BAR.height / 2;
const DIP = 22; // pixels by which the line from a former date hangs below the lower of its ends, at most

const origin = (mark) => (mark.isBar ? 0 : mark.at);

/** What the bars of a mark depend on. */
export const rivalSignature = (mark) =>
  (mark.rivals ?? []).map((bar) => bar.map((x) => px(x - origin(mark))).join("–")).join("/");

/** The bars of readings that disagree, below the mark, and what joins them to it. */
export function rivalShapes(mark) {
  const at = (mark.isBar ? (mark.x0 + mark.x1) / 2 : mark.at) - origin(mark);
  return (mark.rivals ?? []).flatMap((bar) => {
    const [x0, x1] = bar.map((x) => x - origin(mark));
    const nearest = Math.min(Math.max(at, x0), x1);
    return [
      svg("path", { d: `M${px(at)} ${RADIUS}V${MIDDLE}H${px(nearest)}`, class: "rival-tie" }),
      svg("rect", { ...BAR, x: px(x0), width: px(x1 - x0), class: "rival" }),
    ];
  });
}

/** Dotted lines from former dates on, to the date that counts. */
export function drawTies(layer, { ties }, selected) {
  fill(
    layer,
    ties,
    () => svg("path"),
    (path, { n, from, to }) => {
      const y = [from.y, to.y];
      const low = Math.max(...y) + Math.min(DIP, 4 + Math.abs(to.x - from.x) / 5);
      const d = `M${px(from.x)} ${y[0]}Q${px((from.x + to.x) / 2)} ${low} ${px(to.x)} ${y[1]}`;
      set(path, { d, class: n === selected ? "is-selected" : null });
    },
  );
}
