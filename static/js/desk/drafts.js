/**
 * Nothing typed is lost: a form says `data-draft="<key>"`, and what is typed in it is kept in this browser until it is
 * saved. Found again after a reload, a crash, a closed tab or an error, it is put back ("You had typed this at 14:03 ·
 * Discard"); where the form has begun from other words since, it is offered only.
 *
 *   <form data-draft="fact-{{ timeline.slug }}" …>
 *
 * The key should name what is edited ("event-12-title"). It is kept under the account of <html data-account>, so that
 * another account in the same browser never sees it, and is not kept at all for nobody. Passwords, files, versions and
 * `data-undrafted` fields are never kept; the idempotency key `key` is, so that what was sent already is not made twice.
 * `dateline:saved` on the form (saving.js) forgets the draft. `draftsOf(page)` is for those who draw forms themselves.
 */

const PREFIX = "dateline.draft";
const UNKEPT = new Set(["csrfmiddlewaretoken", "version", "next"]);
const OLDEST = 30 * 24 * 60 * 60 * 1000; // milliseconds that a forgotten draft is kept

export const storageKey = (account, key) => `${PREFIX}.${account}.${key}`;

/** What is typed in a form: [[name, value], …] in its order; of a ticked box its value, of one not ticked null. */
export function typedIn(elements) {
  const typed = [];
  for (const field of elements) {
    if (!field.name || UNKEPT.has(field.name) || field.dataset?.undrafted !== undefined) continue;
    if (["password", "file", "submit", "button", "reset", "fieldset"].includes(field.type)) continue;
    const isTicked = ["checkbox", "radio"].includes(field.type);
    typed.push([field.name, isTicked && !field.checked ? null : field.value]);
  }
  return typed;
}

/** Whether two of them say the same to a reader: keys of requests do not count. */
export function isSame(one, other) {
  const said = (typed) => JSON.stringify(typed.filter(([name]) => name !== "key"));
  return said(one) === said(other);
}

/** Whether nobody has written anything in a form yet, and no address filled it in. */
export function isBlank(elements) {
  const chosen = ["hidden", "checkbox", "radio", "select-one", "select-multiple", "submit", "button", "fieldset"];
  return [...elements].every((field) => chosen.includes(field.type) || !field.name || !field.value);
}

/** Put what was typed back, field by field in order; the fields that were changed. */
export function putBack(elements, typed) {
  const left = [...typed];
  const changed = [];
  for (const field of elements) {
    const at = left.findIndex(([name]) => name === field.name);
    if (at === -1 || !typedIn([field]).length) continue;
    const [[, value]] = left.splice(at, 1);
    if (["checkbox", "radio"].includes(field.type)) {
      if (field.checked === (value !== null)) continue;
      field.checked = value !== null;
    } else {
      if (value === null || field.value === value) continue;
      field.value = value;
    }
    changed.push(field);
  }
  return changed;
}

/** `14:03` today, else `3 March, 14:03`. */
export function timeWords(at, now = Date.now()) {
  const [then, today] = [new Date(at), new Date(now)];
  const clock = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (then.toDateString() === today.toDateString()) return clock;
  return `${then.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}, ${clock}`;
}

export function draftsOf(page, storage = () => globalThis.localStorage) {
  const account = page.documentElement.dataset.account;
  const attempt = (work) => {
    try {
      return account ? work(storage()) : null;
    } catch {
      return null; // storage may be refused or full; saving.js then warns before the page is left
    }
  };
  const keyOf = (form) => storageKey(account, form.dataset.draft);
  return {
    read: (form) => attempt((kept) => JSON.parse(kept.getItem(keyOf(form)) ?? "null")),
    keep: (form, base, typed, isSent = false) =>
      attempt((kept) => {
        kept.setItem(keyOf(form), JSON.stringify({ at: Date.now(), base, typed, isSent }));
        return true;
      }) === true,
    forget: (form) => attempt((kept) => kept.removeItem(keyOf(form))),
    /** Forget what is old; and what was sent without htmx, once a page came that neither refuses it nor asks again. */
    tidy: (forms, isRefused) =>
      attempt((kept) => {
        const here = new Set([...forms].map(keyOf));
        for (const key of Object.keys(kept).filter((each) => each.startsWith(`${PREFIX}.`))) {
          const { at = 0, isSent } = JSON.parse(kept.getItem(key) ?? "{}");
          const isDone = isSent && !isRefused && !here.has(key) && key.startsWith(storageKey(account, ""));
          if (isDone || Date.now() - at > OLDEST) kept.removeItem(key);
        }
      }),
  };
}
