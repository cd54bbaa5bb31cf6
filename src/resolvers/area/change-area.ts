import type { AreaKind, DifficultyClass } from '../../db/generated/enums.ts';
import { checkAfterLast } from '../committee/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkStands, readAreaForm } from './area-form.ts';
import { namedArea } from './place.ts';
import { enterAreaCodes, enterAreaForms, readCodesInUse } from './records.ts';
import { mistakes, violations } from './violations.ts';

/** All that an area is from a day on, and what decided it. */
export interface ChangeAreaInput {
  areaId: UnreadId;
  kind: AreaKind;
  name: string;
  parentId?: UnreadId | null;
  difficultyClass?: DifficultyClass | null;
  code?: string | null;
  validFrom: UnreadDay;
  documentNumber: string;
  documentOn: UnreadDay;
}

/**
 * Changes an area from a day on. What it was before stays with its days.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation AREA_NOT_IN_FORCE, BEGINS_BEFORE_LAST, AREA_PARENT_NOT_ALLOWED, AREA_CODE_IN_USE
 */
export const changeArea = write({
  places: { area: namedArea('areaId') },
  read: (input: ChangeAreaInput, { today }) => readAreaForm(input, today),
  async work({ tx, by }, { area }, { code, ...form }) {
    const { validFrom } = form;
    if (area.endedOn !== null) throw violations.AREA_NOT_IN_FORCE('areaId', validFrom);
    const sameForm = (['kind', 'name', 'parentId', 'difficultyClass'] as const).every((one) => area[one] === form[one]);
    const sameCode = area.code === code;
    if (sameForm && sameCode) throw mistakes.sameArea();
    if (!sameForm) {
      checkAfterLast(validFrom, area.formedOn);
      await checkStands(tx, form, area.id);
      await enterAreaForms(tx, [{ areaId: area.id, ...form }], by.subject);
    }
    if (!sameCode) {
      checkAfterLast(validFrom, area.codedOn);
      const codes = [{ areaId: area.id, code, validFrom }];
      for (const inUse of await readCodesInUse(tx, codes)) throw violations.AREA_CODE_IN_USE(inUse);
      await enterAreaCodes(tx, codes, by.subject);
    }
    return { area: area.id };
  },
});
