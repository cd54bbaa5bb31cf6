import type { AreaSuccession } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { namedArea, namedAreas } from './place.ts';
import { carryCover, endAreas, enterAreaForms, readAreasOn, readCoverers, readParts } from './records.ts';
import { checkAreaParent, checkSuccessors, goesOver } from './rules.ts';
import { violations } from './violations.ts';

/** Which area ends, when, by which document, and what follows it. */
export interface EndAreaInput {
  areaId: UnreadId;
  endsOn: UnreadDay;
  successorIds: readonly UnreadId[];
  succession?: AreaSuccession | null;
  documentNumber: string;
  documentOn: UnreadDay;
}

/**
 * Ends an area, whose record stays. Where one area follows, what was part of this one becomes part of that one.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation AREA_NOT_IN_FORCE, AREA_HAS_PARTS, AREA_COVERED_LATER, AREA_PARENT_NOT_ALLOWED
 */
export const endArea = write({
  places: { area: namedArea('areaId'), successors: namedAreas('successorIds') },
  read: ({ succession = null, ...input }: EndAreaInput, { today }) => ({
    succession,
    ...readFields({
      endsOn: () => readPastDay(input.endsOn, 'endsOn', today),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      documentOn: () => readPastDay(input.documentOn, 'documentOn', today),
    }),
  }),
  async work({ tx, by }, { area, successors }, { endsOn, succession, ...paper }) {
    const successorIds = successors.map(({ id }) => id);
    checkSuccessors({ areaId: area.id, successorIds, succession });
    if (area.endedOn !== null || endsOn <= area.formedOn || (area.codedOn !== null && endsOn <= area.codedOn))
      throw violations.AREA_NOT_IN_FORCE('endsOn', endsOn);
    const then = await readAreasOn(
      tx,
      successorIds.map((areaId) => ({ areaId, day: endsOn })),
    );
    if (then.includes(null)) throw violations.AREA_NOT_IN_FORCE('successorIds', endsOn);
    const over = goesOver({ successorIds, succession });
    const parts = await readParts(tx, area.id);
    const [first] = successors;
    const left = over.parts ? parts.filter(({ formedOn }) => formedOn >= endsOn) : parts;
    if (left.length > 0) throw violations.AREA_HAS_PARTS(left.length);
    const { committeeIds, later } = await readCoverers(tx, area.id, endsOn);
    if (later) throw violations.AREA_COVERED_LATER();
    if (first !== undefined && parts.length > 0) {
      for (const { kind } of parts) checkAreaParent(kind, then[0] ?? null, endsOn);
      const moved = parts.map((part) => ({ ...part, ...paper, parentId: first.id, validFrom: endsOn }));
      await enterAreaForms(tx, moved, by.subject);
    }
    await endAreas(tx, [{ areaId: area.id, endsOn, successorIds, succession, ...paper }], by);
    if (first !== undefined && over.cover)
      await carryCover(tx, { committeeIds, areaId: first.id, validFrom: endsOn }, by.subject);
    return { area: area.id };
  },
});
