import type { CandidateStage } from '../db/generated/client.ts';

/** The stages before the ceremony, the first one first: a case that stands at one of them is on the way (`on_the_way`). */
export const WAY = [
  'SOURCE',
  'OUTSTANDING',
  'IN_AWARENESS_CLASS',
  'AWARENESS_CERTIFIED',
  'DOSSIER',
  'VERIFYING',
  'OPINIONS',
  'CELL_REVIEW',
  'CELL_PROPOSED',
  'GRASSROOTS_PROPOSED',
  'DECIDED',
] as const satisfies readonly CandidateStage[];

/** A stage before the ceremony. */
export type WayStage = (typeof WAY)[number];

/** Cases at each stage of the way, in its order; empty where there is nobody. Never changed in place. */
export type StageCounts = readonly number[];

/** Nobody is on the way. */
export const NOBODY: StageCounts = [];

/** From here on a case counts as in the pipeline (`in_pipeline`). */
const CERTIFIED = WAY.indexOf('AWARENESS_CERTIFIED');

/** Counts of so few people are shared: most cells have the same few. */
const FEW = 3;
const shared = new Map<string, StageCounts>();

/** The same counts with another number at a stage. What is not of the way is not counted. */
export function withStage(counts: StageCounts, stage: CandidateStage, count: number): StageCounts {
  const place = (WAY as readonly CandidateStage[]).indexOf(stage);
  if (place < 0) return counts;
  const fresh = counts.length === 0 ? WAY.map(() => 0) : [...counts];
  fresh[place] = count;
  return share(fresh);
}

/** The counts of two together. */
export function addCounts(one: StageCounts, other: StageCounts): StageCounts {
  if (one.length === 0) return other;
  return other.length === 0 ? one : one.map((count, place) => count + (other[place] ?? 0));
}

/** All who are on the way. */
export function onTheWay(counts: StageCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Those between certificate and decision. */
export function inPipeline(counts: StageCounts): number {
  let sum = 0;
  for (let place = CERTIFIED; place < counts.length; place += 1) sum += counts[place] ?? 0;
  return sum;
}

function share(counts: StageCounts): StageCounts {
  const people = counts.reduce((sum, count) => sum + Math.abs(count), 0);
  if (people === 0) return NOBODY;
  if (people > FEW) return counts;
  const key = counts.join();
  const known = shared.get(key);
  if (known !== undefined) return known;
  shared.set(key, counts);
  return counts;
}
