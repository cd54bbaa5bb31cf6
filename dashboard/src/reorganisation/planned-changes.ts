import type { QuotaRow } from '../board/board-operations.ts';
import type { Change } from './reorganisation-operations.ts';
import type { ReorganisationWords } from './words.ts';

/** What a decision may do, one at a time. */
export type ChangeKind = 'MERGE' | 'MERGE_NEW' | 'REPARENT' | 'FOUND' | 'RENAME' | 'DISSOLVE';

/** A change as it is chosen and typed. */
export interface TypedChange {
  kind: ChangeKind;
  /** Which committees. */
  which: readonly string[];
  /** Which one follows, or stands above. */
  into: string;
  name: string;
  /** What a new one is. */
  type: QuotaRow['kind'];
}

/** A change that was added to the decision: what is said of it, and what is sent. */
export interface PlannedChange {
  id: string;
  said: string;
  changes: readonly Change[];
}

/** What a kind of change asks for. */
export const ASKS: Record<
  ChangeKind,
  { which: 'NONE' | 'ONE' | 'MANY'; into: 'NO' | 'YES' | 'MAYBE'; name: boolean; type: boolean }
> = {
  MERGE: { which: 'MANY', into: 'YES', name: false, type: false },
  MERGE_NEW: { which: 'MANY', into: 'YES', name: true, type: true },
  REPARENT: { which: 'MANY', into: 'YES', name: false, type: false },
  FOUND: { which: 'NONE', into: 'YES', name: true, type: true },
  RENAME: { which: 'ONE', into: 'NO', name: true, type: false },
  DISSOLVE: { which: 'ONE', into: 'MAYBE', name: false, type: false },
};

/** The change as the decision has it; null where something is missing. */
export function plannedChange(
  { kind, which, into, name: typedName, type }: TypedChange,
  nameOf: (id: string) => string,
  words: ReorganisationWords,
): PlannedChange | null {
  const asks = ASKS[kind];
  const name = typedName.trim();
  if (asks.which !== 'NONE' && which.length === 0) return null;
  if ((asks.into === 'YES' && into === '') || (asks.name && name === '')) return null;
  const id = `${kind} ${which.join(',')} ${into} ${name}`;
  const [one = ''] = which;
  const ref = name;
  const found: Change = { found: { ref, kind: type, name, under: { committeeId: into } } };
  const changes: Record<ChangeKind, Change[]> = {
    MERGE: [{ merge: { committeeIds: [...which], into: { committeeId: into } } }],
    MERGE_NEW: [found, { merge: { committeeIds: [...which], into: { ref } } }],
    REPARENT: [{ reparent: { committeeIds: [...which], under: { committeeId: into } } }],
    FOUND: [found],
    RENAME: [{ rename: { committeeId: one, name } }],
    DISSOLVE: [{ dissolve: { committeeId: one, successors: into === '' ? [] : [{ committeeId: into }] } }],
  };
  const them = kind === 'FOUND' ? name : which.map(nameOf).join(', ');
  const to = kind === 'MERGE_NEW' || kind === 'RENAME' ? name : into === '' ? '' : nameOf(into);
  return { id, said: words.said[kind](them, to), changes: changes[kind] };
}
