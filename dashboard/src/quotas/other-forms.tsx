import type { Top } from '../app/sections.ts';
import { choice, day, long, number, optional, sends, text } from '../forms/fields.ts';
import type { Typed } from '../forms/form-values.ts';
import { OfferedForms, type PageForm } from '../forms/offered-forms.tsx';
import * as operations from './quota-operations.ts';
import { useQuotaWords } from './words.ts';

interface OtherFormsProps {
  top: Top;
  year: number;
  thisYear: number;
  may: { setOwn: boolean; register: boolean };
  figures: readonly operations.FiguresRow[];
  rows: readonly operations.SubordinateRow[];
  onDone(): void;
}

type Name = 'OWN' | 'REGISTER' | 'TRANSFER' | 'CLOSE' | 'REOPEN';

const PAPER = [text('documentNumber'), day('documentOn')];

const FORMS: Record<Name, PageForm> = {
  OWN: {
    document: sends(operations.ReviseQuotasDocument),
    fields: [
      choice('rows.0.kind', 'kind'),
      number('rows.0.target'),
      choice('rows.0.basis', 'basis'),
      ...PAPER,
      optional(long('reason', 'reasonOfRevision')),
    ],
  },
  REGISTER: { document: sends(operations.RegisterQuotaDocument), fields: [number('target'), optional(long('reason'))] },
  TRANSFER: {
    document: sends(operations.TransferQuotaDocument),
    fields: [
      choice('fromCommitteeId', 'BELOW'),
      choice('toCommitteeId', 'BELOW'),
      number('count'),
      ...PAPER,
      long('reason'),
    ],
  },
  CLOSE: { document: sends(operations.CloseYearDocument), fields: [choice('committeeId', 'CLOSED'), ...PAPER] },
  REOPEN: {
    document: sends(operations.ReopenYearDocument),
    fields: [choice('committeeId', 'CLOSED', 'reopenFor'), long('reason')],
  },
};

/** What else is done about the quotas of a year: one's own, a number registered above, a part moved, the year closed. */
export function OtherForms({ top, year, thisYear, may, figures, rows, onDone }: OtherFormsProps) {
  const words = useQuotaWords();
  const offered = (
    [
      ['OWN', may.setOwn],
      ['REGISTER', may.register && !may.setOwn],
      ['TRANSFER', rows.length > 1],
      ['CLOSE', year < thisYear],
      ['REOPEN', year < thisYear],
    ] as const
  ).flatMap(([name, is]) => (is ? [name] : []));
  const of = (id: string | undefined) => figures.find(({ committeeId }) => committeeId === id);
  const below = Object.fromEntries(rows.map(({ committeeId, name }) => [committeeId, name]));
  /** Beside what is typed: whose it is, and the versions that were seen. */
  const fixed = (name: Name, typed: Typed): object => {
    if (name === 'TRANSFER') {
      const [from, to] = [of(typed.fromCommitteeId), of(typed.toCommitteeId)];
      return { year, fromVersion: from?.planVersion ?? 0, toVersion: to?.planVersion ?? 0 };
    }
    if (name !== 'OWN') return name === 'REGISTER' ? { year, committeeId: top.id } : { year };
    const own = of(top.id);
    const versions = { PLAN: own?.planVersion, FLOOR: own?.floorVersion, STRETCH: own?.stretchVersion };
    const kind = typed['rows.0.kind'] as keyof typeof versions;
    return { year, rows: [{ committeeId: top.id, expectedVersion: versions[kind] ?? 0 }] };
  };
  return (
    <section className="card others" aria-labelledby="others-title">
      <header>
        <h3 id="others-title">{words.more}</h3>
      </header>
      <OfferedForms
        forms={FORMS}
        offered={offered}
        titles={words.form}
        hint={`${top.name}, ${year}`}
        labels={words.field}
        choices={{
          kind: words.kind,
          basis: words.basis,
          BELOW: below,
          CLOSED: may.setOwn ? { [top.id]: top.name, ...below } : below,
        }}
        fixed={fixed}
        onDone={onDone}
      />
    </section>
  );
}
