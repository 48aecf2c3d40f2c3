/**
 * The map: holds the last answer, what is seen of the world and what is selected, and has them drawn once per frame. Only
 * `view*` touch the document. The list of places below it holds the same events.
 */

import { lensIn } from "../timeline/address.js";
import { createMeasure } from "../timeline/view_measure.js";
import { html, px, set, svg } from "../timeline/view_svg.js";
import { createTools } from "../timeline/view_tools.js";
import { installGestures } from "./gestures.js";
import { isApart, statusWords } from "./marks.js";
import { createMoving } from "./moving.js";
import { around, boxOf, degreesAt, fitted, panned, rectOf, zoomed } from "./plane.js";
import { boxIn, createSource } from "./source.js";
import { createMapHeap, narrowedTo } from "./view_heap.js";
import { createLand } from "./view_land.js";
import { createMarks } from "./view_marks.js";
import { createStretch } from "./view_stretch.js";

const CLOSER = 2;
const STEP = 0.3; // of the picture, for an arrow
const WORLD = [-180, -58, 180, 76];
const WIDE = 640; // pixels from which on the picture is lower than it is wide
const BUTTONS = [
  ["zoomOut", "Zoom out", "−"],
  ["zoomIn", "Zoom in", "+"],
  ["fit", "Show all", "f"],
  ["filter", "Filter to what the map shows", ""],
];

/**
 * @param section `<section id="atlas" data-map=… data-viewport=… data-event-base=… data-coarse=… data-fine=…>`
 * @param hooks `{search(), open(number), ask(fields), onFrame(box)}`: the query string of the page; open an event beside;
 *   ask for filters by the names of their fields; the part that is shown has been moved by hand
 */
