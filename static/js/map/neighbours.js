/** Where an arrow leads among points: to the nearest that lies more that way than any other. */

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @returns the item an arrow leads to, undefined where there is none that way; `null` for other keys */
export function beside(items, here, key) {
  const way = WAYS[key];
  if (!way) return null;
  const cost = ({ x, y }) => {
    const [dx, dy] = [x - here.x, y - here.y];
    const along = dx * way[0] + dy * way[1];
    const off = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    return along > 0 && off <= along * 2 ? along + off * 2 : Infinity;
  };
  const sorted = items.filter((item) => item !== here && cost(item) < Infinity);
  return sorted.toSorted((one, other) => cost(one) - cost(other))[0];
}
