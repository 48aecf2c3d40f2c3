/** The address of another view of the same events: everything else stays as it is, but it begins on its first page. */

/**
 * @param search the query string of the page as it is now
 * @param view the name of the view; `usual` goes without saying
 */
export function withView(search, view, usual = "timeline") {
  const parameters = new URLSearchParams(search);
  parameters.delete("page");
  parameters.delete("view");
  const rest = parameters.toString();
  const named = view === usual ? "" : `view=${encodeURIComponent(view)}`;
  const query = [named, rest].filter(Boolean).join("&").replaceAll("%3A", ":");
  return query && `?${query}`;
}

const ON_SCREEN = ["view", "event", "page", "cols", "sort", "at", "week"];

/** What an image, or paper, is of: the view without what is only on the screen. */
export function taken(search) {
  const parameters = new URLSearchParams(search);
  for (const name of ON_SCREEN) parameters.delete(name);
  const query = parameters.toString().replaceAll("%3A", ":");
  return query && `?${query}`;
}
