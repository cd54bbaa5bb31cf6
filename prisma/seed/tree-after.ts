import type { Organisation, Tree } from './committees.ts';
import { COMMUNES } from './communes.ts';
import { decidedId } from './demo-ids.ts';
import { type NewCommune, OF_LUC_YEN, OF_VAN_YEN } from './new-communes.ts';

/** What the decision about the end of the districts leaves: its bodies under the province, with the cells they have from then on. */
export interface TreeAfter {
  /** The six communes of Lục Yên, and what else stood in the district. */
  organisations: Organisation[];
  /** The nine communes of Văn Yên, and what else stood there. */
  vanYenCommittees: Tree['vanYenCommittees'];
  /** The organisation of each cell of Lục Yên. */
  organisationOf: Map<string, string>;
}

/** Id of a commune that the decision founds. */
export const communeId = ({ name }: NewCommune): string => decidedId(`committee/#xã ${name}`);

/** Ids of the communes that it founds. */
export const foundedIds: readonly string[] = [...OF_LUC_YEN, ...OF_VAN_YEN].map(communeId);

/** The tree as the decision leaves it. */
export function treeAfter({ organisations, vanYenCommittees }: Tree): TreeAfter {
  const merged = <One extends { name: string }>(ones: readonly One[], { of }: NewCommune): One[] =>
    ones.filter(({ name }) => of.some((unit) => name === `Đảng bộ ${unit}`));
  const others = <One extends { name: string }>(ones: readonly One[], communes: readonly NewCommune[]): One[] => {
    const gone = new Set(communes.flatMap((commune) => merged(ones, commune)));
    return ones.filter((one) => !gone.has(one));
  };
  const six = OF_LUC_YEN.map((commune): Organisation => {
    const parts = merged(organisations, commune);
    // Of what kind it is, is told by the one in which it has its seat.
    const seat = COMMUNES.find(({ name, town }) => name === commune.name || (town && commune.name === 'Lục Yên'));
    return {
      id: communeId(commune),
      name: `Đảng bộ xã ${commune.name}`,
      commune: seat ?? null,
      leaves: parts.flatMap(({ leaves }) => leaves),
    };
  });
  const after = [...six, ...others(organisations, OF_LUC_YEN)];
  const nine = OF_VAN_YEN.map((commune) => ({
    id: communeId(commune),
    name: `Đảng bộ xã ${commune.name}`,
    cellIds: merged(vanYenCommittees, commune).flatMap(({ cellIds }) => cellIds),
  }));
  return {
    organisations: after,
    vanYenCommittees: [...nine, ...others(vanYenCommittees, OF_VAN_YEN)],
    organisationOf: new Map(after.flatMap(({ id, leaves }) => leaves.map((leaf) => [leaf.id, id]))),
  };
}
