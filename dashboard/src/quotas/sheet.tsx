import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { day, labelsOf, long, optional, sends, text } from '../forms/fields.ts';
import { FormDialog } from '../forms/form-dialog.tsx';
import { sentence } from '../forms/sentence.ts';
import { ToldList } from '../forms/told-list.tsx';
import { useSend } from '../forms/use-send.ts';
import { useLanguage } from '../language/language.tsx';
import {
  type FiguresRow,
  IssueAllocationDocument,
  PrepareAllocationDocument,
  ProposalDocument,
  type SheetRecord,
  type SubordinateRow,
} from './quota-operations.ts';
import { SheetTable } from './sheet-table.tsx';
import { type Cells, EMPTY, isWrong, numberOf, readPasted, totalOf, withNewPlans } from './sheet-values.ts';
import { useQuotaWords } from './words.ts';

interface SheetProps {
  committeeId: string;
  year: number;
  /** What there is to give; null where nobody has said. */
  plan: number | null;
  rows: readonly SubordinateRow[];
  figures: readonly FiguresRow[];
  sheets: readonly SheetRecord[];
  /** @param said - what was done. */
  onDone(said: string): void;
}

type Way = 'EQUAL' | 'MEMBERS' | 'SOURCES' | 'LAST_YEAR';

const PREPARE = sends(PrepareAllocationDocument);
const ISSUE = [text('documentNumber'), day('documentOn'), optional(long('reason', 'reasonOfRevision'))];

