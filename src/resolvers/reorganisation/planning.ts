import type { CommitteeKind } from '../../db/generated/enums.ts';
import type { RuleViolation } from '../errors.ts';
import type { Decision, Key } from './form.ts';
import type { Snapshot, StandingBody } from './snapshot.ts';

/** A body as a decision leaves it. */
export interface Body {
  key: Key;
  kind: CommitteeKind;
  name: string;
  shortName: string | null;
  /** Under which it stands from the day on; null for a root. */
  parent: Key | null;
  /** Who follows it; null where it goes on. */
  successors: Key[] | null;
  /** As it stood before; null for one that is founded. */
  before: StandingBody | null;
}

/** What is planned with, and where refusals are told. */
export interface Planning {
  decision: Decision;
  snapshot: Snapshot;
  bodies: Map<Key, Body>;
  refuse(path: readonly string[], violation: RuleViolation): void;
}

/** Whether a body that stands ends by the decision. */
export function endsBy({ bodies }: Pick<Planning, 'bodies'>, key: Key): boolean {
  return (bodies.get(key)?.successors ?? null) !== null;
}
