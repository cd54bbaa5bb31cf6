import { v7 as uuidv7 } from 'uuid';
import { type RuleViolation, refusalIn } from '../errors.ts';
import type { Work } from '../write.ts';
import type { ReadAreaForm } from './area-form.ts';
import { enterAreaCodes, enterAreas, readAreasOn, readCodesInUse } from './records.ts';
import { checkPartOf } from './rules.ts';
import { violations } from './violations.ts';

/** An area that is to be recorded, and the committee that keeps its record. */
export interface RecordedArea {
  /** Made beforehand, so that others may be part of it; left out where none is. */
  areaId?: string;
  keeperId: string;
  form: ReadAreaForm;
}

/**
 * Records areas, with all areas locked: each is judged on what stands by then, those before it among that: so that what they are part of comes first. What is
 * refused is left out.
 * @returns for each its id, or what refuses it: AREA_NOT_IN_FORCE, AREA_PARENT_NOT_ALLOWED, AREA_CODE_IN_USE
 */
export async function enterNewAreas(
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  areas: readonly RecordedArea[],
): Promise<(string | RuleViolation)[]> {
  const wanted = areas.map(({ areaId = uuidv7(), keeperId, form }) => ({ areaId, keeperId, source: null, ...form }));
  const above = await readAreasOn(
    tx,
    wanted.map(({ areaId, parentId, validFrom }) => ({ areaId: parentId ?? areaId, day: validFrom })),
  );
  const inUse = await readCodesInUse(tx, wanted);
  const entered = new Map<string, (typeof wanted)[number]>();
  const became = wanted.map((area, n) => {
    const parent = area.parentId === null ? undefined : entered.get(area.parentId);
    const kind = parent !== undefined && parent.validFrom <= area.validFrom ? parent.kind : (above[n] ?? null);
    const refused =
      refusalIn(() => checkPartOf(area, kind)) ??
      (area.code !== null && inUse.has(area.code) ? violations.AREA_CODE_IN_USE(area.code) : null);
    if (refused !== null) return refused;
    entered.set(area.areaId, area);
    if (area.code !== null) inUse.add(area.code);
    return area.areaId;
  });
  const rows = [...entered.values()];
  await enterAreas(tx, rows, by.subject);
  await enterAreaCodes(tx, rows, by.subject);
  return became;
}
