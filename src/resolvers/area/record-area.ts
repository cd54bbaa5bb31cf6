import { v7 as uuidv7 } from 'uuid';
import type { AreaKind, DifficultyClass } from '../../db/generated/enums.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkStands, readAreaForm } from './area-form.ts';
import { enterAreaCodes, enterAreas } from './records.ts';
import { violations } from './violations.ts';

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
 * @throws RuleViolation AREA_NOT_IN_FORCE, AREA_PARENT_NOT_ALLOWED, AREA_CODE_IN_USE
 */
export const recordArea = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToRefer, { see: 'committee:read', do: 'area:change' }),
  },
  read: (input: RecordAreaInput, { today }) => readAreaForm(input, today),
  async work({ tx, by }, { committee }, { code, ...form }) {
    await checkStands(tx, form);
    const areaId = uuidv7();
    await enterAreas(tx, [{ areaId, keeperId: committee.id, source: null, ...form }], by.subject);
    if (!(await enterAreaCodes(tx, [{ areaId, code, validFrom: form.validFrom }], by.subject)))
      throw violations.AREA_CODE_IN_USE(code ?? '');
    return { area: areaId };
  },
});
