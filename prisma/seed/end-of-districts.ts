import { momentOf } from '../../src/calendar.ts';
import type { Transaction } from '../../src/db/transaction.ts';
import { type Change, changedIn, type Decision } from '../../src/resolvers/reorganisation/form.ts';
import { planOn } from '../../src/resolvers/reorganisation/plan-on.ts';
import { writePlan } from '../../src/resolvers/reorganisation/write-plan.ts';
import type { Tree } from './committees.ts';
import { DECIDED_ON, decidedId, demoIds } from './demo-ids.ts';
import { DISTRICTS_ENDED, type NewCommune, OF_LUC_YEN, OF_VAN_YEN } from './new-communes.ts';

/** The key by which the decision names the province that it founds. */
const LAO_CAI = '#Lào Cai';

/** What is called after a district is called otherwise when there is none. */
const CALLED: readonly [before: string, after: string][] = [
  ['huyện Lục Yên', 'khu vực Lục Yên'],
  ['huyện Văn Yên', 'khu vực Văn Yên'],
  ['nhân dân huyện', 'nhân dân khu vực Lục Yên'],
  ['xã hội huyện', 'xã hội Lục Yên'],
];

/** The key of a commune that the decision founds: names repeat those of districts, never each other. */
const keyOf = ({ name }: NewCommune): string => `#xã ${name}`;

/**
 * The decision by which Yên Bái became part of Lào Cai and the districts ended. The communes of Lục Yên and Văn Yên become others, what else stood
 * there comes directly under the province. Of the other districts no commune is in the data set: the province follows them itself.
 */
export function decisionOn({ committees, placements }: Pick<Tree, 'committees' | 'placements'>): Decision {
  const nameOf = new Map(committees.map(({ id, name }) => [id, name]));
  const below = (parentId: string): { id: string; name: string }[] =>
    placements.flatMap(({ childId, parentId: at }) =>
      at === parentId ? [{ id: childId, name: nameOf.get(childId) ?? '' }] : [],
    );
  let number = 0;
  const ended = (district: string, communes: readonly NewCommune[]): Change[] => {
    const children = below(district);
    const merged = new Set(communes.flatMap(({ of }) => of.map((name) => `Đảng bộ ${name}`)));
    const others = children.filter(({ name }) => !merged.has(name));
    return [
      ...communes.flatMap((commune): Change[] => {
        const { name, of } = commune;
        const key = keyOf(commune);
        number += 1;
        const code = `15.000.${String(number).padStart(3, '0')}.000.000`;
        const committeeIds = children.flatMap((one) =>
          of.some((unit) => one.name === `Đảng bộ ${unit}`) ? [one.id] : [],
        );
        if (committeeIds.length !== of.length) throw new Error(`${name} is made of what is not there`);
        return [
          {
            what: 'FOUND',
            key,
            kind: 'GRASSROOTS_COMMITTEE',
            name: `Đảng bộ xã ${name}`,
            shortName: name,
            code,
            under: LAO_CAI,
          },
          { what: 'MERGE', committeeIds, into: key },
        ];
      }),
      { what: 'REPARENT', committeeIds: others.map(({ id }) => id), under: LAO_CAI },
      ...others.flatMap(({ id, name }): Change[] => {
        const after = CALLED.reduce((called, [from, to]) => called.replace(from, to), name);
        return after === name ? [] : [{ what: 'RENAME', committeeId: id, name: after, shortName: null }];
      }),
      { what: 'DISSOLVE', committeeId: district, successors: communes.map(keyOf) },
    ];
  };
  const { province, lucYen, vanYen } = demoIds;
  const rest = below(province).filter(({ id }) => id !== lucYen && id !== vanYen);
  return {
    number: '01-QĐ/TW',
    issuedOn: '2025-06-20',
    issuer: 'Bộ Chính trị',
    title: 'Thành lập Đảng bộ tỉnh Lào Cai và các đảng bộ xã',
    effectiveOn: DISTRICTS_ENDED,
    changes: [
      {
        what: 'FOUND',
        key: LAO_CAI,
        kind: 'PROVINCE',
        name: 'Đảng bộ tỉnh Lào Cai',
        shortName: 'Lào Cai',
        // The trap: it is the code that Yên Bái had.
        code: '15.000.000.000.000',
        under: null,
      },
      { what: 'MERGE', committeeIds: [province], into: LAO_CAI },
      ...ended(lucYen, OF_LUC_YEN),
      ...ended(vanYen, OF_VAN_YEN),
      ...rest.map(({ id }): Change => ({ what: 'DISSOLVE', committeeId: id, successors: [LAO_CAI] })),
    ],
    roles: [],
  };
}

/** Carries it out as `reorganise` does, on the day on which it was recorded and ahead of the day on which it takes effect. */
export async function endDistricts(tx: Transaction, tree: Pick<Tree, 'committees' | 'placements'>): Promise<void> {
  const decision = decisionOn(tree);
  const now = new Date(momentOf(DECIDED_ON, '09:00'));
  const { rows } = await tx.query<{ before: string }>(
    `SELECT coalesce(current_setting('ketnap.clock_ahead', true), '') AS before,
       set_config('ketnap.clock_ahead', ($1::timestamptz - now())::text, true)`,
    [now],
  );
  const plan = await planOn(tx, decision, changedIn(decision), DECIDED_ON);
  const by = { subject: 'demo-province', role: 'SUPERIOR_COMMITTEE' } as const;
  await writePlan(tx, decision, plan, by, { now, today: DECIDED_ON }, decidedId);
  await tx.query(`SELECT set_config('ketnap.clock_ahead', $1, true)`, [rows[0]?.before]);
}
