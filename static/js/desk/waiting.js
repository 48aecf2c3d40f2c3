/**
 * What was to be saved while the site could not be reached, kept in this tab until it is sent: it survives a reload,
 * ends with the tab, with signing out, and with another account. A record is what the form would have sent, the version
 * that it was loaded with and the key of what it makes included, so that sending it twice makes nothing twice.
 */

const PREFIX = "dateline.waiting";

export const FIRST = 2_000; // milliseconds until it is tried again; then twice as long each time
export const LONGEST = 30_000;
export const pause = (tries) => Math.min(FIRST * 2 ** tries, LONGEST);

/** What a form would send, in its order: [[name, value], …]; null where it holds what is never kept. */
export function contentOf(form, submitter) {
  const fields = [...form.elements];
  if (fields.some(({ type, value }) => type === "password" || (type === "file" && value))) return null;
  const named = submitter?.name ? [[submitter.name, submitter.value]] : [];
  return [...[...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string"), ...named];
}

/** Values as htmx takes them: those of one name together. */
export function together(content) {
  const values = {};
  for (const [name, value] of content) (values[name] ??= []).push(value);
  return values;
}

export function waitingOf(account, storage = () => globalThis.sessionStorage) {
  const mine = `${PREFIX}.${account}.`;
  const attempt = (work, otherwise) => {
    try {
      return account ? work(storage()) : otherwise;
    } catch {
      return otherwise; // storage may be refused or full: the draft is kept elsewhere, and the form says what is wrong
    }
  };
  const keys = (kept) => Object.keys(kept).filter((key) => key.startsWith(`${PREFIX}.`));
  return {
    /** The records of this account, the oldest first. */
    all: () =>
      attempt((kept) => {
        const found = keys(kept).filter((key) => key.startsWith(mine));
        return found.map((key) => JSON.parse(kept.getItem(key))).sort((one, other) => one.at - other.at);
      }, []),
    keep: (record) => attempt((kept) => kept.setItem(mine + record.address, JSON.stringify(record))),
    forget: (address) => attempt((kept) => kept.removeItem(mine + address)),
    /** What was another account's; everything, where somebody signs out. */
    clear: (isLeaving = false) =>
      attempt((kept) => {
        for (const key of keys(kept)) if (isLeaving || !key.startsWith(mine)) kept.removeItem(key);
      }),
  };
}