export function createAtlas(section, hooks) {
  const { map: base, eventBase, coarse, fine } = section.dataset;
  const measure = createMeasure(getComputedStyle(section), () => redraw());
  let size = sizeOf(section.clientWidth || WIDE);
  let answer = null;
  let frame = 0;
  let isFirst = true;
  let isOpening = false;
  let isMoved = false; // by a reader: what the map opens on is no part of the address

  const rubber = svg("rect", { class: "rubber", visibility: "hidden" });
  const filtered = svg("rect", { class: "filtered" });
  const root = svg("svg", { class: "atlas-picture", role: "group", "aria-label": "Map of the events" });
  const land = createLand({ coarse, fine }, () => (answer && !isMoved && !boxIn(hooks.search(), "frame") ? open() : null, redraw()));
  const marks = createMarks(measure, (mark) =>
    mark.count === 1 ? `${eventBase}${mark.n}${lensIn(hooks.search())}` : `${eventBase}${listOf(mark)}`,
  );
  root.append(land.root, filtered, marks.root, rubber);

  const moving = createMoving(fitted(boxIn(hooks.search(), "frame") ?? WORLD, size), {
    size: () => size,
    onChange() {
      if (!isFirst) source.want(moving.view(), size);
      isMoved ||= !isOpening;
      redraw();
    },
    onRest() {
      redraw();
      if (isMoved) hooks.onFrame(boxOf(moving.view(), size));
    },
  });
  const stretch = createStretch(section, {
    search: hooks.search,
    ask: (sides) => hooks.ask(sides),
  });
  const heap = createMapHeap(section, { ...hooks, stretch: stretch.stretch });
  const source = createSource({
    base,
    search: hooks.search,
    onAnswer: accept,
    onFailure: () => answer && tools.say(said(), true),
  });

  const everything = () => {
    const middles = outlines().map(({ at: [lon, lat] }) => [lon, lat, lon, lat]);
    const all = [...(answer?.placed.box ? [answer.placed.box] : []), ...middles];
    return all.length ? all.reduce(around) : WORLD;
  };
  const commands = {
    zoomIn: () => moving.glideTo(zoomed(moving.view(), size, CLOSER)),
    zoomOut: () => moving.glideTo(zoomed(moving.view(), size, 1 / CLOSER)),
    fit: () => moving.glideTo(fitted(everything(), size)),
    filter: () => hooks.ask({ box: boxOf(moving.view(), size).join(",") }),
    earlier: () => pan(-STEP, 0), // westward: the arrows of the page
    later: () => pan(STEP, 0),
    next: () => marks.step(1),
    previous: () => marks.step(-1),
  };
  const tools = createTools(commands, BUTTONS, "Move, zoom and filter by the map");
  const pan = (across, up) => moving.glideTo(panned(moving.view(), across * size.width, up * size.height));

  const listOf = (mark) => `${narrowedTo(mark, hooks.search())}`.replace(/([?&])view=map(&|$)/, "$1view=list$2");
  const said = () => statusWords({ ...answer, outlines: outlines() }, boxOf(moving.view(), size));

  /** The countries, each where its name stands; those whose outline has not come yet are not there. */
  function outlines() {
    return (answer?.outlines ?? []).flatMap((each) => {
      const at = land.middleOf(each.code);
      return at ? [{ ...each, at, places: 1, box: [...at, ...at] }] : [];
    });
  }

  /** Show all there is, without a hand on it. */
  function open() {
    isOpening = true;
    moving.move(fitted(everything(), size));
    isOpening = false;
  }

  function accept(next) {
    const wasFirst = isFirst;
    answer = next;
    isFirst = false;
    if (wasFirst && !boxIn(hooks.search(), "frame")) open();
    source.want(moving.view(), size);
    redraw();
  }

  function draw() {
    frame = 0;
    if (size.width < 1) return;
    const view = moving.view();
    const isMoving = moving.isMoving();
    set(root, { width: size.width, height: size.height, viewBox: `0 0 ${size.width} ${size.height}` });
    land.show(view, size, (answer?.outlines ?? []).map(({ code }) => code), isMoving);
    if (!answer) return;
    marks.draw(answer, outlines(), view, size, isMoving);
    const box = boxIn(hooks.search(), "box");
    const { x, y, width, height } = box ? rectOf(box, view, size) : { x: 0, y: 0, width: 0, height: 0 };
    set(filtered, { visibility: box ? "visible" : "hidden", x: px(x), y: px(y), width: px(width), height: px(height) });
    if (!isMoving) tools.say(said(), false);
  }

  function redraw() {
    frame ||= requestAnimationFrame(draw);
  }

  /** Draw the box that a hand is drawing; done, the page is filtered to it. */
  function drawBox(box, isDone) {
    set(rubber, { visibility: box && !isDone ? "visible" : "hidden" });
    if (box) set(rubber, { x: box[0], y: box[1], width: box[2] - box[0], height: box[3] - box[1] });
    if (!box || !isDone || box[2] - box[0] < 4 || box[3] - box[1] < 4) return;
    const [west, north] = degreesAt(moving.view(), size, [box[0], box[1]]);
    const [east, south] = degreesAt(moving.view(), size, [box[2], box[3]]);
    const sides = [west, Math.max(south, -90), east, Math.min(north, 90)];
    hooks.ask({ box: sides.map((side) => Math.round(side * 1000) / 1000).join(",") });
  }

  root.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { mark } = link.item;
    if (mark.count === 1) {
      if (hooks.open(mark.n)) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (isApart(mark, moving.view())) moving.glideTo(closer(mark));
    else heap.open(link, mark);
  });
  root.addEventListener("keydown", (event) => {
    if (!event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // the arrows are of the map while it has the focus
    const [across, up] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.shiftKey || !marks.go(event.key)) pan(across * STEP, up * STEP);
  });

  /** The view that tells apart what a mark stands for: at least one step closer. */
  function closer({ box }) {
    const view = moving.view();
    const target = fitted(box, size);
    return target.k > view.k * CLOSER ? target : { ...target, k: view.k * CLOSER };
  }

  installGestures(root, {
    ...moving,
    rest: () => {},
    zoomTo: (at) => moving.glideTo(zoomed(moving.view(), size, CLOSER, at)),
    draw: drawBox,
  });
  new ResizeObserver(([entry]) => {
    const wide = entry.contentRect.width;
    if (wide < 1 || wide === size.width) return;
    const shown = boxOf(moving.view(), size);
    size = sizeOf(wide);
    isOpening = true;
    moving.move(isMoved || isFirst ? fitted(shown, size, 0) : fitted(everything(), size));
    isOpening = false;
    stretch.resize(wide);
    source.want(moving.view(), size);
    redraw();
  }).observe(section);

  const credit = html("p", { class: "credit" }, "Coasts and borders as of today: Natural Earth, ", html("span", {}, "public domain."));
  section.replaceChildren(tools.root, root, stretch.root, credit, heap.root);
  draw();
  source.renew(fitted(WORLD, size), size);
  stretch.begin();

  return {
    commands,
    holdsFocus: () => marks.holdsFocus(),
    select(number) {
      marks.select(number);
      redraw();
    },
    /** Ask anew after the filters of the page have changed. */
    renew() {
      source.renew(moving.view(), size);
      stretch.renew();
    },
  };
}

const sizeOf = (width) => ({ width, height: Math.round(width >= WIDE ? Math.min(560, Math.max(380, width * 0.42)) : Math.min(420, width * 1.05)) });
