/**
 * Break a title into at most `limit` lines no wider than `room`, as even as its words allow.
 *
 * @param measure (text) → pixels
 * @returns `{lines, width}`; only what cannot fit at all is shortened, with an ellipsis
 */
export function wrap(title, room, measure, limit = 3) {
  const words = title.split(/[ \t\r\n]+/).filter(Boolean); // no-break spaces hold
  const whole = measure(title);
  if (whole <= room) return { lines: [words.join(" ")], width: whole };
  const wanted = Math.min(limit, Math.ceil(whole / room));
  for (let lines = wanted; lines <= limit; lines += 1) {
    for (let target = Math.max(whole / lines, room * 0.5); target <= room; target += room * 0.08) {
      const broken = fill(words, target, measure);
      if (broken.length <= lines && broken.every((line) => measure(line) <= room))
        return measured(broken, measure);
    }
    const broken = fill(words, room, measure);
    if (broken.length <= lines && broken.every((line) => measure(line) <= room))
      return measured(broken, measure);
  }
  const broken = fill(words, room, measure).slice(0, limit);
  return measured(
    broken.map((line, index) => shortened(line, room, measure, index === limit - 1)),
    measure,
  );
}

const measured = (lines, measure) => ({ lines, width: Math.max(...lines.map(measure)) });

function fill(words, room, measure) {
  const lines = [];
  for (const word of words) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measure(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function shortened(line, room, measure, isLast) {
  let kept = isLast ? `${line}…` : line;
  while (measure(kept) > room && kept.length > 2)
    kept = `${kept.slice(0, kept.endsWith("…") ? -2 : -1).trimEnd()}…`;
  return kept;
}
