import { ask, outcomes } from '../ask.ts';
import { beside, others } from '../outcome.ts';
import type { SiegeRow } from '../siege-row.ts';
import { BESIEGERS } from '../stand.ts';

const BOARD = `query Huge($id: ID!, $year: Int!) {
  quotaBoard(committeeId: $id, year: $year, depth: SUBTREE) {
    cursor rows { id committeeId parentId kind code name plan admitted admittedHere percent pipelineCount status }
  }
}`;

/** The board of everything there is, asked for so many times at once. */
export const hugeBoard = (times: number): SiegeRow => ({
  name: times === 1 ? 'huge-board' : 'huge-boards',
  title: `quotaBoard(SUBTREE) of the root, ${times === 1 ? 'once' : `${times} at once`}`,
  async run(stand) {
    const token = await stand.token(BESIEGERS.chief);
    const signal = stand.deadline();
    const variables = { id: stand.id(stand.shape.root), year: stand.shape.year };
    const besieged = await stand.besiege(() =>
      Promise.all(Array.from({ length: times }, () => ask(stand.node, { token, query: BOARD, variables, signal }))),
    );
    const answers = besieged.result;
    return [
      ...others(besieged),
      beside('answers', outcomes(answers)),
      beside(
        'bytes of one, longest',
        `${(answers[0]?.bytes ?? 0) / 1e6} MB, ${Math.max(...answers.map(({ ms }) => ms)).toFixed(0)} ms`,
      ),
    ];
  },
});
