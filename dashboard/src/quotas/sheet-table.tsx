import type { KeyboardEvent } from 'react';
import { committeeAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import type { FiguresRow, SubordinateRow } from './quota-operations.ts';
import { type Cells, isWrong } from './sheet-values.ts';
import { useQuotaWords } from './words.ts';

interface SheetTableProps {
  rows: readonly SubordinateRow[];
  figures: readonly FiguresRow[];
  cells: Cells;
  proposed: Readonly<Record<string, number>>;
  onChange(committeeId: string, part: Partial<Cells[string]>): void;
  /** @returns whether it was more than a number, and is taken. */
  onPaste(text: string, from: number): boolean;
}

/** The rows of a sheet: what each number is judged by, and the number. */
export function SheetTable({ rows, figures, cells, proposed, onChange, onPaste }: SheetTableProps) {
  const { format } = useLanguage();
  const words = useQuotaWords();
  const count = (value: number | null | undefined): string => (value == null ? words.none : format.count(value));
  const facts = [
    words.members,
    words.lastPlan,
    words.lastAdmitted,
    words.sources,
    words.reachable,
    words.registered,
    words.now,
  ];
  return (
    <div className="table-wide">
      <table className="plain sheet-table">
        <thead>
          <tr>
            <th scope="col">{words.organisation}</th>
            {facts.map((title) => (
              <th key={title} scope="col" className="number fact">
                {title}
              </th>
            ))}
            <th scope="col" className="number proposed">
              {words.proposed}
            </th>
            <th scope="col">{words.locked}</th>
            <th scope="col" className="number">
              {words.target}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ committeeId: id, name, ...row }, n) => {
            const figure = figures.find(({ committeeId }) => committeeId === id);
            const { target = '', isLocked = false } = cells[id] ?? {};
            const wrong = isWrong(target);
            return (
              <tr key={id} data-committee={id}>
                <th scope="row">
                  <a href={committeeAddress(id)}>{name}</a>
                  <span className="hint facts">
                    {words.facts(
                      count(row.memberCount),
                      count(row.sourceCount),
                      `${count(row.lastAdmitted)}/${count(row.lastPlan)}`,
                    )}
                  </span>
                </th>
                {[
                  row.memberCount,
                  row.lastPlan,
                  row.lastAdmitted,
                  row.sourceCount,
                  figure?.reachableCount,
                  row.registered,
                  figure?.plan,
                ].map((value, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                  <td key={place} className="number fact">
                    {count(value)}
                  </td>
                ))}
                <td className="number proposed" data-proposed={proposed[id]}>
                  {count(proposed[id])}
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={words.lockOf(name)}
                    checked={isLocked}
                    onChange={({ target: box }) => onChange(id, { isLocked: box.checked })}
                  />
                </td>
                <td className="number">
                  <input
                    className="target"
                    inputMode="numeric"
                    autoComplete="off"
                    aria-label={words.targetOf(name)}
                    aria-invalid={wrong || undefined}
                    title={wrong ? words.notNumber : undefined}
                    value={target}
                    onChange={({ target: field }) => onChange(id, { target: field.value })}
                    onKeyDown={(event) => goOn(event)}
                    onPaste={(event) => {
                      if (onPaste(event.clipboardData.getData('text'), n)) event.preventDefault();
                    }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** As in a sheet: down and up go to the number below and above. */
function goOn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>('input.target') ?? [])];
  event.preventDefault();
  all[all.indexOf(event.currentTarget) + step]?.select();
}
