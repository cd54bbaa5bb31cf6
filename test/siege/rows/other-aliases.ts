import { beside, others } from '../outcome.ts';
import type { SiegeRow } from '../siege-row.ts';
import { BESIEGERS } from '../stand.ts';
import { subscribed, ThinClient } from '../thin-client.ts';
import { committeeId } from '../tree-shape.ts';

/** A board of 388 rows by a document that nobody else has, so that its frames are made for it alone. */
const watch = (alias: string): string => `subscription Own($id: ID!, $year: Int!) {
  ${alias}: quotaBoard(committeeId: $id, year: $year, depth: SUBTREE) {
    kind from cursor rows { id committeeId parentId name plan admitted pipelineCount status }
  }
}`;

/** Sockets full of subscriptions to one board, each with an alias of its own, and a change of the tree. */
export const otherAliases = (sockets: number, each: number): SiegeRow => ({
  name: `aliases-${sockets}`,
  title: `${sockets} sockets x ${each} subscriptions with other aliases on a board of 388 rows, one rename`,
  async run(stand) {
    const token = await stand.token(BESIEGERS.wall);
    const { district, districtCells, year } = stand.shape;
    const variables = { id: stand.id(district), year };
    const signal = stand.deadline();
    const clients: ThinClient[] = [];
    const opening = await stand.besiege(async () => {
      for (let socket = 0; socket < sockets; socket += 1) {
        const queries = Array.from({ length: each }, (_, n) => ({ query: watch(`a${socket}_${n}`), variables }));
        clients.push(new ThinClient(stand.node, token, queries));
      }
      await Promise.all(clients.map((client) => client.served(1, signal)));
    });
    const opened = subscribed(clients);
    const renaming = await stand.besiege(async () => {
      await stand.pool.query(`UPDATE committee_form SET name = 'Chi bộ thôn ' || $2 WHERE committee_id = $1`, [
        committeeId(districtCells.from),
        String(Date.now()),
      ]);
      await Promise.all(clients.map((client) => client.served(2, signal)));
    });
    for (const client of clients) client.vanish();
    return [
      beside('subscriptions', opened),
      ...others(opening).map((one) => ({ ...one, what: `opening: ${one.what}` })),
      ...others(renaming).map((one) => ({ ...one, what: `rename: ${one.what}` })),
    ];
  },
});
