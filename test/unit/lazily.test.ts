import { expect, it } from 'vitest';
import { lazily } from '../../src/resolvers/lazily.ts';

it('a thing is made when it is first asked for, once for each of what it is made of', () => {
  const made: string[] = [];
  const makers = {
    name: (given: string) => {
      made.push(given);
      return { of: given };
    },
    never: () => {
      throw new Error('nobody asked for it');
    },
  };
  const make = lazily<string, typeof makers>(makers);
  const [one, other] = [make('one'), make('other')];
  expect(made).toEqual([]);
  expect(one.name).toBe(one.name);
  expect([one.name, other.name]).toEqual([{ of: 'one' }, { of: 'other' }]);
  expect(made).toEqual(['one', 'other']);
});
