import { atMost, beside, others } from '../outcome.ts';
import type { SiegeRow } from '../siege-row.ts';
import { BESIEGERS } from '../stand.ts';
import { subscribed, ThinClient } from '../thin-client.ts';

const WATCH = `subscription Honest($id: ID!, $year: Int!) {
  quotaBoard(committeeId: $id, year: $year, depth: SUBTREE) {
    kind from cursor rows { id name plan admitted }
  }
}`;

/** Many who watch the same big board with the same document. */
export const honestViewers = (viewers: number): SiegeRow => ({
  name: 'honest-viewers',
  // A whole province, whatever the usual limit; and no heartbeats of others while frames are counted.
  env: { KETNAP_BOARD_ROWS: '10000', KETNAP_HEARTBEAT_MS: '600000' },
  title: `${viewers} viewers of one big board`,
  async run(stand) {
    const token = await stand.token(BESIEGERS.chief);
    const signal = stand.deadline();
    const { provinces, root, year } = stand.shape;
    // The largest that is served: a larger one is refused with its size.
    const whole = new ThinClient(stand.node, token, [{ query: WATCH, variables: { id: stand.id(root), year } }]);
    await whole.served(1, signal);
    const big = whole.subscriptions[0]?.code === null ? root : provinces.from;
    whole.vanish();
    const variables = { id: stand.id(big), year };
    const clients: ThinClient[] = [];
    let startedAt = 0;
    const besieged = await stand.besiege(
      async () => {
        startedAt = performance.now();
        for (let n = 0; n < viewers; n += 1)
          clients.push(new ThinClient(stand.node, token, [{ query: WATCH, variables }]));
        await Promise.all(clients.map((client) => client.served(1, signal)));
        // Each admission below would make another frame of it.
      },
      { writes: false },
    );
    for (const client of clients) client.vanish();
    const first = clients.flatMap(({ subscriptions }) => subscriptions[0]?.framesAt.slice(0, 1) ?? []);
    return [
      ...others(besieged),
      beside('board', big === root ? 'the root' : 'a province'),
      beside('viewers', subscribed(clients)),
      beside('last one served after', `${(Math.max(...first) - startedAt).toFixed(0)} ms`),
      atMost('frames made for them', besieged.node.grown('ketnap_frames_rendered_total'), 1),
    ];
  },
});
