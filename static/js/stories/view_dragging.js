/**
 * The steps of a story dragged to another place, by mouse or finger, for those who edit it. Each gets a grip beside the
 * buttons that move it by one, which stay the keyboard's way. Letting go sends the step's own form with the place that
 * is wanted; Escape, a second finger or a lost pointer takes it back. Without scripts there are no grips.
 */

import { CLICK } from "../pressing.js";
import { placeAt, scrollAt } from "./dropping.js";

const FORMS = "#story-steps .step form.order";
const WORDS = "Drag to another place";

export function installStepDragging(page) {
  let drag = null; // {step, pointer, from, x, y, hasMoved, place, frame}

  const steps = () => [...page.querySelectorAll("#story-steps .step")];
  const others = () => steps().filter((step) => step !== drag.step);

  function putGrips() {
    if (steps().length < 2) return;
    for (const form of page.querySelectorAll(FORMS)) {
      if (form.querySelector(".grip")) continue;
      const grip = page.createElement("span");
      grip.className = "grip";
      grip.title = WORDS;
      grip.setAttribute("aria-hidden", "true"); // the buttons say what they do
      form.prepend(grip);
    }
  }

  /** Show where it would be put down: above one of the others, or below the last. */
  function mark() {
    const list = others();
    const boxes = list.map((step) => step.getBoundingClientRect());
    drag.place = placeAt(boxes.map(({ top, height }) => top + height / 2), drag.y);
    list.forEach((step, index) => {
      step.classList.toggle("is-below-drop", index === drag.place);
      step.classList.toggle("is-above-drop", index === list.length - 1 && drag.place === list.length);
    });
  }

  function scroll() {
    if (!drag?.hasMoved) return;
    const by = scrollAt(drag.y, 0, innerHeight);
    if (by && Math.sign(by) === Math.sign(drag.y - drag.from)) { // taken hold of at an edge it is not carried away
      scrollBy({ top: by, behavior: "instant" });
      mark();
    }
    drag.frame = requestAnimationFrame(scroll);
  }

  function move(event) {
    if (event.pointerId !== drag?.pointer) return;
    drag.y = event.clientY;
    if (!drag.hasMoved) {
      if (Math.abs(drag.y - drag.from) < CLICK) return;
      drag.hasMoved = true;
      drag.step.classList.add("is-dragged");
      page.documentElement.classList.add("is-dragging-steps");
      scroll();
    }
    mark();
  }

  function end() {
    if (!drag) return;
    cancelAnimationFrame(drag.frame);
    for (const step of steps()) step.classList.remove("is-dragged", "is-below-drop", "is-above-drop");
    page.documentElement.classList.remove("is-dragging-steps");
    removeEventListener("keydown", onKey, true);
    drag = null;
  }

  function onKey(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation(); // what else Escape closes stays open
    end();
  }

  function drop(event) {
    if (event.pointerId !== drag?.pointer) return;
    const { step, place, hasMoved } = drag;
    const was = steps().indexOf(step);
    end();
    if (hasMoved && place !== was) send(step.querySelector("form.order"), place + 1);
  }

  function send(form, place) {
    const wanted = page.createElement("input");
    Object.assign(wanted, { type: "hidden", name: "to", value: place });
    form.append(wanted);
    form.requestSubmit();
    wanted.remove();
  }

  page.addEventListener("pointerdown", (event) => {
    if (drag) return end(); // a second finger
    const grip = event.target.closest?.(`${FORMS} .grip`);
    if (!grip || event.button !== 0) return;
    event.preventDefault(); // no text is selected
    grip.setPointerCapture(event.pointerId);
    const { pointerId: pointer, clientY: y } = event;
    drag = { step: grip.closest(".step"), pointer, from: y, y, hasMoved: false, place: 0, frame: 0 };
    addEventListener("keydown", onKey, true);
  });
  page.addEventListener("pointermove", move);
  page.addEventListener("pointerup", drop);
  for (const lost of ["pointercancel", "lostpointercapture"]) page.addEventListener(lost, end);
  page.addEventListener("htmx:afterSettle", putGrips);
  putGrips();
}
