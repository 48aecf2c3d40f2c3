/**
 * A text that is read: what is too large is said before it is sent, the pressed button says "Reading …", and where no
 * answer comes that is said as well. The form stays as it is, its file too; without this module it is sent as any other.
 *
 *   <form data-reads data-most-text="2400000" data-most-file="20000000" hx-post="…" hx-target="#refused" …>
 *     … <p data-reading role="status" hidden></p> … <button name="way" value="text">Read the text</button></form>
 */

export const READING = "Reading …";
const SLOW = "Reading … A long document takes up to half a minute.";
const UNREACHABLE = "Not read: the site cannot be reached. What you typed is still here.";
const BROKEN = "Not read: something went wrong on the site. What you typed is still here.";
const WAIT = 3000; // milliseconds until it is said that it may take longer

const megabytes = (size) => `${(size / 1e6).toFixed(1).replace(/\.0$/, "")} MB`;

/** What is too large to be sent, in a sentence; "" for nothing. Sizes are in bytes. */
export function tooLarge(way, { text = 0, file = 0 }, { mostText, mostFile }) {
  if (mostText && text > mostText)
    return `The pasted text has ${megabytes(text)}; at most ${megabytes(mostText)} can be pasted. Save it as a .txt file and upload that.`;
  if (way === "file" && mostFile && file > mostFile)
    return `The file has ${megabytes(file)}; at most ${megabytes(mostFile)} are taken in. Bring the part that matters, or paste its text.`;
  return "";
}

export function installBringing(page, later = (work) => setTimeout(work, WAIT)) {
  const busy = new WeakMap();
  const formOf = ({ detail }) => detail?.elt?.closest?.("form[data-reads]");

  function refuse(words) {
    const place = page.getElementById("refused");
    if (!place) return;
    place.className = "refusal";
    place.setAttribute("role", "alert");
    place.textContent = words;
  }

  function say(form, words) {
    const place = form.querySelector("[data-reading]");
    if (place) Object.assign(place, { hidden: !words, textContent: words });
  }

  function rest(form) {
    const { button, words, timer } = busy.get(form) ?? {};
    if (!button) return;
    clearTimeout(timer);
    button.textContent = words;
    busy.delete(form);
    say(form, "");
  }

  page.addEventListener(
    "submit",
    (event) => {
      const form = event.target.closest?.("form[data-reads]");
      if (!form) return;
      const sizes = {
        text: new Blob([form.elements.text?.value ?? ""]).size,
        file: form.elements.file?.files?.[0]?.size ?? 0,
      };
      const most = { mostText: Number(form.dataset.mostText), mostFile: Number(form.dataset.mostFile) };
      const words = tooLarge(event.submitter?.value, sizes, most);
      if (!words) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      refuse(words);
    },
    true,
  );

  page.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (!form) return;
    const asked = event.detail.requestConfig?.triggeringEvent?.submitter;
    const button = asked ?? form.querySelector("button");
    busy.set(form, { button, words: button.textContent, timer: later(() => say(form, SLOW)) });
    button.textContent = READING;
  });

  page.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (!form) return;
    const { status = 0 } = event.detail.xhr ?? {};
    if (status === 204) return form.dispatchEvent(new CustomEvent("dateline:saved", { bubbles: true })); // on its way
    rest(form);
    if (status === 0) refuse(UNREACHABLE);
    else if (status >= 400 && status !== 422) refuse(BROKEN);
  });
}
