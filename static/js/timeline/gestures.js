/**
 * Hands on the band: wheel and pinch zoom at the pointer, a drag or one finger pans, a double click or tap zooms in.
 *
 * A wheel that is scrolling the page goes on scrolling it when the band passes under a pointer at rest; only after the
 * pointer has moved on the band does the wheel zoom. A wheel that can zoom no further is left to the page, and sideways
 * or with Shift it pans. (docs/decisions/0009-the-wheel.md)
 */

import { CLICK, installDoubleClicks, installDragging, installWheel, isTap, pixels } from "../pressing.js";
import { panned, zoomed } from "./scale.js";
import { createTaps } from "./taps.js";

const FASTEST = 4; // pixels per millisecond that a glide starts with

const across = (event, band) => pixels(event.deltaX, event.deltaMode, band.scale().right);
const along = (event, band) => pixels(event.deltaY, event.deltaMode, band.scale().right);
const isSideways = (event, band) => Math.abs(across(event, band)) > Math.abs(along(event, band)) || event.shiftKey;

function turnWheel(event, surface, band) {
  const [dx, dy] = [across(event, band), along(event, band)];
  const x = event.clientX - surface.getBoundingClientRect().left;
  const wanted = isSideways(event, band)
    ? panned(band.window(), (event.shiftKey && dx === 0 ? dy : dx) / band.scale().right)
    : zoomed(band.window(), Math.exp(dy * (event.ctrlKey ? 0.01 : 0.0022)), band.scale().at(x));
  if (band.move(wanted) || event.ctrlKey) event.preventDefault();
}

/** Pointers that are down, by id, each with its x; the speed of a single one for the glide after it. */
function installPointers(surface, band, taps) {
  const down = new Map();
  let start = null;
  const press = { hasWandered: false };
  let trail = [];

  const local = (event) => event.clientX - surface.getBoundingClientRect().left;

  /** Remember what lies under the fingers now; every move is counted from here. */
  function grip() {
    start = { pointers: new Map(down), window: band.window(), scale: band.scale() };
  }

  function drag() {
    const [a, b] = [...down.keys()];
    const { pointers, window, scale } = start;
    if (b === undefined) return panned(window, (pointers.get(a) - down.get(a)) / scale.right);
    const before = Math.abs(pointers.get(a) - pointers.get(b)) || 1;
    const after = Math.max(8, Math.abs(down.get(a) - down.get(b)));
    const held = scale.at((pointers.get(a) + pointers.get(b)) / 2);
    const factor = before / after;
    const length = (window.to - window.from) * factor;
    const from = held - ((down.get(a) + down.get(b)) / 2 / scale.right) * length;
    return { from, to: from + length };
  }

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    band.hold();
    if (down.size === 0) press.hasWandered = false;
    down.set(event.pointerId, local(event));
    trail = [];
    grip();
  });

  surface.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    down.set(event.pointerId, local(event));
    if (!press.hasWandered) {
      const isStill =
        down.size === 1 && Math.abs(down.get(event.pointerId) - start.pointers.get(event.pointerId)) < CLICK;
      if (isStill) return;
      press.hasWandered = true;
      for (const id of down.keys()) surface.setPointerCapture(id);
      grip();
      return;
    }
    const recent = trail.filter(({ time }) => event.timeStamp - time < 90);
    trail = down.size === 1 ? [...recent, { time: event.timeStamp, x: local(event) }] : [];
    band.move(drag());
  });

  function release(event) {
    if (!down.delete(event.pointerId)) return;
    if (down.size > 0) {
      trail = [];
      return grip();
    }
    if (isTap(event, press.hasWandered) && taps.isSecond(event.timeStamp, local(event))) return band.zoomTo(local(event));
    const first = trail[0];
    const last = trail.at(-1);
    const elapsed = first ? last.time - first.time : 0;
    const isFresh = first && event.timeStamp - last.time < 60;
    const speed = isFresh && elapsed > 10 ? (first.x - last.x) / elapsed : 0;
    band.release(press.hasWandered ? Math.max(-FASTEST, Math.min(speed, FASTEST)) : 0);
  }
  surface.addEventListener("pointerup", release);
  surface.addEventListener("pointercancel", release);

  installDragging(surface, press);
}

/**
 * @param surface the element that takes the gestures; `touch-action: pan-y` leaves the page its vertical scroll
 * @param band `{window(), scale(), move(window) → moved at all, hold(), release(speed), zoomTo(x)}`
 */
export function installGestures(surface, band) {
  installWheel(
    surface,
    (event) => turnWheel(event, surface, band),
    (event) => isSideways(event, band),
  );
  const taps = createTaps();
  installPointers(surface, band, taps);
  installDoubleClicks(surface, taps, (event) => band.zoomTo(event.clientX - surface.getBoundingClientRect().left));
}
