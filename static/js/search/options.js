/** What the search offers, as one list of options in groups, and the addresses that they lead to. Touches no page. */

/** Groups of the answer of `search/suggest`, without the empty ones: [{name, options: [{pieces, note, search | href | text}]}]. */
export function groupsOf(answer, typed, search) {
  const events = answer.events.map(({ number, title, when, state, href }) => ({
    pieces: title,
    note: [when, state].filter(Boolean).join(" · "),
    href,
    isEvent: true,
    search: withEvent(search, number),
  }));
  const names = answer.names.map(({ kind, param, value, name, count }) => ({
    pieces: name,
    note: `${kind} · ${count === 1 ? "1 event" : `${count.toLocaleString("en-GB")} events`}`,
    search: withFilter(search, param, value),
  }));
  const instead = answer.instead ? [{ pieces: [[answer.instead, true]], note: "", text: answer.instead }] : [];
  const all = typed && events.length ? [{ pieces: [[`All results for ${typed}`, false]], note: "", page: typed }] : [];
  return [
    { name: "Events", options: events },
    { name: "Show only", options: names },
    { name: "Did you mean", options: instead },
    { name: "Everything", options: all },
  ].filter(({ options }) => options.length);
}

/** One sentence for assistive technology. */
export function said(groups) {
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  if (!count) return "No suggestions";
  const named = groups.find(({ name }) => name === "Did you mean");
  if (named) return `Nothing found. Did you mean ${named.options[0].text}?`;
  return `${count === 1 ? "1 suggestion" : `${count} suggestions`}, arrow keys to choose`;
}

/** Where a key leads from option `at` (-1: the field itself) among `count`; null where it is the field's own key. */
export function moved(at, key, count) {
  if (key === "ArrowDown") return at + 1 < count ? at + 1 : -1;
  if (key === "ArrowUp") return at === -1 ? count - 1 : at - 1;
  if (at !== -1 && key === "Home") return 0;
  if (at !== -1 && key === "End") return count - 1;
  return null;
}

/** The address with one more filter, and without the words that led to it. */
export function withFilter(search, param, value) {
  const asked = bare(search);
  if (!asked.getAll(param).includes(value)) asked.append(param, value);
  return `?${asked}`;
}

/** The address with an event opened, and without the words that led to it. */
export function withEvent(search, number) {
  const asked = bare(search);
  asked.set("event", number);
  return `?${asked}`;
}

/** What is asked of `search/suggest`: the words, through the lens of the page. */
export function question(search, typed) {
  const asked = new URLSearchParams({ q: typed });
  for (const name of ["known", "according"]) {
    const value = new URLSearchParams(search).get(name);
    if (value) asked.set(name, value);
  }
  return `?${asked}`;
}

function bare(search) {
  const asked = new URLSearchParams(search);
  for (const name of ["q", "page"]) asked.delete(name);
  return asked;
}
