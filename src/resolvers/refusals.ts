import type { Message } from '../messages/catalogue.ts';
import type { Words } from '../messages/language.ts';
import { InvalidInput, RuleViolation } from './errors.ts';

/** A refusal as a person reads it: the same sentence in each language, and the input field that it is about. */
export interface Told extends Words {
  /** Its name, or the way to it where it stands deeper, such as `rows`, `3`, `target`. */
  path: string | readonly string[];
}

/** The same for a rule. */
interface ToldRule extends Told {
  /** Document and point that make the rule; left out for a rule of bookkeeping. */
  source?: string;
  /** Who followed, where a committee has ended. */
  successors?: RuleViolation['successors'];
}

/** Makes a sentence out of the facts of a case. */
type Tell = (...facts: never[]) => ToldRule;

/** A rule that refuses: what its code means, and the sentence, or one sentence for each way of breaking the rule. */
export interface RuleRefusal {
  meaning: Words;
  tell: Tell | Record<string, Tell>;
}

/** The meaning of a rule that no document makes: it keeps the records in order. */
export function bookkeeping({ en, vi }: Words): Words {
  return { en: `${en} This is bookkeeping.`, vi: `${vi} Đây là quy tắc ghi chép.` };
}

/** The errors of a refusal, made of the facts that its sentence takes. */
type Violations<T> = T extends (...facts: infer Facts) => ToldRule
  ? (...facts: Facts) => RuleViolation
  : { readonly [Way in keyof T]: Violations<T[Way]> };

/**
 * What a subject throws, one error for each code of its table: `violations.CLASS_FULL(capacity)`, or
 * `violations.STEP_BEFORE_LAST.ceremony(day)` where a code has several sentences.
 */
export function violationsOf<const T extends Record<string, RuleRefusal>>(
  refusals: T,
): { readonly [Code in keyof T]: Violations<T[Code]['tell']> } {
  const violation =
    (code: string, tell: Tell) =>
    (...facts: never[]): RuleViolation => {
      const { path, source = null, successors = [], ...words } = tell(...facts);
      return new RuleViolation(code, said(words), { path: [path].flat(), source, successors });
    };
  const made = Object.entries(refusals).map(([code, { tell }]) => [
    code,
    typeof tell === 'function'
      ? violation(code, tell)
      : Object.fromEntries(Object.entries(tell).map(([way, one]) => [way, violation(code, one)])),
  ]);
  return Object.fromEntries(made);
}

/** Mistakes of a subject's input, by name: values that cannot be right whatever the state of things. */
export function mistakesOf<const T extends Record<string, (...facts: never[]) => Told>>(
  table: T,
): { readonly [Name in keyof T]: (...facts: Parameters<T[Name]>) => InvalidInput } {
  const made = Object.entries(table).map(([name, tell]) => [
    name,
    (...facts: never[]) => {
      const { path, ...words } = tell(...facts);
      return new InvalidInput(said(words), [path].flat());
    },
  ]);
  return Object.fromEntries(made);
}

/** A message whose words stand with their subject and not in the catalogues. */
export function said(words: Words): Message {
  return ({ language }) => words[language];
}
