/** A date that was shown on the picture, put into the event's date form: to be looked at, given a reason and saved there. */

/**
 * @param base the address that events' numbers follow
 * @param edtf the date, and `version` that of the row it was made from: what others changed since is then not lost
 */
export function proposeDate(page, base, number, edtf, version) {
  const slot = page.getElementById(`slot-event-${number}-date`);
  const field = slot?.querySelector("[name=when]"); // a form that is open already keeps its reason
  if (!field) {
    const asked = new URLSearchParams({ when: edtf, version });
    globalThis.htmx?.ajax("GET", `${base}${number}/edit/date?${asked}`, { target: `#${slot?.id}`, swap: "outerHTML" });
    return;
  }
  field.value = edtf;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}
