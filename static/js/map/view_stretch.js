/**
 * The ribbon under the map: how many events begin where in time, and the stretch that the map shows as a brush on it.
 * What it comes to rest on is written into the fields of the page, which ask for it.
 */

import { civilText, dataAddress } from "../timeline/address.js";
import { DAY, secondsFromCivil } from "../timeline/civil.js";
import { createMoving } from "../timeline/moving.js";
import { padded } from "../timeline/scale.js";
import { createRibbon } from "../timeline/view_ribbon.js";

const FEW = 1; // placements that come along: none is drawn here
const WRITTEN = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** The seconds that a date in the address begins and ends at; null for what is written otherwise. */
function secondsOf(text) {
  const [, year, month, day] = WRITTEN.exec(text)?.map(Number) ?? [];
  if (year === undefined || Number.isNaN(year)) return null;
  if (Number.isNaN(month)) return [secondsFromCivil(year, 1), secondsFromCivil(year + 1, 1)];
  if (Number.isNaN(day)) return [secondsFromCivil(year, month), secondsFromCivil(year, month + 1)];
  const first = secondsFromCivil(year, month, day);
  return [first, first + DAY];
}

/**
 * @param section the map's
 * @param page `{search(), ask({from, to})}`: the query string of the page; ask for a stretch, each side "" for open
 */
export function createStretch(section, page) {
  const language = document.documentElement.lang || "en";
  let answer = null;
  let moving = null;
  let width = section.clientWidth;
  let isAnswering = false; // the page is asked for what the hand has just set

  const span = () => ({ from: answer.span[0], to: answer.span[1] });
  const whole = () => padded(span(), 0.06);

  const ribbon = createRibbon({
    window: () => moving.window(),
    span,
    hold: () => moving.hold(),
    move: (wanted) => moving.move(wanted),
    release: () => {},
    glideTo: (wanted) => moving.glideTo(wanted),
  });
  ribbon.root.setAttribute("aria-label", "The stretch of time that the map shows, of the whole timeline");
  ribbon.root.hidden = true;
  ribbon.root.style.display = "none";

  function draw() {
    if (!moving || width < 1) return;
    ribbon.draw(moving.window(), { span: answer.span, density: answer.density }, width);
    ribbon.say(moving.window(), { span: answer.span }, language);
  }

  function settled(stretch) {
    const { from, to } = span();
    const isWhole = stretch.from <= from && stretch.to >= to;
    isAnswering = true;
    page.ask(isWhole ? { from: "", to: "" } : { from: civilText(stretch.from, false), to: civilText(Math.ceil(stretch.to) - 1, false) });
  }

  /** The stretch that the address asks for, the whole where it asks for none. */
  function asked() {
    const parameters = new URLSearchParams(page.search());
    const [first, last] = [secondsOf(parameters.get("from") ?? ""), secondsOf(parameters.get("to") ?? "")];
    const { from, to } = whole();
    const [begins, ends] = [first?.[0] ?? from, last?.[1] ?? to];
    return begins < ends ? { from: begins, to: ends } : { from, to };
  }

  async function renew() {
    const rest = new URLSearchParams(page.search());
    for (const name of ["from", "to", "frame", "group"]) rest.delete(name);
    const address = new URL(dataAddress(section.dataset.viewport, `?${rest}`, { from: 0, to: 1 }, FEW), location.href);
    for (const name of ["from", "to"]) address.searchParams.delete(name);
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) return;
      const next = await response.json();
      if (!(next.span?.[1] > next.span?.[0])) return;
      answer = next;
    } catch {
      return; // the fields say the same
    }
    moving?.hold();
    moving = createMoving(asked(), { span, width: () => width, onChange: draw, onRest: settled });
    ribbon.root.style.display = "";
    draw();
  }

  return {
    root: ribbon.root,
    /** Ask anew after filters have changed; what the ribbon itself has set stays as it is. */
    renew() {
      if (isAnswering) isAnswering = false;
      else renew();
    },
    resize(wide) {
      width = wide || width;
      draw();
    },
    begin: renew,
    /** The stretch in civil seconds, for the list of what a mark stands for. */
    stretch: () => (moving ? moving.window() : null),
  };
}
