/**
 * The band: holds the last answer and what is selected, and has them drawn once per frame. Only `view*` touch the document.
 */

import { civilNow } from "./civil.js";
import { CLOSER, commandsOf, windowOf } from "./commands.js";
import { isCovered } from "./cache.js";
import { createSource } from "./data.js";
import { installGestures } from "./gestures.js";
import { withUsualGroup } from "./groups.js";
import { createMoving } from "./moving.js";
import { reachOf, wholeOf } from "./ribbon.js";
import { confined, createScale, zoomed } from "./scale.js";
import { compose } from "./scene.js";
import { createSliding } from "./sliding.js";
import { createHandles } from "./view_drag.js";
import { addressesOf, installLinks } from "./view_links.js";
import { createLanes } from "./view_groups.js";
import { installGrouping } from "./view_groups_choice.js";
import { createMeasure } from "./view_measure.js";
import { createPicture } from "./view_picture.js";
import { createRibbon } from "./view_ribbon.js";
import { createRoving } from "./view_roving.js";
import { createTools } from "./view_tools.js";

/**
 * Draw the band into `section`.
 *
 * @param section `<section id="band" data-viewport=… data-event-base=…>`, emptied and filled
 * @param answer the answer of `viewport.json` that came with the page
 * @param hooks `{onMove(window), onOpen(number), onDrop(number, edtf, version)}`: after the window was moved; as a mark is opened, or dragged
 */
export function createBand(section, answer, hooks) {
  const { viewport, eventBase } = section.dataset;
  const language = document.documentElement.lang || "en";
  const measure = createMeasure(getComputedStyle(section), () => redraw());
  let data = answer;
  let selected = null;
  let full = section.clientWidth; // of the picture with the names of its lanes
  let width = full;
  let frame = 0;
  let scene = null;
  let isStale = true; // what was drawn, other than by where it stands
  const sliding = createSliding();

  const span = () => wholeOf(data);
  const moving = createMoving(
    { from: data.window[0], to: data.window[1] },
    {
      span,
      width: () => width,
      onChange(window) {
        source.want(window);
        redraw(true);
      },
      onRest(window) {
        redraw();
        hooks.onMove(window);
      },
    },
  );
  const scale = () => createScale(moving.window(), 0, width);
  const hands = { ...moving, scale, span, zoomTo: (x) => moving.glideTo(zoomed(moving.window(), CLOSER, scale().at(x))) };
  const addresses = addressesOf(eventBase, (target) => confined(target, span()));
  const picture = createPicture(addresses);
  const handles = createHandles(section, picture, { hold: moving.hold, onDrop: hooks.onDrop });
  const ribbon = createRibbon(hands);
  const roving = createRoving(section, picture);
  const lanes = createLanes(section, picture, roving, {
    redraw: () => redraw(),
    drawNow() {
      isStale = true;
      draw();
    },
    onLane: () => tools.say(lanes.words(scene), false),
    onWidth(wide) {
      full = wide || full;
      redraw();
    },
  });
  const commands = commandsOf(moving, span, roving);
  const tools = createTools(commands);
  const source = createSource({
    base: viewport,
    search: () => withUsualGroup(location.search, section.dataset.group),
    onAnswer: () => scene && redraw(),
    onFailure: () => tools.say(scene.status, true),
  });

  function draw() {
    frame = 0;
    if (full < 1) return; // hidden; the observer tells when that ends
    const window = moving.window();
    const isMoving = moving.isMoving();
    data = source.dataFor(window);
    const place = lanes.place(data, full);
    width = full - place.gutter;
    const here = sliding.scaleOf(window, width);
    ribbon.draw(window, source.ground(reachOf(data, window)), full);
    if (isMoving && !isStale && sliding.isNear(scene.scale, here)) return picture.slide(here.left);
    isStale = false;
    const previous = isMoving ? scene : null;
    const state = { data, window, selected, width, left: here.left, now: civilNow(new Date()), language, previous, ...place };
    scene = compose(state, measure);
    const lost = picture.draw(scene, state, measure);
    lanes.draw(scene, place.gutter);
    handles.draw(scene, selected);
    roving.settle(lost, selected);
    // what is not all held yet cannot be counted; the answer on its way will be
    if (!isMoving && isCovered(data, window)) {
      tools.say(lanes.words(scene), false);
      picture.name(scene.name);
      ribbon.say(window, data, language);
    }
  }

  function redraw(isMoved = false) {
    isStale ||= !isMoved;
    frame ||= requestAnimationFrame(draw);
  }

  const above = installLinks(section, lanes.root, addresses, { ...moving, open: hooks.onOpen });
  section.replaceChildren(tools.root, lanes.root, ribbon.root, above);
  installGestures(picture.root, hands);
  installGrouping(document, section, () => source.renew(moving.window()));
  source.accept(answer);
  draw();
  source.want(moving.window());

  return {
    commands,
    window: moving.window,
    holdsFocus: () => picture.root.contains(document.activeElement),
    /** Ease to another window; at once where a reader wants no motion. */
    goTo: moving.glideTo,
    /** Take another answer to the filters of the page, in place of the one held; the window stays. */
    load(next) {
      source.replace(next);
      source.want(moving.window());
    },
    /** Mark an event as the opened one; if it is `wanted` in view and known to be outside, go there. */
    select(number, wanted) {
      if (number === selected) return;
      selected = number;
      redraw();
      const target = wanted && windowOf(number, data, moving.window());
      if (target) moving.glideTo(target);
    },
  };
}
