/**
 * The band: holds the window, the last answer and what is selected, and has them drawn once per frame.
 *
 * Only this file and its `view_*` neighbours touch the document.
 */

import { withWindow } from "./address.js";
import { civilNow } from "./civil.js";
import { createSource } from "./data.js";
import { installGestures } from "./gestures.js";
import { createMotion } from "./motion.js";
import { around, between, confined, createScale, padded, panned, zoomed } from "./scale.js";
import { compose } from "./scene.js";
import { createMeasure } from "./view_measure.js";
import { createPicture } from "./view_picture.js";
import { createRibbon } from "./view_ribbon.js";
import { createRoving } from "./view_roving.js";
import { createTools } from "./view_tools.js";

const STEP = 0.45; // of a window, for the buttons and arrow keys
const CLOSER = 0.5; // of its length, for one press of zoom in

/**
 * Draw the band into `section`.
 *
 * @param section `<section id="band" data-viewport=… data-event-base=…>`, emptied and filled
 * @param answer the answer of `viewport.json` that came with the page
 * @param hooks `{onMove(window), onOpen(number)}`: after the reader has moved the window; when a mark is opened
 */
export function createBand(section, answer, hooks) {
  const { viewport, eventBase } = section.dataset;
  const language = document.documentElement.lang || "en";
  const measure = createMeasure(getComputedStyle(section));
  const motion = createMotion();
  const span = () => ({ from: data.span[0], to: data.span[1] });
  let data = answer;
  let window = { from: data.window[0], to: data.window[1] };
  let selected = null;
  let width = section.clientWidth;
  let frame = 0;
  let isMoving = false;
  let rows = new Map();
  let scene = null;

  const picture = createPicture({
    event: (n) => `${eventBase}${n}`,
    window: (target) => withWindow(location.search, confined(target, span())),
  });
  const control = {
    window: () => window,
    scale: () => createScale(window, 0, width),
    move,
    hold: motion.stop,
    release,
    zoomTo: (x) => glideTo(zoomed(window, CLOSER, control.scale().at(x))),
  };
  const ribbon = createRibbon(control);
  const source = createSource({
    base: viewport,
    search: () => location.search,
    onAnswer: accept,
    onFailure: () => tools.say(scene.status, true),
  });
  const commands = {
    zoomIn: () => glideTo(zoomed(window, CLOSER)),
    zoomOut: () => glideTo(zoomed(window, 1 / CLOSER)),
    earlier: () => glideTo(panned(window, -STEP)),
    later: () => glideTo(panned(window, STEP)),
    fit: () => glideTo(padded(span(), 0.06)),
    next: () => roving.step(1) || glideTo(panned(window, STEP)),
    previous: () => roving.step(-1) || glideTo(panned(window, -STEP)),
  };
  const tools = createTools(commands);
  const roving = createRoving(section, picture.links);

  function draw() {
    frame = 0;
    scene = compose(
      {
        data,
        window,
        selected,
        width,
        now: civilNow(new Date()),
        language,
        previousRows: isMoving ? rows : undefined,
      },
      measure,
    );
    rows = new Map(scene.labels.map(({ key, box }) => [key, box.row]));
    const lost = picture.draw(scene, selected, measure, window);
    ribbon.draw(window, data, width);
    roving.settle(lost, selected);
    if (!isMoving) tools.say(scene.status, false);
  }

  const redraw = () => {
    frame ||= requestAnimationFrame(draw);
  };

  function accept(next) {
    data = next;
    redraw();
  }

  /** Show another window at once; false where it could not change. */
  function move(wanted) {
    const next = confined(wanted, span());
    const slack = (window.to - window.from) * 1e-6;
    if (Math.abs(next.from - window.from) <= slack && Math.abs(next.to - window.to) <= slack) return false;
    window = next;
    isMoving = true;
    clearTimeout(settling);
    settling = setTimeout(settle, 160);
    source.want(window, data);
    redraw();
    return true;
  }

  let settling = 0;
  function settle() {
    isMoving = false;
    redraw();
    hooks.onMove(window);
  }

  /** Let go of the band at `speed` pixels per millisecond. */
  function release(speed) {
    if (speed !== 0)
      motion.glide(
        speed,
        (distance) => move(panned(window, distance / width)),
        () => {},
      );
  }

  function glideTo(wanted) {
    const start = window;
    const end = confined(wanted, span());
    motion.ease(
      (progress) => move(progress === 1 ? end : between(start, end, progress)),
      () => {},
    );
  }

  picture.root.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (link.window) glideTo(link.window);
    else if (!hooks.onOpen(Number(link.dataset.number))) return;
    event.preventDefault();
  });

  section.replaceChildren(tools.root, picture.root, ribbon.root);
  installGestures(picture.root, control);
  new ResizeObserver(() => {
    width = section.clientWidth || width;
    redraw();
  }).observe(section);
  document.fonts.ready.then(() => {
    measure.forget();
    redraw();
  });
  draw();
  source.want(window, data);

  return {
    commands,
    window: () => window,
    holdsFocus: () => picture.root.contains(document.activeElement),
    /** Take another answer to the filters of the page, in place of the one held; the window stays. */
    load(next) {
      source.cancel();
      accept(next);
      source.want(window, data);
    },
    /** Mark an event as the opened one, and bring it into view if it is outside. */
    select(number) {
      selected = number;
      const placement = data.placements.find(({ n, kind }) => n === number && kind !== "former");
      if (placement && (placement.e <= window.from || placement.b >= window.to)) {
        glideTo(around(placement.b, placement.e, window.to - window.from));
      }
      redraw();
    },
  };
}
