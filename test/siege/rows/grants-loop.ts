import { setTimeout as pause } from 'node:timers/promises';
import { ask, outcomes } from '../ask.ts';
import { atMost, beside, longest, mostlyWithin, mustBe, served } from '../outcome.ts';
import type { SiegeRow } from '../siege-row.ts';
import { BESIEGERS, type SiegeStand } from '../stand.ts';
import { ThinClient } from '../thin-client.ts';

/** What others may wait at most, for 99 frames in 100, ms. */
const P99_MS = 500;
/** Sockets that are being opened at the same time. */
const OPENING = 50;
/** Grants that are under way at most. */
const MOST_OPEN = 64;

const WATCH = `subscription Reader($id: ID!, $year: Int!) {
  quotaBoard(committeeId: $id, year: $year, depth: CHILDREN) { cursor rows { id admitted } }
}`;
const GRANT = `mutation Grant($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }`;

/** Grants given in a loop by an officer whom nobody here knows, through another node. */
export const grantsLoop = (perSecond: number, forMs: number, subscribers: number): SiegeRow => ({
  name: 'grants-loop',
  nodes: 2,
  title: `${perSecond} grants a second through another node for ${forMs / 1_000} s, ${subscribers} more subscribers`,
  async run(stand) {
    const token = await stand.token(BESIEGERS.officer);
    const other = stand.nodes[1];
    if (!other) throw new Error('this needs a second node');
    const committeeId = stand.id(stand.officersCommune);
    const run = Date.now();
    const readers = await openReaders(stand, subscribers);
    const besieged = await stand.besiege(async () => {
      const open = new Set<Promise<unknown>>();
      const answers: Awaited<ReturnType<typeof ask>>[] = [];
      const startedAt = performance.now();
      for (let n = 0; performance.now() - startedAt < forMs; n += 1) {
        const waitMs = startedAt + (n * 1_000) / perSecond - performance.now();
        if (waitMs > 0) await pause(waitMs);
        while (open.size >= MOST_OPEN) await Promise.race(open);
        const input = { subject: `${run}-${n}`, role: 'DASHBOARD', committeeId };
        const one: Promise<unknown> = ask(other, { token, query: GRANT, variables: { input } }).then((answer) => {
          answers.push(answer);
          open.delete(one);
        });
        open.add(one);
      }
      await Promise.all(open);
      return answers;
    });
    const lost = readers.filter(({ ended }) => ended !== null);
    for (const reader of readers) reader.vanish();
    return [
      atMost('readers asked for again, whom no grant concerned', besieged.node.grown('ketnap_rechecks_total'), 0),
      mostlyWithin(besieged, P99_MS),
      beside("others' frames, longest", longest(besieged, 0).figure, longest(besieged, 0).calm),
      ...served(besieged),
      mustBe('subscribers lost', lost.length === 0, `${lost.length} ${lost[0]?.ended ?? ''}`),
      beside('grants', outcomes(besieged.result)),
    ];
  },
});

/** People on a board of their commune each, whom the grants do not concern. */
async function openReaders(stand: SiegeStand, count: number): Promise<ThinClient[]> {
  const signal = stand.deadline();
  const readers: ThinClient[] = [];
  const tokens = await Promise.all(stand.watched.map((_, n) => stand.token(`bystander-${n}`)));
  const open = async (): Promise<void> => {
    while (readers.length < count) {
      const n = readers.length % stand.watched.length;
      const variables = { id: stand.id(stand.watched[n] as number), year: stand.shape.year };
      const reader = new ThinClient(stand.node, tokens[n] as string, [{ query: WATCH, variables }]);
      readers.push(reader);
      await reader.served(1, signal);
    }
  };
  await Promise.all(Array.from({ length: OPENING }, open));
  return readers;
}
