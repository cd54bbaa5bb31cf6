import type { RowChange } from 'ketnap-client';
import { memo } from 'react';
import { Icon } from '../app/icon.tsx';
import { committeeAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';
import type { FoldLine, TreeLine } from './board-tree.ts';
import { flashOf } from './flash.ts';
import { ProgressBar } from './progress-bar.tsx';
import { StatusLabel } from './status-label.tsx';
import { useBoardWords } from './words.ts';

/** How much of the year is over: what its bars and labels are drawn by. Null for another year than this. */
export interface BoardClock {
  daysLeft: number | null;
  /** The share of a plan that is due today. */
  due: number | null;
}

interface TreeTableRowProps extends TreeLine<QuotaRow> {
  daysLeft: BoardClock['daysLeft'];
  due: BoardClock['due'];
  /** Place among the lines, from 0. */
  index: number;
  change: RowChange | undefined;
  isActive: boolean;
  /** The address of its own board, where what is below it is not on this one. */
  branch: string | null;
  onToggle: ((committeeId: string) => void) | null;
  onActive(id: string): void;
}

/** A committee in the table. Drawn anew only when something of it has changed. */
export const TreeTableRow = memo(function TreeTableRow(props: TreeTableRowProps) {
  const { row, daysLeft, due, level, hasBelow, isOpen, matches, index, change, isActive, branch, onToggle, onActive } =
    props;
  const { texts, format } = useLanguage();
  const figure = (value: number | null): string => (value === null ? '—' : format.count(value));
  return (
    <tr
      aria-rowindex={index + 2}
      aria-level={level + 1}
      aria-expanded={hasBelow ? isOpen : undefined}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => onActive(row.id)}
      className={matches ? undefined : 'context'}
      data-kind={row.kind}
      data-committee={row.committeeId}
      data-flash={flashOf(change)}
    >
      <th scope="row" className="column-name">
        <span className="name" data-level={Math.min(level, 4)}>
          {branch !== null ? (
            <a
              className="opener"
              data-open={false}
              href={branch}
              tabIndex={-1}
              aria-label={`${texts.table.branch}: ${row.name}`}
            >
              <Icon name="open" />
            </a>
          ) : hasBelow ? (
            <button
              type="button"
              tabIndex={-1}
              className="opener"
              data-open={isOpen}
              aria-label={`${isOpen ? texts.table.close : texts.table.open}: ${row.name}`}
              disabled={onToggle === null}
              onClick={() => onToggle?.(row.committeeId)}
            >
              <Icon name="open" />
            </button>
          ) : (
            <span className="opener" />
          )}
          <a href={committeeAddress(row.committeeId)} tabIndex={-1} title={row.name}>
            {row.name}
          </a>
          {row.endedOn !== null && <small className="ended-mark">{texts.ended.mark}</small>}
        </span>
      </th>
      <td className="column-plan">{figure(row.plan)}</td>
      <td className="column-admitted">{format.count(row.admitted)}</td>
      <td className="column-remaining">{figure(row.remaining)}</td>
      <td className="column-progress">
        <span className="progress">
          <ProgressBar row={row} due={due} />
          <span className="share">{shareText(row, format)}</span>
        </span>
      </td>
      <td className="column-status">
        <StatusLabel row={row} daysLeft={daysLeft} />
      </td>
      <td className="column-pipeline">{figure(row.pipelineCount)}</td>
    </tr>
  );
});

interface FoldRowProps extends FoldLine {
  index: number;
  /** The other columns, which are empty: a cell across them would give those that a phone leaves out room. */
  columns: readonly string[];
  isActive: boolean;
  onToggle(id: string): void;
  onActive(id: string): void;
}

/** One line for those that nobody asked for anything: they are counted, and shown when somebody opens it. */
export function FoldRow({ id, level, count, isOpen, index, columns, isActive, onToggle, onActive }: FoldRowProps) {
  const { format } = useLanguage();
  const words = useBoardWords();
  return (
    <tr
      aria-rowindex={index + 2}
      aria-level={level + 1}
      aria-expanded={isOpen}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => onActive(id)}
      className="fold"
      data-fold={id}
    >
      <th scope="row" className="column-name">
        <span className="name" data-level={Math.min(level, 4)}>
          <button
            type="button"
            tabIndex={-1}
            className="quiet fold-opener"
            data-open={isOpen}
            onClick={() => onToggle(id)}
          >
            <Icon name="open" />
            {words.folded(format.count(count))}
          </button>
        </span>
      </th>
      {columns.map((column) => (
        <td key={column} className={`column-${column}`} />
      ))}
    </tr>
  );
}

/** Percent says little of a small plan: one of two is "1/2". */
function shareText({ plan, admitted, percent }: QuotaRow, format: ReturnType<typeof useLanguage>['format']): string {
  if (plan === null || percent === null) return '—';
  return plan < 20 ? `${format.count(admitted)}/${format.count(plan)}` : format.percent(percent);
}
