import type { PersonGroup, SourceCategory } from '../../db/generated/enums.ts';
import { readAt, readEach } from '../form.ts';
import { readWhole } from '../input.ts';
import type { SubTargetRow } from './records.ts';
import { MOST_TARGET } from './rules.ts';
import { mistakes } from './violations.ts';

/** A sub-target as a form brings it: of a group or of a source, one of the two. */
export interface SubTargetInput {
  of: { group?: PersonGroup | null; source?: SourceCategory | null };
  target: number;
}

/**
 * Reads sub-targets, each of a group or a source of its own.
 * @throws InvalidInput with the mistakes of all rows
 */
export function readSubTargets(rows: readonly SubTargetInput[]): SubTargetRow[] {
  const known = new Set<string>();
  return readEach(rows, ({ of: { group = null, source = null }, target }, n) => {
    const at = (field: string): string[] => ['rows', String(n), field];
    const key = `${group} ${source}`;
    if (known.has(key)) throw mistakes.subTargetTwice(at('of'));
    known.add(key);
    return { group, source, target: readAt(at('target'), () => readWhole(target, 'target', 0, MOST_TARGET)) };
  });
}
