/** A rule that is taken out: an expression of a file, and what stands for it where the rule is missing. */
export interface Cut {
  /** A file of src. */
  file: string;
  from: number;
  to: number;
  /** Another expression; of a place that an operation declares, the place without its questions. */
  replace: string;
  /** Where a place is declared: its name, and what it is written as. It is read once, when its file is loaded. */
  place?: { name: string; written: string };
  /** Whether the expression is read once, when its file is loaded, and may be a function instead. */
  once?: boolean;
}

/** One rule of a file has one. */
export function keyOf({ file, from, to, replace }: Cut): string {
  return `${file}:${from}-${to} ${replace}`;
}

/**
 * The text of a file in which every cut has a switch: with all switches off it does what it did.
 * @param cuts - of this file. They may lie in each other, and several may be about one expression.
 * @param name - the global set of the keys of those that are switched.
 * @throws Error where two of them overlap.
 */
export function withSwitches(text: string, cuts: readonly Cut[], name: string): string {
  const unlike = [...new Map(cuts.map((cut) => [keyOf(cut), cut])).values()];
  // The outer one first; an inner one then lies behind it.
  const ordered = unlike.toSorted((one, other) => one.from - other.from || other.to - one.to);
  const between = (from: number, to: number, inside: readonly Cut[]): string => {
    let [at, written] = [from, ''];
    for (let n = 0; n < inside.length; n += 1) {
      const cut = inside[n] as Cut;
      if (cut.to > to) throw new Error(`${keyOf(cut)} ends within another one`);
      const rest = inside.slice(n + 1);
      const within = rest.findIndex((other) => other.from >= cut.to);
      const inner = within < 0 ? rest : rest.slice(0, within);
      written += text.slice(at, cut.from) + switched(cut, between(cut.from, cut.to, inner), name);
      at = cut.to;
      n += inner.length;
    }
    return written + text.slice(at, to);
  };
  return between(0, text.length, ordered);
}

function switched(cut: Cut, whole: string, name: string): string {
  const off = `globalThis.${name}.has(${JSON.stringify(keyOf(cut))})`;
  if (cut.place) {
    const declared = whole === cut.place.name ? whole : whole.slice(whole.indexOf(':') + 1);
    const questions = `get recall() { return ${off} ? undefined : place.recall; }, allow: (...all) => ${off} ? Promise.resolve({ thing: all[0], role: null }) : place.allow(...all)`;
    return `${cut.place.name}: ((place) => ({ ...place, ${questions} }))(${declared})`;
  }
  return cut.once ? `() => (${off} ? (${cut.replace}) : (${whole}))` : `(${off} ? (${cut.replace}) : (${whole}))`;
}
