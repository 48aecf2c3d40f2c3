/**
 * Hands on the map, as on the picture of the timeline (docs/decisions/0009-the-wheel.md): wheel and pinch zoom at the
 * pointer, a drag pans, a double click or tap zooms in; a wheel that scrolls the page goes on doing so. With Shift a
 * drag draws a box.
 */

import { CLICK, installDoubleClicks, installDragging, installWheel, isTap, pixels } from "../pressing.js";
import { createTaps } from "../timeline/taps.js";

const PAGE = 400; // pixels that a page of the wheel is worth

/**
 * @param surface the element that takes the gestures
 * @param map `{hold(), pan(dx, dy), zoom(factor, at) → moved at all, rest(), zoomTo(at), draw(box of pixels | null, isDone)}`
 */
export function installGestures(surface, map) {
  const taps = createTaps();
  const down = new Map();
  let start = null; // where a single press began
  let corner = null; // of the box that is being drawn
  const drag = { hasWandered: false };

  const local = (event) => {
    const { left, top } = surface.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const boxTo = ([x, y]) => [Math.min(corner[0], x), Math.min(corner[1], y), Math.max(corner[0], x), Math.max(corner[1], y)];
  const middle = (all) => [all.reduce((sum, [x]) => sum + x, 0) / all.length, all.reduce((sum, [, y]) => sum + y, 0) / all.length];
  const spread = ([one, other]) => (other ? Math.hypot(one[0] - other[0], one[1] - other[1]) : 0);

  installWheel(surface, (event) => {
    const turned = pixels(event.deltaY, event.deltaMode, PAGE);
    const hasMoved = map.zoom(Math.exp(-turned * (event.ctrlKey ? 0.01 : 0.0022)), local(event));
    if (hasMoved || event.ctrlKey) event.preventDefault();
  });

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    map.hold();
    if (down.size === 0) drag.hasWandered = false;
    down.set(event.pointerId, local(event));
    start = local(event);
    corner = event.shiftKey && down.size === 1 ? start : null;
    if (corner) event.preventDefault(); // no words are selected
  });

  surface.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    const here = local(event);
    if (!drag.hasWandered && down.size === 1 && Math.hypot(here[0] - start[0], here[1] - start[1]) < CLICK) return;
    if (!drag.hasWandered) {
      drag.hasWandered = true;
      for (const id of down.keys()) surface.setPointerCapture(id);
      if (!corner) {
        down.set(event.pointerId, here);
        return;
      }
    }
    if (corner) return map.draw(boxTo(here), false);
    const before = [...down.values()];
    down.set(event.pointerId, here);
    const after = [...down.values()];
    const [from, to] = [middle(before), middle(after)];
    map.pan(from[0] - to[0], from[1] - to[1]);
    if (down.size > 1 && spread(before) > 8) map.zoom(Math.max(8, spread(after)) / spread(before), to);
  });

  function release(event) {
    if (!down.delete(event.pointerId)) return;
    if (corner) {
      const box = drag.hasWandered && event.type === "pointerup" ? boxTo(local(event)) : null;
      corner = null;
      return map.draw(box, true);
    }
    if (down.size > 0) return;
    if (isTap(event, drag.hasWandered) && taps.isSecond(event.timeStamp, local(event)[0])) return map.zoomTo(local(event));
    map.rest();
  }
  surface.addEventListener("pointerup", release);
  surface.addEventListener("pointercancel", release);

  installDragging(surface, drag);
  installDoubleClicks(surface, taps, (event) => map.zoomTo(local(event)));
}
