/** Grouping the picture otherwise without leaving the page: window, selection and list stay as they are. */

import { withGroup } from "../groups/group_links.js";

/**
 * @param page the document
 * @param section the band, which holds the grouping in force
 * @param regroup () → ask for the picture anew
 */
export function installGrouping(page, section, regroup) {
  page.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-group]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { group } = link.dataset;
    history.replaceState(history.state, "", withGroup(location.search, group) + location.hash);
    section.dataset.group = group;
    choose(link);
    regroup();
  });
}

/** Let the menu say what is in force, and close it. */
function choose(link) {
  const menu = link.closest("details");
  for (const each of menu.querySelectorAll("a[data-group]")) each.toggleAttribute("aria-current", false);
  link.setAttribute("aria-current", "true");
  const summary = menu.querySelector("summary");
  const words = link.textContent.trim();
  summary.textContent = link.dataset.group === "none" ? "Group by" : `Group by: ${words[0].toLowerCase()}${words.slice(1)}`;
  const field = link.closest("form")?.elements.namedItem("group");
  if (field) field.value = link.dataset.group;
  menu.open = false;
  summary.focus();
}
