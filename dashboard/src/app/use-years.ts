import { useQuery } from 'urql';
import { YearsDocument } from '../board/board-operations.ts';

/** The years in which a committee has quotas. */
export function useYears(committeeId: string): readonly number[] {
  const [{ data }] = useQuery({ query: YearsDocument, variables: { committeeId } });
  return (data?.committee?.quotas ?? []).map(({ year }) => year);
}
