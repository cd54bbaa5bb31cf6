import { narrowAddress } from '../app/address.ts';
import { useAddressQuery } from '../app/route.ts';
import { SORT_KEYS, type SortKey, type TreeView } from './board-tree.ts';
import { NEED_ORDER } from './need.ts';

/** What a board is narrowed to, and its order. */
export interface Choices extends Pick<TreeView, 'text' | 'statuses' | 'withoutAdmission' | 'sort' | 'descending'> {
  difficult: boolean;
}

/** The choices as they stand in the address, so that a link shows what its sender saw. */
export function useChoices(): { choices: Choices; choose(part: Partial<Choices>): void } {
  const query = useAddressQuery();
  const statuses = (query.get('status') ?? '').split(',').filter((one) => NEED_ORDER.some((known) => known === one));
  const choices: Choices = {
    text: query.get('text') ?? '',
    statuses,
    withoutAdmission: query.has('none'),
    difficult: query.has('difficult'),
    sort: SORT_KEYS.find((key) => key.toLowerCase() === query.get('sort')) ?? 'NEED',
    descending: query.has('desc'),
  };
  return { choices, choose: (part) => narrowAddress(written({ ...choices, ...part })) };
}

/** Nothing of what nobody has chosen stands in the address. */
function written({ text, statuses, withoutAdmission, difficult, sort, descending }: Choices) {
  return {
    text,
    status: statuses.join(','),
    none: withoutAdmission ? '1' : null,
    difficult: difficult ? '1' : null,
    sort: sort === ('NEED' satisfies SortKey) ? null : sort.toLowerCase(),
    desc: descending ? '1' : null,
  };
}

/** What clears every filter and leaves the order. */
export const NO_FILTER: Partial<Choices> = { text: '', statuses: [], withoutAdmission: false, difficult: false };
