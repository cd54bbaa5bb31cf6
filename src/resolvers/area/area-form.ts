import type { Day } from '../../calendar.ts';
import type { AreaKind, DifficultyClass } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { lockAreas } from './locks.ts';
import { isPartOf, readAreasOn } from './records.ts';
import { checkAreaParent } from './rules.ts';
import { mistakes, violations } from './violations.ts';

/** What an area is, as a form says it. */
interface SaidOfArea {
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
 * Whether an area may stand where it is put, from its day on.
 * @param areaId - which it is, where it is one that is there.
 * @throws InvalidInput where it would be part of itself
 * @throws RuleViolation AREA_NOT_IN_FORCE, AREA_PARENT_NOT_ALLOWED
 */
export async function checkStands(
  tx: Transaction,
  { kind, parentId, validFrom }: Pick<ReadAreaForm, 'kind' | 'parentId' | 'validFrom'>,
  areaId?: string,
): Promise<void> {
  if (parentId === null) {
    checkAreaParent(kind, null, validFrom);
    return;
  }
  await lockAreas(tx);
  const above = (await readAreasOn(tx, [parentId], validFrom)).get(parentId);
  if (above === undefined) throw violations.AREA_NOT_IN_FORCE('parentId', validFrom);
  checkAreaParent(kind, above, validFrom);
  if (areaId !== undefined && (parentId === areaId || (await isPartOf(tx, parentId, areaId))))
    throw mistakes.partOfItself();
}
