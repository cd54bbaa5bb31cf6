import type {
  CommitteeRow,
  ForecastRow,
  PipelineRow,
  PlacementRow,
  RootRow,
  StandRow,
  TallyRow,
  TargetRow,
  TopicRow,
  WholePart,
} from '../../src/db/queries/feed.ts';
import type { NodeState } from '../../src/feed/node-state.ts';
import { readState } from '../../src/feed/whole-state.ts';

/** Everything that a node reads when it starts. */
export interface Whole extends StandRow {
  committees: CommitteeRow[];
  placements: PlacementRow[];
  tallies: TallyRow[];
  pipelines: PipelineRow[];
  targets: TargetRow[];
  forecasts: ForecastRow[];
  roots: RootRow[];
  topics: TopicRow[];
}

/** The parts of a whole state, as they are read one after the other. */
export function* partsOf({ head, digestThere, subjects, ...rows }: Whole): Generator<WholePart, void, undefined> {
  yield { of: 'stand', head, digestThere, subjects };
  for (const kind of [
    'committees',
    'placements',
    'tallies',
    'pipelines',
    'targets',
    'forecasts',
    'roots',
    'topics',
  ] as const) {
    yield { of: kind, rows: rows[kind] } as WholePart;
  }
}

/** The state of a node that was read from these parts. */
export async function stateOf(parts: AsyncIterable<WholePart> | Iterable<WholePart>): Promise<NodeState> {
  return (await readState(parts, async () => {})).state;
}

/** The rows of all parts of one kind. */
export async function rowsIn<K extends keyof Omit<Whole, keyof StandRow>>(
  parts: AsyncIterable<WholePart>,
  kind: K,
): Promise<Whole[K]> {
  const rows: unknown[] = [];
  for await (const part of parts) if (part.of === kind) rows.push(...part.rows);
  return rows as Whole[K];
}
