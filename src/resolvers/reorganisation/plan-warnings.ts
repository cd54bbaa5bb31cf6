import type { Words } from '../../messages/language.ts';
import type { Key } from './form.ts';
import type { Planning } from './planning.ts';
import { CELLS, LEAST_OF_COMMITTEE, LEAST_OFFICIAL } from './rules.ts';
import type { Told } from './told.ts';

/** Something that is allowed with the consent of the committee above, and that nobody should miss. */
export interface Warning {
  what: 'FEW_OFFICIAL_MEMBERS' | 'FEW_MEMBERS';
  key: Key;
  words: Words;
  /** Document and point. */
  source: string;
}

/**
 * Bodies that take over others and have few members by what was reported last. Those nobody has reported of are left out.
 * @param inherited - those who came along with a body that ended.
 */
export function warningsOf(
  { decision, bodies }: Planning,
  inherited: ReadonlySet<Key>,
  reported: Told['members'],
): Warning[] {
  const members = new Map<Key, { members: number; official: number }>();
  const add = (to: Key, from: string): void => {
    const counts = reported.get(from);
    if (counts === undefined) return;
    const sum = members.get(to) ?? { members: 0, official: 0 };
    members.set(to, { members: sum.members + counts.members, official: sum.official + counts.official });
  };
  for (const { parent, successors, before, key } of bodies.values()) {
    if (before === null) continue;
    const isCell = CELLS.includes(before.kind);
    // What stands below a committee that ended came along, or went elsewhere, and is counted there.
    if (successors?.length === 1 && isCell) add(successors[0] as Key, before.id);
    const moved = successors === null && parent !== null && before.stays[0]?.parentId !== parent;
    if (moved || inherited.has(key)) add(parent as Key, before.id);
  }
  return [...members].flatMap(([key, sum]): Warning[] => {
    const body = bodies.get(key);
    if (!body) return [];
    const own = reported.get(key);
    const total = { members: sum.members + (own?.members ?? 0), official: sum.official + (own?.official ?? 0) };
    if (CELLS.includes(body.kind)) {
      const { value, source } = LEAST_OFFICIAL.on(decision.effectiveOn);
      if (total.official >= value) return [];
      const words = {
        en: `“${body.name}” has ${total.official} official members, fewer than ${value}`,
        vi: `“${body.name}” có ${total.official} đảng viên chính thức, ít hơn ${value}`,
      };
      return [{ what: 'FEW_OFFICIAL_MEMBERS', key, words, source }];
    }
    if (body.kind !== 'GRASSROOTS_COMMITTEE') return [];
    const { value, source } = LEAST_OF_COMMITTEE.on(decision.effectiveOn);
    if (total.members >= value) return [];
    const words = {
      en: `“${body.name}” has ${total.members} members, fewer than ${value}`,
      vi: `“${body.name}” có ${total.members} đảng viên, ít hơn ${value}`,
    };
    return [{ what: 'FEW_MEMBERS', key, words, source }];
  });
}
