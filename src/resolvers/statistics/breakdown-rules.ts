/** Fewer people than this could be recognised: neither they nor the others of the same figure are told apart. */
export const SMALLEST_GROUP = 5;

/** Youth-Union age ends with the 30th year of life completed (Điều lệ Đoàn, 1); kept are months of birth only. */
export const YOUTH_UNION_MONTHS = 31 * 12 - 1;

/** A figure as it may be shown: null where the group, or everybody who is not in it, is too small. */
export function shownGroup(count: number, knownCount: number): number | null {
  return count < SMALLEST_GROUP || knownCount - count < SMALLEST_GROUP ? null : count;
}
