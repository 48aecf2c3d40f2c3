/** Links that group the picture otherwise: by the time one is followed the address may hold another window. */

export function withGroup(search, group) {
  const parameters = new URLSearchParams(search);
  parameters.set("group", group);
  return `?${parameters.toString().replaceAll("%3A", ":")}`;
}

export function installGroupLinks(page) {
  for (const type of ["pointerdown", "focusin", "click"]) page.addEventListener(type, renew, true);
}

function renew(event) {
  const link = event.target.closest?.("a[data-group]");
  if (link) link.href = link.pathname + withGroup(location.search, link.dataset.group);
}
