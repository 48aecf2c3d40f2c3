/**
 * A mark dragged to another date, for those who edit (`data-edits` on the band). Only the mark of the opened event can be
 * taken hold of, so that a pan never changes a date; what is shown meanwhile is a ghost, and letting go saves nothing: it
 * hands the new date on. Escape, a second finger or a lost pointer takes it back.
 */

import { dateIn, dragged, edtfOf, gripsOf, spanOf, TARGET, wordsOf } from "./dragging.js";
import { markOf, RADIUS } from "./marks.js";
import { fill, px, set, svg } from "./view_svg.js";

const CLICK = 4; // pixels a press may wander and still be a click

/** The date of the opened event as its panel has it, with the version of the row it is of. */
function opened(number) {
  const { edtf, version } = document.getElementById(`panel-event-${number}`)?.dataset ?? {};
  const date = edtf ? dateIn(edtf) : null;
  return date && { number, date, version };
}

function createGhost() {
  const parts = { mark: svg("rect"), plate: svg("rect", { class: "plate", rx: 3 }), words: svg("text") };
  const root = svg("g", { class: "dragged", visibility: "hidden" }, ...Object.values(parts));

  /** Draw it where `date` stands, its words above it. */
  function show(date, y, scale, language) {
    const { b, e } = spanOf(date);
    const mark = markOf({ b, e, precision: date.precision }, scale);
    const words = wordsOf(date, language);
    if (parts.words.textContent !== words) parts.words.textContent = words;
    set(root, { visibility: null });
    const wide = parts.words.getComputedTextLength() + 16;
    const middle = Math.max(mark.x0, scale.left) / 2 + Math.min(mark.x1, scale.right) / 2;
    const left = Math.max(scale.left + 4, Math.min(middle - wide / 2, scale.right - wide - 4));
    set(parts.mark, { x: px(mark.x0), y: y - RADIUS, width: px(mark.x1 - mark.x0), height: 2 * RADIUS, rx: mark.isBar ? 2 : RADIUS });
    set(parts.plate, { x: px(left), y: y - 42, width: px(wide), height: 24 });
    set(parts.words, { x: px(left + 8), y: y - 25 });
  }
  return { root, show, hide: () => set(root, { visibility: "hidden" }) };
}

/**
 * @param section the band
 * @param picture from `createPicture`
 * @param hooks `{hold(), onDrop(number, edtf, version)}`: stop what glides; a mark was let go at another date
 */
export function createHandles(section, picture, { hold, onDrop }) {
  if (!("edits" in section.dataset)) return { draw() {} };
  const language = document.documentElement.lang || "en";
  const ghost = createGhost();
  const grips = svg("g", { class: "grips" });
  let shown = { scene: null, selected: null };
  let held = null; // what can be taken hold of: {number, date, version, mark, y}
  let drag = null; // what a hand has: {held, grip, pointer, x, date, hasMoved}

  picture.moved.append(svg("g", { class: "handles", "aria-hidden": "true" }, ghost.root, grips));

  /** The mark that stands for the date of the panel, and not for a former, an announced or an outdated one. */
  function find() {
    const { scene, selected } = shown;
    const event = selected === null ? null : opened(selected);
    if (!event || !scene) return null;
    const { b, e } = spanOf(event.date);
    const isHeld = ({ n, placement, lane }) => n === selected && placement.kind === "current" && lane >= 0;
    const mark = scene.strips.flatMap(({ marks }) => marks).find(isHeld);
    if (mark?.placement.b !== b || mark.placement.e !== e) return null;
    if (mark.x0 < scene.scale.left && mark.x1 > scene.scale.right) return null; // neither end is in view: the axis is there to be panned
    return { ...event, mark, y: mark.y };
  }

  const createGrip = () =>
    svg("g", {}, svg("title"), svg("rect", { class: "target", height: TARGET }), svg("path", { class: "knob" }));

  function draw() {
    held = find();
    const list = held ? gripsOf(held.date, held.mark) : [];
    fill(grips, list, createGrip, (element, { grip, left, width }) => {
      const [title, target, knob] = element.children;
      const { x0, x1 } = held.mark;
      const at = grip === "begin" ? x0 : x1;
      set(element, { class: `grip ${grip}`, "data-grip": grip });
      title.textContent = grip === "whole" ? "Drag to another date" : `Drag the ${grip === "begin" ? "beginning" : "end"}`;
      set(target, { x: px(left), y: held.y - TARGET / 2, width: px(width) });
      const ways = `M${px(x0 - 5)} ${held.y - 4}l-4 4l4 4M${px(x1 + 5)} ${held.y - 4}l4 4l-4 4`; // both ways, for fingers
      const isAlone = list.length === 1;
      set(knob, { d: grip === "whole" ? isAlone && ways : `M${px(at)} ${held.y - 10}v20` });
    });
    if (drag?.hasMoved) ghost.show(drag.date, drag.held.y, shown.scene.scale, language);
  }

  function end() {
    if (!drag) return;
    drag = null;
    ghost.hide();
    section.classList.remove("is-dragging");
    removeEventListener("keydown", onKey, true);
  }

  function onKey(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation(); // what else Escape closes stays open
    end();
  }

  grips.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]")?.dataset.grip;
    if (event.button !== 0 || !grip || !held || drag) return;
    event.stopPropagation(); // the picture does not pan
    hold();
    grips.setPointerCapture(event.pointerId);
    drag = { held, grip, pointer: event.pointerId, x: event.clientX, date: held.date, hasMoved: false };
    addEventListener("keydown", onKey, true);
  });
  grips.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drag?.pointer) return;
    const pixels = event.clientX - drag.x;
    if (!drag.hasMoved && Math.abs(pixels) < CLICK) return;
    drag.hasMoved = true;
    section.classList.add("is-dragging");
    drag.date = dragged(drag.held.date, drag.grip, pixels, shown.scene.scale);
    ghost.show(drag.date, drag.held.y, shown.scene.scale, language);
  });
  grips.addEventListener("pointerup", (event) => {
    if (event.pointerId !== drag?.pointer) return;
    const { held: from, date, hasMoved } = drag;
    end();
    if (hasMoved && edtfOf(date) !== edtfOf(from.date)) onDrop(from.number, edtfOf(date), from.version);
    if (hasMoved) return;
    const link = picture.root.querySelector(`a[data-number="${from.number}"]`);
    link?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey }));
  });
  for (const lost of ["pointercancel", "lostpointercapture"]) grips.addEventListener(lost, end);
  grips.addEventListener("dblclick", (event) => event.stopPropagation());
  picture.root.addEventListener("pointerdown", end);
  document.addEventListener("htmx:afterSettle", draw);

  return {
    /** Put the handles where the opened event's mark stands now. */
    draw(scene, selected) {
      shown = { scene, selected };
      draw();
    },
  };
}
