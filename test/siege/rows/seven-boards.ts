import { ask, outcomes } from '../ask.ts';
import { beside, others } from '../outcome.ts';
import type { SiegeRow } from '../siege-row.ts';
import { BESIEGERS } from '../stand.ts';

/** What the cost of a board of 400 rows lets seven boards have. */
const FIGURES =
  'id kind code name plan floor planVersion floorVersion admitted admittedHere percent percentOfFloor pipelineCount remaining status year committeeId';
const BOARDS = `query Seven($id: ID!, $year: Int!) {
${Array.from({ length: 7 }, (_, n) => `  b${n}: quotaBoard(committeeId: $id, year: $year, depth: SUBTREE) { rows { ${FIGURES} } }`).join('\n')}
}`;

/** One document with seven boards: of the root once, of a district so many times at once. */
export const sevenBoards = (of: 'root' | 'district', times: number): SiegeRow => ({
  name: `seven-boards-${of}`,
  title: `seven boards of the ${of} in ${(BOARDS.length / 1_000).toFixed(1)} KB, ${times === 1 ? 'once' : `${times} at once`}`,
  async run(stand) {
    const token = await stand.token(of === 'root' ? BESIEGERS.chief : BESIEGERS.wall);
    const signal = stand.deadline();
    const variables = { id: stand.id(stand.shape[of]), year: stand.shape.year };
    const besieged = await stand.besiege(() =>
      Promise.all(Array.from({ length: times }, () => ask(stand.node, { token, query: BOARDS, variables, signal }))),
    );
    return [...others(besieged), beside('answers', outcomes(besieged.result))];
  },
});
