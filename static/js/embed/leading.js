/** Where a link of a framed page leads: it stays in the frame, or opens beside the page that the frame stands on. */

/**
 * @param href as the link has it
 * @param here the frame's own location: `{href, origin, pathname, search}`
 * @returns `{stays, address}`; the secret of an unlisted timeline goes along to its own pages
 */
export function leading(href, here) {
  const there = new URL(href, here.href);
  const stays = there.origin === here.origin && there.pathname === here.pathname;
  const secret = new URLSearchParams(here.search).get("token");
  const slug = here.pathname.match(/\/embed\/([^/]+)\//)?.[1];
  const isOfIt = there.origin === here.origin && there.pathname.startsWith(`/t/${slug}/`);
  if (secret && isOfIt && !there.searchParams.has("token")) there.searchParams.set("token", secret);
  return { stays, address: there.href };
}
