/**
 * The frame of the picture. Grouped, it has the names of lanes beside them, or above them where it is narrow; it grows
 * with its lanes up to the height that `picture_groups.css` states, and is then scrolled within itself.
 */

import { gutterOf } from "./groups.js";
import { createFolded } from "./groups_folded.js";
import { createNames } from "./view_groups_names.js";
import { html, set, svg } from "./view_svg.js";

const BEYOND = 150; // pixels above and below what is in sight, that are drawn too
const STEP = 260; // pixels to scroll for a lane that is not drawn yet
const MOST_STEPS = 40;

/**
 * @param section the band
 * @param picture from `createPicture`
 * @param roving from `createRoving`
 * @param hooks `{redraw(), drawNow(), onLane(), onWidth(pixels)}`: draw again; at once; the reader went to another lane, or out
 *   of them; there is another width for the picture and its names
 */
export function createLanes(section, picture, roving, hooks) {
  const language = document.documentElement.lang || "en";
  const { eventBase, folded: atFirst } = section.dataset;
  const folded = createFolded(() => localStorage, `dateline.folded ${eventBase}`, atFirst?.split(" "));
  const names = createNames(language, { onFold: fold, onEnter: (key) => picture.links(key)[0]?.focus({ preventScroll: true }) });
  const root = html("div", { class: "picture-frame" }, names.root, picture.root, picture.sky, picture.days);
  const rules = svg("path", { class: "lane-rules" });
  let drawn = null;
  let lane = null;
  let isOnPaper = false;
  let tall = innerHeight;

  picture.root.insertBefore(rules, picture.moved);

  function fold(key) {
    folded.toggle(key);
    hooks.redraw();
  }

  const laneOf = (element) => (names.root.contains(element) ? element.lane : picture.stripOf(element)) ?? null;

  /** Scroll a lane into view, under what stays at the top. */
  function reveal(key) {
    const strip = drawn?.isGrouped && drawn.strips.find((each) => each.key === key);
    if (!strip) return;
    const above = drawn.strips[0].top;
    const least = strip.top + strip.height - root.clientHeight;
    root.scrollTop = Math.min(Math.max(root.scrollTop, least), strip.top - above);
  }

  root.addEventListener("focusin", ({ target }) => {
    const key = laneOf(target);
    if (key) reveal(key);
    if (key !== lane) hooks.onLane((lane = key));
  });
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (!root.contains(relatedTarget) && lane) hooks.onLane((lane = null));
  });

  /** Up and down, from lane to lane; those that have nothing to go to are passed over. */
  root.addEventListener("keydown", (event) => {
    const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isHere = drawn?.isGrouped && picture.stripOf(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!direction || !isHere) return;
    event.preventDefault();
    for (let step = 0; step < MOST_STEPS && !roving.cross(direction); step += 1) {
      const before = root.scrollTop;
      root.scrollTop += direction * STEP;
      if (root.scrollTop === before) return;
      hooks.drawNow();
    }
  });

  /** A mouse that drags the picture scrolls its lanes as well; fingers do so by themselves. */
  picture.root.addEventListener("pointermove", ({ buttons, pointerType, movementY }) => {
    if (buttons === 1 && pointerType === "mouse" && drawn?.isGrouped && !section.classList.contains("is-dragging")) root.scrollTop -= movementY;
  });
  root.addEventListener("scroll", hooks.redraw, { passive: true });
  new ResizeObserver(() => {
    tall = root.clientHeight || tall;
    hooks.onWidth(root.clientWidth);
  }).observe(root);
  for (const [moment, is] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(moment, () => {
      isOnPaper = is;
      if (drawn?.isGrouped) hooks.drawNow();
    });
  }

  return {
    root,
    /** What a grouped picture is composed by: how wide the names are, what is folded, which heights are in sight. */
    place(data, width) {
      const sight = isOnPaper ? null : { from: root.scrollTop - BEYOND, to: root.scrollTop + tall + BEYOND };
      return { gutter: gutterOf(data, width), folded, seen: sight };
    },
    /** What is said of a scene: of the lane that the reader is in, else of all. */
    words: (scene) => scene.strips.find(({ key }) => key === lane)?.status ?? scene.status,
    draw(scene, gutter) {
      drawn = scene;
      set(root, { class: `picture-frame${scene.isGrouped ? " is-grouped" : ""}${gutter ? " is-beside" : ""}` });
      root.style.setProperty("--gutter", `${gutter}px`);
      root.style.setProperty("--sky", `${scene.strips[0].top}px`);
      names.draw(scene);
      const lines = scene.isGrouped ? scene.strips : [];
      set(rules, { d: lines.map(({ top }) => `M0 ${top + 0.5}H${scene.width}`).join("") });
    },
  };
}
