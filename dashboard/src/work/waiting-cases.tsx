import { useEffect } from 'react';
import { useQuery } from 'urql';
import { casesAddress } from '../app/route.ts';
import type { Top } from '../app/sections.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { useLanguage } from '../language/language.tsx';
import { useWorkWords } from './words.ts';
import { WaitingCasesDocument } from './work-operations.ts';

type Kind = QuotaRow['kind'];
type Body = 'CELL' | 'SUB_COMMITTEE' | 'GRASSROOTS' | 'AUTHORITY';

/** Whose steps a committee takes. */
const BODIES: Record<Kind, readonly Body[]> = {
  CENTRAL: ['AUTHORITY'],
  PROVINCE: ['AUTHORITY'],
  SUPERIOR: ['AUTHORITY'],
  GRASSROOTS_COMMITTEE: ['GRASSROOTS'],
  GRASSROOTS_CELL: ['GRASSROOTS', 'CELL'],
  SUB_COMMITTEE: ['SUB_COMMITTEE'],
  CELL: ['CELL'],
};

/** The way to the cases whose next step is one's own, such as the proposals that wait for a vote. */
export function WaitingCases({ top, kind, moved }: { top: Top; kind: Kind | null; moved: unknown }) {
  const { format } = useLanguage();
  const words = useWorkWords();
  const body = kind === null ? [] : [...BODIES[kind]];
  const [{ data }, ask] = useQuery({
    query: WaitingCasesDocument,
    variables: { withinId: top.id, body },
    pause: body.length === 0,
  });
  // A step moves the work list, and with it who waits.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what moved is the reason to ask, whatever it is
  useEffect(() => ask({ requestPolicy: 'network-only' }), [moved, ask]);
  const count = data?.candidates.totalCount ?? 0;
  if (count === 0) return null;
  return (
    <a className="waiting-cases" href={casesAddress({ waitingFor: body.join(',') })}>
      {words.waiting(format.count(count))}
    </a>
  );
}
