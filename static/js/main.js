/** The only entry: wires what the page holds to what the modules do. Without it every page still reads complete. */

import { arrive } from "./arriving.js";
import { installCopying } from "./copy.js";
import { installBringing } from "./desk/bringing.js";
import { installDrafts } from "./desk/draft_forms.js";
import { installEditing } from "./desk/editing.js";
import { installMailbox } from "./desk/mailbox.js";
import { installOffline } from "./desk/offline.js";
import { installPreview } from "./desk/preview.js";
import { proposeDate } from "./desk/proposing.js";
import { installSaving } from "./desk/saving.js";
import { installSuggest } from "./desk/suggest.js";
import { installTodo } from "./desk/todo.js";
import { installGroupLinks } from "./groups/group_links.js";
import { installReordering } from "./groups/reordering.js";
import { installKeys } from "./keys.js";
import { installLive } from "./live/live.js";
import { installPresence } from "./live/presence.js";
import { installComposer } from "./notes/composer.js";
import { installFreshThreads } from "./notes/fresh.js";
import { installMargin } from "./notes/margin.js";
import { installSelecting } from "./notes/select.js";
import { installOpening } from "./opening.js";
import { installReading } from "./reading/reading.js";
import { installSending } from "./paste/sending.js";
import { installSearch } from "./search/view_suggestions.js";
import { installRequests } from "./requests.js";
import { installStory } from "./stories/story.js";
import { installStepDragging } from "./stories/view_dragging.js";
import { withFrame } from "./map/source.js";
import { eventIn, withEvent, withWindow } from "./timeline/address.js";
import { isDrawable } from "./timeline/data.js";
import { createBand } from "./timeline/view.js";
import { installUndoing } from "./undoing.js";
import { installChoosing } from "./views/view_choosing.js";
import { installCopyingTables } from "./views/view_copy_table.js";
import { installDays } from "./views/view_days.js";
import { installRovingRows } from "./views/view_roving_rows.js";
import { installTaking } from "./views/view_taking.js";
import { installUnrolling } from "./views/view_unrolling.js";
import { installViews } from "./views/view_switch.js";

const DATA = "timeline-data";

arrive(document);
installRequests(document);
installUndoing(document);
installSaving(document);
installOffline(document);
installSuggest(document);
installPreview(document);
installDrafts(document);
installEditing(document);
installSending(document);
installBringing(document);
installTodo(document);
installMailbox(document);
installCopying(document);
installCopyingTables(document);
installChoosing(document); // before the rows rove, which their checkboxes do too
installRovingRows(document);
installGroupLinks(document);
installReordering(document);
installStepDragging(document);
installDays(document);
installTaking(document);
installUnrolling(document);
installComposer(document);
installFreshThreads(document);
installMargin(document);
installSelecting(document);
installSearch(document);
installLive(document);
installPresence(document);
const reading = installReading(document);
const story = installStory(document);

const opening = installOpening(document);
installViews(document, opening);
const band = startBand(document.getElementById("band"), document.getElementById(DATA));
const commands = { ...band?.commands, ...opening.commands(band), ...reading, ...story };
installKeys(document, () => localStorage, commands);
startAtlas(document.getElementById("atlas"));

function rewrite(search) {
  if (search !== location.search) history.replaceState(history.state, "", search + location.hash);
}

function startBand(section, data) {
  if (!section || !data) return null;
  const answer = JSON.parse(data.textContent);
  section.hidden = !isDrawable(answer);
  if (section.hidden) return null;
  const band = createBand(section, answer, {
    onMove(window) {
      rewrite(withWindow(location.search, window));
      opening.carry(window);
    },
    onOpen(number) {
      return opening.open(number, section.dataset.eventBase, () =>
        rewrite(withEvent(location.search, number)),
      );
    },
    onDrop: (number, edtf, version) => proposeDate(document, section.dataset.eventBase, number, edtf, version),
  });

  let answered = data;
  const follow = (isOpened = true) => {
    const number = eventIn(location.search);
    band.select(number, isOpened);
    opening.mark(number);
  };
  const reload = () => {
    const latest = document.getElementById(DATA);
    if (latest && latest !== answered) {
      answered = latest;
      band.load(JSON.parse(latest.textContent));
    }
    follow();
  };
  // An address that the server wrote into a link knows the window of when it was written, not this one.
  const keepWindow = () => {
    if (hasMoved()) rewrite(withWindow(location.search, band.window()));
    follow();
  };
  const [first, last] = [band.window().from, band.window().to];
  const hasMoved = () => band.window().from !== first || band.window().to !== last;

  document.addEventListener("htmx:afterSettle", reload);
  document.addEventListener("htmx:pushedIntoHistory", keepWindow);
  document.addEventListener("htmx:replacedInHistory", keepWindow);
  follow(false); // an address that was shared says what is in view
  return band;
}

/** The map comes with modules and geometry of its own, which no other view loads. */
async function startAtlas(section) {
  if (!section) return;
  const { createAtlas } = await import("./map/view.js");
  let frame = null; // once a reader has moved the map
  const form = document.getElementById("filters");
  const keepFrame = () => frame && rewrite(withFrame(location.search, frame));
  const atlas = createAtlas(section, {
    search: () => location.search,
    open: (number) => opening.open(number, section.dataset.eventBase, () => rewrite(withEvent(location.search, number))),
    onFrame(box) {
      frame = box;
      keepFrame();
    },
    ask(fields) {
      for (const [name, value] of Object.entries(fields)) form.elements.namedItem(name).value = value;
      form.requestSubmit();
    },
  });
  Object.assign(commands, atlas.commands, opening.commands(atlas));
  const follow = () => {
    const number = eventIn(location.search);
    atlas.select(number);
    opening.mark(number);
  };
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target?.id === "results" || detail.elt?.id === "results") atlas.renew();
    follow();
  });
  for (const type of ["pushedIntoHistory", "replacedInHistory"])
    document.addEventListener(`htmx:${type}`, () => {
      keepFrame();
      follow();
    });
  follow();
}
