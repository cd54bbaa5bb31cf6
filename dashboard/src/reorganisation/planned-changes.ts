import type { QuotaRow } from '../board/board-operations.ts';
import type { Change } from './reorganisation-operations.ts';
import type { ReorganisationWords } from './words.ts';

/** What a decision may do, one at a time. */
export type ChangeKind = 'MERGE' | 'MERGE_NEW' | 'SPLIT' | 'REPARENT' | 'FOUND' | 'RENAME' | 'DISSOLVE';

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
  /** What goes to the new one of a split; everything else stays. */
  goes: Goes;
}

/** Committees directly below, cases and appointments, by their ids, and how many members. */
export interface Goes {
  committeeIds: readonly string[];
  candidateIds: readonly string[];
  officerIds: readonly string[];
  memberCount: string;
}

/** Nothing of it. */
export const NOTHING_GOES: Goes = { committeeIds: [], candidateIds: [], officerIds: [], memberCount: '' };

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
  SPLIT: { which: 'ONE', into: 'NO', name: true, type: false },
  REPARENT: { which: 'MANY', into: 'YES', name: false, type: false },
  FOUND: { which: 'NONE', into: 'YES', name: true, type: true },
  RENAME: { which: 'ONE', into: 'NO', name: true, type: false },
  DISSOLVE: { which: 'ONE', into: 'MAYBE', name: false, type: false },
};

/** The change as the decision has it; null where something is missing. */
export function plannedChange(
  { kind, which, into, name: typedName, type, goes }: TypedChange,
  rowOf: (id: string) => Pick<QuotaRow, 'name' | 'kind' | 'parentId'> | undefined,
  words: ReorganisationWords,
): PlannedChange | null {
  const nameOf = (id: string): string => rowOf(id)?.name ?? '';
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
    SPLIT: splitOf(one, ref, rowOf(one), goes),
    REPARENT: [{ reparent: { committeeIds: [...which], under: { committeeId: into } } }],
    FOUND: [found],
    RENAME: [{ rename: { committeeId: one, name } }],
    DISSOLVE: [{ dissolve: { committeeId: one, successors: into === '' ? [] : [{ committeeId: into }] } }],
  };
  const them = kind === 'FOUND' ? name : which.map(nameOf).join(', ');
  const to = kind === 'MERGE_NEW' || kind === 'RENAME' || kind === 'SPLIT' ? name : into === '' ? '' : nameOf(into);
  return { id, said: words.said[kind](them, to), changes: changes[kind] };
}

/** One that goes on, and a new one of its kind beside it, with what is said to go there. */
function splitOf(
  committeeId: string,
  ref: string,
  row: Pick<QuotaRow, 'kind' | 'parentId'> | undefined,
  { memberCount, ...goes }: Goes,
): Change[] {
  if (!row?.parentId) return [];
  const members = /^\d+$/.test(memberCount.trim()) ? { memberCount: Number(memberCount) } : {};
  const [committeeIds, candidateIds, officerIds] = [goes.committeeIds, goes.candidateIds, goes.officerIds].map(
    (ids) => [...ids],
  );
  return [
    { found: { ref, kind: row.kind, name: ref, under: { committeeId: row.parentId } } },
    {
      split: {
        committeeId,
        parts: [{ to: { committeeId } }, { to: { ref }, committeeIds, candidateIds, officerIds, ...members }],
      },
    },
  ];
}
