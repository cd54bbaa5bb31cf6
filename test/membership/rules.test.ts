import { expect, it } from 'vitest';
import { CommitteeKind } from '../../src/db/generated/enums.ts';
import { checkHasMembers } from '../../src/resolvers/membership/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

it('cells report their members, and nobody else', () => {
  const reporting = Object.values(CommitteeKind).filter((kind) => codeOf(() => checkHasMembers(kind)) === null);
  expect(reporting).toEqual(['GRASSROOTS_CELL', 'CELL']);
  expect(codeOf(() => checkHasMembers('GRASSROOTS_COMMITTEE'))).toBe('MEMBERS_IN_CELLS');
});
