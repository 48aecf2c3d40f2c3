/**
 * What every htmx request carries, and what becomes of the address after it. The rest of htmx's configuration is in
 * `templates/components/htmx_config.html`: it has to be there before htmx starts.
 */

import { isSameStep } from "./timeline/address.js";

const SAFE = new Set(["get", "head", "options"]);

/** What a request that writes has to carry. */
export function csrfToken(page) {
  const cookie = page.cookie.split("; ").find((part) => part.startsWith("csrftoken="));
  return page.querySelector("meta[name=csrf-token]")?.content ?? cookie?.slice("csrftoken=".length);
}

export function installRequests(page) {
  page.addEventListener("htmx:configRequest", (event) => {
    const value = SAFE.has(event.detail.verb) ? null : csrfToken(page);
    if (!value) return;
    event.detail.headers["X-CSRFToken"] = value;
    event.detail.formData.delete("csrfmiddlewaretoken"); // of a page older than the last sign-in, which changed it
  });

  // What somebody typed before the scripts were there is looked at as if it were typed now.
  page.addEventListener("DOMContentLoaded", () => {
    for (const field of page.querySelectorAll("input[hx-post]")) {
      if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  // "Back" undoes what a reader did, not each letter of it
  page.addEventListener("htmx:beforeHistoryUpdate", ({ detail: { history } }) => {
    const next = new URL(history.path, location.href);
    const isHere = next.pathname === location.pathname && isSameStep(location.search, next.search);
    if (isHere) history.type = "replace";
  });
}
