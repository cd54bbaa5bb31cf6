/** So many must begin alike before that is left out. */
const MANY = 3;

/**
 * Names without the words that several of them begin with: of "Đảng bộ xã Lâm Thượng" a wall says "Lâm Thượng". A name that would then be
 * the same as another one, or empty, stays whole.
 */
export function shortNames(names: readonly string[]): string[] {
  const counted = new Map<string, number>();
  for (const name of names) {
    for (const start of startsOf(name)) counted.set(start, (counted.get(start) ?? 0) + 1);
  }
  const short = names.map((name) => {
    const start = startsOf(name).findLast((one) => (counted.get(one) ?? 0) >= MANY);
    return start === undefined ? name : name.slice(start.length + 1);
  });
  return short.map((name, index) => {
    const isOnly = short.filter((other) => other === name).length === 1;
    return isOnly ? name : (names[index] ?? name);
  });
}

/**
 * What a name can begin with, by whole words: never all of it, and never up to a number, which says nothing alone. Only the first of
 * those words is written large: where another one is, the name of a place has begun, and of "xã Minh Xuân" nobody says "Xuân".
 */
function startsOf(name: string): string[] {
  const words = name.split(' ');
  const found = words.findIndex((word, index) => index > 0 && /^\p{Lu}/u.test(word));
  const ownFrom = found < 0 ? words.length : found;
  return words
    .slice(1, ownFrom + 1)
    .flatMap((word, index) => (/^\d/.test(word) ? [] : [words.slice(0, index + 1).join(' ')]));
}
