import type { AreaKind, DifficultyClass } from '../../db/generated/enums.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { orRefuse } from '../errors.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { readAreaForm } from './area-form.ts';
import { enterNewAreas } from './enter-new.ts';
import { lockAreas } from './locks.ts';

/** An area, and the committee that keeps its record. */
export interface RecordAreaInput {
  committeeId: UnreadId;
  kind: AreaKind;
  name: string;
  parentId?: UnreadId | null;
  difficultyClass?: DifficultyClass | null;
  code?: string | null;
  validFrom: UnreadDay;
  documentNumber?: string | null;
  documentOn?: UnreadDay | null;
}

/**
 * Records an area that is there since a day.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as enterNewAreas
 */
export const recordArea = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToRefer, { see: 'committee:read', do: 'area:change' }),
  },
  read: (input: RecordAreaInput, { today }) => readAreaForm(input, today),
  async work(at, { committee }, form) {
    await lockAreas(at.tx);
    return { area: orRefuse(await enterNewAreas(at, [{ keeperId: committee.id, form }])) };
  },
});
