import { useVirtualizer } from '@tanstack/react-virtual';
import type { RowChange } from 'ketnap-client';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../app/icon.tsx';
import { branchAddress, committeeAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';
import type { Line, SortKey } from './board-tree.ts';
import { type BoardClock, FoldRow, TreeTableRow } from './tree-table-row.tsx';

/** Height of a row, px; the same as in board.css. */
const ROW_PX = 38;
const PHONE_ROW_PX = 58;

interface TreeTableProps {
  lines: readonly Line<QuotaRow>[];
  clock: BoardClock;
  changed: ReadonlyMap<string, RowChange>;
  /** The committee whose branches have boards of their own; null where everything below it is here. */
  branchesOf: string | null;
  sort: SortKey;
  descending: boolean;
  onSort(key: SortKey): void;
  /** Opens or closes what is below a committee; null while a search decides that. */
  onToggle: ((committeeId: string) => void) | null;
}

const COLUMNS = ['name', 'plan', 'admitted', 'remaining', 'progress', 'status', 'pipeline'] as const;
const KEYS: Record<(typeof COLUMNS)[number], SortKey> = {
  name: 'PLACE',
  plan: 'PLAN',
  admitted: 'ADMITTED',
  remaining: 'REMAINING',
  progress: 'PERCENT',
  status: 'NEED',
  pipeline: 'PIPELINE',
};

/** The tree as a table. Only the rows in sight are drawn; the table says how many there are and which ones these are. */
export function TreeTable({ lines, clock, changed, branchesOf, sort, descending, onSort, onToggle }: TreeTableProps) {
  const { texts } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const hint = useId();
  const [activeId, setActiveId] = useState<string | null>(null);
  const [isFocusWanted, wantFocus] = useState(false);
  const idOf = (line: Line<QuotaRow> | undefined): string | undefined =>
    line?.kind === 'ROW' ? line.row.id : line?.id;
  const active = Math.max(
    0,
    lines.findIndex((line) => idOf(line) === activeId),
  );
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (matchMedia('(max-width: 640px)').matches ? PHONE_ROW_PX : ROW_PX),
    overscan: 10,
    getItemKey: (index) => idOf(lines[index]) ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);

  useEffect(() => {
    if (!isFocusWanted) return;
    const row = scroller.current?.querySelector<HTMLElement>('tr[tabindex="0"]');
    if (row == null) return;
    row.focus({ preventScroll: true });
    wantFocus(false);
  });

  const goTo = (index: number): void => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, index))];
    if (line === undefined) return;
    setActiveId(idOf(line) ?? null);
    virtualizer.scrollToIndex(lines.indexOf(line));
    wantFocus(true);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const line = lines[active];
    if (line === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const { isOpen, level } = line;
    const row = line.kind === 'ROW' ? line.row : null;
    const hasBelow = line.kind === 'FOLD' || line.hasBelow;
    const toggle = (): void => (line.kind === 'FOLD' ? onToggle?.(line.id) : onToggle?.(line.row.committeeId));
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const parent = (): number => lines.findLastIndex((other, index) => index < active && other.level < level);
    const moves: Record<string, () => void> = {
      ArrowDown: () => goTo(active + 1),
      ArrowUp: () => goTo(active - 1),
      PageDown: () => goTo(active + page),
      PageUp: () => goTo(active - page),
      Home: () => goTo(0),
      End: () => goTo(lines.length - 1),
      ArrowRight: () => {
        if (row !== null && hasBranch(row, branchesOf)) location.hash = branchAddress(row.committeeId);
        else if (hasBelow && isOpen) goTo(active + 1);
        else if (hasBelow) toggle();
      },
      ArrowLeft: () => {
        if (hasBelow && isOpen && onToggle !== null && level > 0) toggle();
        else if (level > 0) goTo(parent());
      },
      Enter: () => {
        if (row === null) toggle();
        else location.hash = committeeAddress(row.committeeId);
      },
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  return (
    <div className="table-scroll" ref={scroller} id="tree">
      <p id={hint} className="visually-hidden">
        {texts.table.keys}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows open is a treegrid (WAI-ARIA) */}
      <table role="treegrid" aria-label={texts.table.caption} aria-describedby={hint} aria-rowcount={lines.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={`column-${column}`}
                aria-sort={KEYS[column] !== sort ? 'none' : descending ? 'descending' : 'ascending'}
              >
                <button
                  type="button"
                  onClick={() => onSort(KEYS[column])}
                  title={texts.table.sortBy(texts.table[column])}
                >
                  {texts.table[column]}
                  {KEYS[column] === sort && sort !== 'PLACE' && sort !== 'NEED' && (
                    <Icon name={descending ? 'down' : 'up'} />
                  )}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {before > 0 && <Space height={before} />}
          {items.map(({ index, key }) => {
            const line = lines[index];
            if (line?.kind === 'FOLD') {
              return (
                <FoldRow
                  key={key}
                  {...line}
                  index={index}
                  columns={COLUMNS.slice(1)}
                  isActive={index === active}
                  onToggle={(id) => onToggle?.(id)}
                  onActive={setActiveId}
                />
              );
            }
            return (
              line && (
                <TreeTableRow
                  key={key}
                  {...line}
                  daysLeft={clock.daysLeft}
                  due={clock.due}
                  index={index}
                  change={changed.get(line.row.id)}
                  isActive={index === active}
                  branch={hasBranch(line.row, branchesOf) ? branchAddress(line.row.committeeId) : null}
                  onToggle={onToggle}
                  onActive={setActiveId}
                />
              )
            );
          })}
          {after > 0 && <Space height={after} />}
        </tbody>
      </table>
    </div>
  );
}

/** Whether a row is to be opened as a board of its own. Below a cell nothing stands. */
function hasBranch({ committeeId, kind }: QuotaRow, branchesOf: string | null): boolean {
  return branchesOf !== null && committeeId !== branchesOf && kind !== 'CELL' && kind !== 'GRASSROOTS_CELL';
}

/** Stands for rows that are out of sight. */
function Space({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it has nothing in it that could get the focus
    <tr aria-hidden="true" className="space">
      <td style={{ blockSize: height }} />
    </tr>
  );
}
