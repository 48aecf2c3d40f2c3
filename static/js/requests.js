/**
 * What every htmx request carries. The rest of htmx's configuration is in `templates/components/htmx_config.html`: it
 * has to be there before htmx starts.
 */

const SAFE = new Set(["get", "head", "options"]);

function token(page) {
  const cookie = page.cookie.split("; ").find((part) => part.startsWith("csrftoken="));
  return page.querySelector("meta[name=csrf-token]")?.content ?? cookie?.slice("csrftoken=".length);
}

export function installRequests(page) {
  page.addEventListener("htmx:configRequest", (event) => {
    const value = SAFE.has(event.detail.verb) ? null : token(page);
    if (value) event.detail.headers["X-CSRFToken"] = value;
  });
}