/** What one committee shares out among those directly below it: typed, pasted or proposed, kept as a draft, issued with a paper. */
export function Sheet({ committeeId, year, plan, rows, figures, sheets, onDone }: SheetProps) {
  const { format } = useLanguage();
  const words = useQuotaWords();
  const client = useClient();
  const { isSending, told, send, forget } = useSend(PREPARE);
  const draft = sheets.find(({ status }) => status === 'DRAFT');
  const [cells, setCells] = useState<Cells>(() => cellsOf(rows, figures, draft));
  const [way, setWay] = useState<Way>('EQUAL');
  const [typedTotal, setTotal] = useState<string | null>(null);
  const [proposed, setProposed] = useState<Readonly<Record<string, number>>>({});
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const [isIssuing, setIssuing] = useState(false);
  const known = useRef(figures);
  useEffect(() => {
    const before = known.current;
    known.current = figures;
    setCells((typed) => withNewPlans(typed, before, figures));
  }, [figures]);
  const given = totalOf(cells);
  const total = typedTotal ?? (plan === null ? '' : String(plan));
  const filled = rows.filter((row) => numberOf(cells[row.committeeId]?.target ?? '') !== null);
  const wrong = rows.some(({ committeeId: id }) => isWrong(cells[id]?.target));
  const isChanged =
    draft !== undefined &&
    rows.some(({ committeeId: id }) => {
      const saved = draft.rows.find(({ committee }) => committee.id === id)?.target ?? null;
      return saved !== numberOf(cells[id]?.target ?? '');
    });
  const change = (id: string, part: Partial<Cells[string]>): void => {
    setSaid('');
    setProblem('');
    forget();
    setCells((before) => ({ ...before, [id]: { ...(before[id] ?? EMPTY), ...part } }));
  };

  const propose = async (): Promise<void> => {
    const locks = rows.flatMap(({ committeeId: id }) => {
      const cell = cells[id];
      const target = numberOf(cell?.target ?? '');
      return cell?.isLocked && target !== null ? [{ committeeId: id, target }] : [];
    });
    const asked = { committeeId, year, by: way, total: numberOf(total) ?? 0, locks };
    const { data, error } = await client.query(ProposalDocument, asked, { requestPolicy: 'network-only' }).toPromise();
    const found = data?.allocationProposal?.rows;
    // What the server says of a sum that does not come out is for people; what goes wrong elsewhere is not.
    const told = error?.graphQLErrors.find(({ extensions }) => extensions.code === 'INVALID_INPUT')?.message;
    setProblem(found ? '' : told === undefined ? words.failed : sentence(told));
    if (found) setProposed(Object.fromEntries(found.map((row) => [row.committeeId, row.target])));
  };

  const save = async (): Promise<void> => {
    const input = {
      committeeId,
      year,
      rows: filled.map((row) => ({
        committeeId: row.committeeId,
        target: numberOf(cells[row.committeeId]?.target ?? '') ?? 0,
        expectedVersion: row.planVersion,
      })),
      ...(draft && { sheetId: draft.id, expectedVersion: draft.version }),
    };
    if (!(await send(input))) return;
    setProblem('');
    onDone(words.done);
  };

  const paste = (clip: string, from: number): boolean => {
    if (!/[\n\t]/.test(clip.trim())) return false;
    const named = rows.map(({ committeeId: id, name }) => ({ id, name }));
    const { targets, left } = readPasted(clip, named, from);
    setCells((before) => ({
      ...before,
      ...Object.fromEntries(Object.entries(targets).map(([id, target]) => [id, { ...(before[id] ?? EMPTY), target }])),
    }));
    setSaid(words.pasted(format.count(Object.keys(targets).length)));
    setProblem(left.length === 0 ? '' : words.notPasted(left.map((one) => words.line(one.line, one.text)).join('; ')));
    return true;
  };

  const left = plan === null ? null : plan - given;
  return (
    <section className="card quota-sheet" aria-labelledby="sheet-title">
      <header>
        <h3 id="sheet-title" className="visually-hidden">
          {words.form.ISSUE}
        </h3>
        <dl className="sheet-sums">
          <div>
            <dt>{words.plan}</dt>
            <dd data-sum="plan">{plan === null ? words.none : format.count(plan)}</dd>
          </div>
          <div>
            <dt>{words.given}</dt>
            <dd data-sum="given">{format.count(given)}</dd>
          </div>
          {left !== null && (
            <div data-over={left < 0 || undefined} aria-live="polite">
              <dt>{left < 0 ? words.over : words.left}</dt>
              <dd data-sum="left">{format.count(Math.abs(left))}</dd>
            </div>
          )}
        </dl>
        {plan === null && <p className="hint">{words.noPlan}</p>}
      </header>
      <form
        className="sheet-ways"
        onSubmit={(event) => {
          event.preventDefault();
          void propose();
        }}
      >
        <label>
          {words.by}
          <select name="way" value={way} onChange={({ target }) => setWay(target.value as Way)}>
            {Object.entries(words.ways).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.total}
          <input
            name="total"
            inputMode="numeric"
            autoComplete="off"
            value={total}
            onChange={({ target }) => setTotal(target.value)}
          />
        </label>
        <button type="submit" data-action="propose">
          {words.propose}
        </button>
        <button
          type="button"
          data-action="take"
          disabled={Object.keys(proposed).length === 0}
          onClick={() => {
            for (const [id, target] of Object.entries(proposed)) {
              if (!cells[id]?.isLocked) change(id, { target: String(target) });
            }
          }}
        >
          {words.take}
        </button>
      </form>
      <p className="hint">{words.pasteHint}</p>
      <SheetTable rows={rows} figures={figures} cells={cells} proposed={proposed} onChange={change} onPaste={paste} />
      {said && <p role="status">{said}</p>}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <ToldList told={told} rowOf={([, n]) => filled[Number(n)]?.name ?? null} />
      <footer>
        <strong className="sheet-left" data-over={(left !== null && left < 0) || undefined}>
          {left === null
            ? `${words.given}: ${format.count(given)}`
            : `${left < 0 ? words.over : words.left}: ${format.count(Math.abs(left))}`}
        </strong>
        <p className="hint" data-draft={draft?.version}>
          {draft ? words.draft(draft.version, format.moment(draft.preparedAt)) : words.noDraft}{' '}
          {isChanged && words.unsaved} {filled.length === 0 && words.nothingTyped}
          {!draft && sheets.length > 0 && words.revise}
        </p>
        <button
          type="button"
          data-action="save"
          disabled={isSending || wrong || filled.length === 0}
          onClick={() => void save()}
        >
          {isSending ? words.saving : words.save}
        </button>
        <button
          type="button"
          className="record"
          data-action="issue"
          disabled={draft === undefined || isChanged}
          title={draft === undefined || isChanged ? words.saveFirst : undefined}
          onClick={() => setIssuing(true)}
        >
          {words.issue}
        </button>
      </footer>
      {isIssuing && draft !== undefined && (
        <FormDialog
          title={words.form.ISSUE}
          hint={`${words.given}: ${format.count(draft.total)}`}
          document={sends(IssueAllocationDocument)}
          fields={ISSUE}
          fixed={{ sheetId: draft.id }}
          labelOf={labelsOf(words.field)}
          choices={{}}
          onDone={(answer: { __typename: string; warnings?: { message: string }[] }) => {
            setIssuing(false);
            onDone([words.issued, ...(answer.warnings ?? []).map(({ message }) => sentence(message))].join(' '));
          }}
          onClose={() => setIssuing(false)}
        />
      )}
    </section>
  );
}

/** What the sheet begins with: the draft, else what is given now. */
function cellsOf(
  rows: readonly SubordinateRow[],
  figures: readonly FiguresRow[],
  draft: SheetRecord | undefined,
): Cells {
  return Object.fromEntries(
    rows.map(({ committeeId: id }) => {
      const target = draft
        ? draft.rows.find(({ committee }) => committee.id === id)?.target
        : figures.find(({ committeeId }) => committeeId === id)?.plan;
      return [id, { target: target == null ? '' : String(target), isLocked: false }];
    }),
  );
}
