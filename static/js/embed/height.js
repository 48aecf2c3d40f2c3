/**
 * The height of a framed page, told to the page around it: to the one origin that the frame's address states, and only
 * if that is the one which really stands around it. Nobody else hears anything.
 */

const LEAST_CHANGE = 1; // pixels

/**
 * The origin to tell, or "".
 *
 * @param stated the origin that the address states
 * @param around what the browser says stands around the frame: the innermost first; empty where it does not say
 * @param referrer the page that the frame was opened from, which is the one around it unless a link in it was followed
 * @param own our own origin
 */
export function hearer(stated, { around, referrer, own }) {
  if (!stated) return "";
  if (around.length) return around[0] === stated ? stated : "";
  const from = originOf(referrer);
  // The browser itself keeps what is said from any other origin than the stated one.
  return from === stated || from === own || from === "" ? stated : "";
}

function originOf(address) {
  try {
    return new URL(address).origin;
  } catch {
    return "";
  }
}

/** What is sent: `most` is the height that the frame may have at most, or NaN. */
export function told(height, most) {
  return { type: "dateline:height", height: Math.min(Math.ceil(height), most || Infinity) };
}

export function installHeight(page, parent) {
  const { origin: stated = "", most } = page.documentElement.dataset;
  const around = [...(location.ancestorOrigins ?? [])];
  const origin = hearer(stated, { around, referrer: page.referrer, own: location.origin });
  if (!origin || parent === globalThis.window) return;
  let last = 0;
  new ResizeObserver(() => {
    const { height } = page.body.getBoundingClientRect();
    if (Math.abs(height - last) < LEAST_CHANGE) return;
    last = height;
    parent.postMessage(told(height, Number(most)), origin);
  }).observe(page.body);
}
