/** Random but repeatable: mulberry32, a number in [0, 1) per call. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A placement as `viewport.json` has it, happened on 10 March 2007 unless said otherwise. */
export function placement(changes = {}) {
  return {
    n: 1,
    title: "Conference in Baghdad",
    when: "10 March 2007",
    b: 1173484800,
    e: 1173571200,
    kind: "current",
    mark: "happened",
    weight: 50,
    computed: false,
    conflict: false,
    fade_b: false,
    fade_e: false,
    open_b: false,
    open_e: false,
    precision: "day",
    ...changes,
  };
}

/** An answer of `viewport.json` that holds everything it counts. */
export function answer(placements, window, changes = {}) {
  const span = [Math.min(...placements.map(({ b }) => b)), Math.max(...placements.map(({ e }) => e))];
  return {
    change: 1,
    window,
    span,
    opening: window,
    total: placements.length,
    shown: placements.length,
    placements,
    density: { from: span[0], step: Math.max(1, (span[1] - span[0]) / 10), counts: Array(10).fill(0) },
    outside: { before: [], after: [] },
    ...changes,
  };
}
