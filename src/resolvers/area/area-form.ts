import type { Day } from '../../calendar.ts';
import type { AreaKind, DifficultyClass } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { isPartOf, readAreasOn } from './records.ts';
import { checkPartOf } from './rules.ts';
import { mistakes } from './violations.ts';

/** What an area is, as a form says it. */
export interface SaidOfArea {
  kind: AreaKind;
  name: string;
  parentId?: UnreadId | null;
  difficultyClass?: DifficultyClass | null;
  code?: string | null;
  validFrom: UnreadDay;
  documentNumber?: string | null;
  documentOn?: UnreadDay | null;
}

/** What an area is from a day on. */
export interface ReadAreaForm {
  kind: AreaKind;
  name: string;
  parentId: string | null;
  difficultyClass: DifficultyClass | null;
  code: string | null;
  validFrom: Day;
  documentNumber: string | null;
  documentOn: Day | null;
}

/**
 * Reads what is said of an area. Nothing is recorded ahead: what an area is today is what was said of it last.
 * @throws InvalidInput
 */
export function readAreaForm({ kind, difficultyClass = null, ...input }: SaidOfArea, today: Day): ReadAreaForm {
  const { documentOn } = input;
  return {
    kind,
    difficultyClass,
    ...readFields({
      name: () => readText(input.name, 'name', LONGEST.areaName),
      parentId: () => readId(input.parentId),
      code: () => readOptionalText(input.code, 'code', LONGEST.areaCode),
      validFrom: () => readPastDay(input.validFrom, 'validFrom', today),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      documentOn: () => (documentOn ? readPastDay(documentOn, 'documentOn', today) : null),
    }),
  };
}

/**
 * Whether an area that is there may stand where it is put, from its day on.
 * @throws InvalidInput where it would be part of itself
 * @throws RuleViolation AREA_NOT_IN_FORCE, AREA_PARENT_NOT_ALLOWED
 */
export async function checkStands(
  tx: Transaction,
  { kind, parentId, validFrom }: Pick<ReadAreaForm, 'kind' | 'parentId' | 'validFrom'>,
  areaId: string,
): Promise<void> {
  const [above = null] = parentId === null ? [] : await readAreasOn(tx, [{ areaId: parentId, day: validFrom }]);
  checkPartOf({ kind, parentId, validFrom }, above);
  if (parentId !== null && (parentId === areaId || (await isPartOf(tx, parentId, areaId))))
    throw mistakes.partOfItself();
}
