/**
 * The ribbon under the map: how many events begin where in time, and the stretch that the map shows as a brush on it.
 * What it comes to rest on is written into the fields of the page, which ask for it. It ends where what the timeline is
 * about does, if a few events lie so far off that nothing could be told apart: a brush up to its end is open there.
 */

import { civilText, dataAddress } from "../timeline/address.js";
import { DAY, secondsFromCivil } from "../timeline/civil.js";
import { createMoving } from "../timeline/moving.js";
import { nearOf } from "../timeline/ribbon.js";
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
  let answer = null; // `{span, density}`: what the ribbon spans, and how much begins where on it
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
  ribbon.root.setAttribute("aria-label", "The stretch of time that the map shows; at an end of the timeline it is open");
  ribbon.root.hidden = true;
  ribbon.root.style.display = "none";

  function draw() {
    if (!moving || width < 1) return;
    ribbon.draw(moving.window(), answer, width);
    ribbon.say(moving.window(), answer, language);
  }

  function settled(stretch) {
    const { from, to } = span();
    isAnswering = true;
    page.ask({
      from: stretch.from <= from ? "" : civilText(stretch.from, false),
      to: stretch.to >= to ? "" : civilText(Math.ceil(stretch.to) - 1, false),
    });
  }

  /** The sides of the stretch that the address asks for; null where it is open. */
  function sides() {
    const parameters = new URLSearchParams(page.search());
    const [first, last] = ["from", "to"].map((name) => secondsOf(parameters.get(name) ?? ""));
    return { first: first?.[0] ?? null, last: last?.[1] ?? null };
  }

  /** The stretch that the address asks for, the whole where it asks for none. */
  function asked() {
    const { first, last } = sides();
    const { from, to } = whole();
    const [begins, ends] = [first ?? from, last ?? to];
    return begins < ends ? { from: begins, to: ends } : { from, to };
  }

  /** What the server says of a window, of all time where none is given; null where it cannot say. */
  async function fetched(window) {
    const rest = new URLSearchParams(page.search());
    for (const name of ["from", "to", "frame", "group"]) rest.delete(name);
    const address = new URL(dataAddress(section.dataset.viewport, `?${rest}`, window ?? { from: 0, to: 1 }, FEW), location.href);
    if (!window) for (const name of ["from", "to"]) address.searchParams.delete(name);
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      return response.ok ? await response.json() : null;
    } catch {
      return null; // the fields say the same
    }
  }

  /** What the ribbon spans and shows: what is near, unless the address asks for more than that. */
  async function ground() {
    const { span, density, ...next } = (await fetched()) ?? {};
    if (!(span?.[1] > span?.[0])) return null;
    const near = nearOf({ span, ...next });
    const { first, last } = sides();
    if (!near || (first ?? near[0]) < near[0] || (last ?? near[1]) > near[1]) return { span, density };
    const closer = await fetched({ from: near[0], to: near[1] });
    if (!closer?.near) return { span, density };
    const { starts, ...profile } = closer.near;
    return { span: near, density: { ...profile, counts: starts } };
  }

  async function renew() {
    const next = await ground();
    if (!next) return;
    answer = next;
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
