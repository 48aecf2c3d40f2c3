/**
 * What every surface minds that is moved by hand: the band, the map. A wheel that is scrolling the page goes on doing so
 * when the surface passes under a pointer at rest; a drag ends in no click; two taps are a double click.
 */

const PER_LINE = 16;

export const CLICK = 5; // pixels a press may wander and still be a click

/** Pixels of a wheel event, whatever unit the browser counts in; `page` is how many a page has. */
export const pixels = (delta, mode, page) => delta * (mode === 1 ? PER_LINE : mode === 2 ? page : 1);

/** Whether a press means a link or a button on the surface, and not the surface. */
export const isPressed = ({ target }) => target.closest("a, button") !== null;

/** Whether a press that ended was a tap of one finger on the surface itself. */
export const isTap = (event, hasWandered) =>
  !hasWandered && event.pointerType === "touch" && event.type === "pointerup" && !isPressed(event);

/** Call `onWheel(event)` where the wheel is meant: with Ctrl, or once the pointer has moved on the surface. */
export function installWheel(surface, onWheel, isMeantAnyhow = () => false) {
  let isArmed = false;
  const arm = (wanted) => () => {
    isArmed = wanted;
  };
  surface.addEventListener("pointermove", arm(true));
  surface.addEventListener("pointerleave", arm(false));
  surface.ownerDocument.addEventListener("scroll", arm(false), { passive: true });
  surface.addEventListener(
    "wheel",
    (event) => {
      if (isArmed || event.ctrlKey || isMeantAnyhow(event)) onWheel(event);
    },
    { passive: false },
  );
}

/** A press that wandered is no click, and nothing on the surface is dragged away; `drag.hasWandered` is of the last press. */
export function installDragging(surface, drag) {
  surface.addEventListener(
    "click",
    (event) => {
      if (!drag.hasWandered || event.detail === 0) return; // detail 0: pressed on the keyboard
      event.preventDefault();
      event.stopPropagation();
      drag.hasWandered = false;
    },
    { capture: true },
  );
  surface.addEventListener("dragstart", (event) => event.preventDefault());
}

/** Call `zoomTo(event)` for a double click that two taps have not answered. */
export function installDoubleClicks(surface, taps, zoomTo) {
  surface.addEventListener("dblclick", (event) => {
    if (isPressed(event) || taps.isAnswered(event.timeStamp)) return;
    event.preventDefault();
    zoomTo(event);
  });
}
