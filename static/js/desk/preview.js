/**
 * What the words of a date mean, said beside the field while they are typed.
 *
 *   <input id="id_when" data-date-preview="{% url 'events:date-preview' %}" aria-describedby="id_when_preview">
 *   <div id="id_when_preview" class="date-preview" aria-live="polite"></div>
 *
 * The place is the element whose id is the field's with `_preview`; or the one that `data-preview-target` names by its
 * id. With `data-calendar-field="<name>"` the field of that name in the same form says the calendar: its value, or
 * for a checkbox its value while it is ticked. Fields that come by a swap need nothing more.
 */

const PAUSE = 250; // milliseconds without a keystroke before the words are looked up

const LONGEST = 301; // characters that are looked up: one more than a date may have, so that the answer says so

export function addressOf(base, words, calendar) {
  const asked = new URLSearchParams({ words: words.slice(0, LONGEST) });
  if (calendar) asked.set("calendar", calendar);
  return `${base}?${asked}`;
}

export function calendarIn(form, name) {
  const field = name ? form?.elements.namedItem(name) : null;
  if (!field) return "";
  return field.type === "checkbox" && !field.checked ? "" : field.value;
}

export function installPreview(page, { fetch = globalThis.fetch.bind(globalThis), pause = PAUSE } = {}) {
  const asked = new WeakMap(); // field → {timer, request}

  const placeOf = (field) => page.getElementById(field.dataset.previewTarget ?? `${field.id}_preview`);

  function look(field) {
    const before = asked.get(field);
    clearTimeout(before?.timer);
    before?.request?.abort();
    const request = new AbortController();
    asked.set(field, { request, timer: setTimeout(() => void show(field, request.signal), pause) });
  }

  async function show(field, signal) {
    const place = placeOf(field);
    if (!place) return;
    const words = field.value.trim();
    if (!words) return place.replaceChildren();
    try {
      const address = addressOf(field.dataset.datePreview, words, calendarIn(field.form, field.dataset.calendarField));
      const answer = await fetch(address, { signal });
      if (answer.ok) place.innerHTML = await answer.text(); // our own fragment, escaped by the template
    } catch {
      // a newer question has taken its place, or the site is away: then saving says so
    }
  }

  page.addEventListener("input", ({ target }) => {
    if (target.matches?.("[data-date-preview]")) return look(target);
    const fields = target.form?.querySelectorAll?.(`[data-calendar-field="${CSS.escape(target.name ?? "")}"]`);
    for (const field of fields ?? []) look(field);
  });

  const lookAtAll = () => {
    for (const field of page.querySelectorAll("[data-date-preview]")) {
      if (field.value && !asked.has(field)) look(field);
    }
  };
  page.addEventListener("htmx:afterSettle", lookAtAll);
  lookAtAll();
}
