import { useDeferredValue, useMemo, useState } from 'react';
import { Icon } from '../app/icon.tsx';
import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';
import { foldOf, isSearched, SORT_KEYS, type SortKey, type TreeView, treeLines } from './board-tree.ts';
import { DownloadButton } from './download-button.tsx';
import type { LiveBoardState } from './live-board.ts';
import { TreeTable } from './tree-table.tsx';
import type { BoardClock } from './tree-table-row.tsx';
import { UnitFilters } from './unit-filters.tsx';
import { type Choices, NO_FILTER } from './use-choices.ts';
import { useDifficult } from './use-difficult.ts';
import { useBoardWords } from './words.ts';

interface TreeSectionProps {
  topId: string;
  rows: readonly QuotaRow[];
  /** The committees directly below. */
  units: readonly QuotaRow[];
  choosing: { choices: Choices; choose(part: Partial<Choices>): void };
  clock: BoardClock;
  /** The address of the board that this one was opened from; null for one's own. */
  above: string | null;
  live: LiveBoardState;
  /** Keeps the board as a spreadsheet. Null where there is no such file. */
  onDownload: (() => Promise<void>) | null;
  /** Keeps the report of the year so far. Null where there is none. */
  onReport: (() => Promise<void>) | null;
  /** Opens the form for an admission; null where the viewer may not record one. */
  onRecord: (() => void) | null;
}

/** A table of so few rows is not made as tall as what stands beside it. */
const FEW_ROWS = 16;

/** The tree of committees with its filters, which stand in the address. */
export function TreeSection(props: TreeSectionProps) {
  const { topId, rows, units, choosing, clock, above, live, onDownload, onReport, onRecord } = props;
  const { texts, format } = useLanguage();
  const words = useBoardWords();
  const { choices, choose } = choosing;
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([topId]));
  const difficult = useDifficult(topId, choices.difficult);
  const text = useDeferredValue(choices.text);
  const { sort, descending, withoutAdmission } = choices;
  const statuses = choices.statuses.join();
  const view = useMemo<TreeView>(
    () => ({
      ...{ sort, descending, withoutAdmission, text, difficult, open },
      statuses: statuses === '' ? [] : statuses.split(','),
    }),
    [sort, descending, withoutAdmission, statuses, text, difficult, open],
  );
  const lines = useMemo(() => treeLines(rows, view), [rows, view]);
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const sortBy = (key: SortKey): void => {
    // A figure is first wanted with the largest on top.
    if (sort !== key) choose({ sort: key, descending: !['NEED', 'PLACE', 'PERCENT'].includes(key) });
    else if (key !== 'PLACE' && key !== 'NEED') choose({ descending: !descending });
  };
  const everything = (): ReadonlySet<string> =>
    new Set(rows.flatMap(({ committeeId }) => [committeeId, foldOf(committeeId)]));
  return (
    <section
      className="tree-section"
      aria-label={texts.table.caption}
      data-small={rows.length <= FEW_ROWS || undefined}
    >
      {above !== null && (
        <p className="hint">
          <a className="above" href={above}>
            ↑ {texts.table.above}
          </a>
        </p>
      )}
      <div className="toolbar">
        <label className="search">
          <Icon name="search" />
          <input
            type="search"
            value={choices.text}
            placeholder={texts.table.search}
            aria-label={texts.table.search}
            onChange={({ target }) => choose({ text: target.value })}
          />
        </label>
        <UnitFilters units={units} choosing={choosing} />
        <select
          className="order-choice"
          aria-label={words.order}
          value={sort}
          onChange={({ target }) => sortBy(target.value as SortKey)}
        >
          {SORT_KEYS.map((key) => (
            <option key={key} value={key}>
              {words.orders[key]}
            </option>
          ))}
        </select>
        <span className="row-count">
          {texts.table.shown(format.count(lines.filter(({ kind }) => kind === 'ROW').length))}
        </span>
        {live.depth === 'SUBTREE' && (
          <button
            type="button"
            className="quiet"
            onClick={() => setOpen(open.size > 1 ? new Set([topId]) : everything())}
          >
            {open.size > 1 ? texts.table.closeAll : texts.table.openAll}
          </button>
        )}
        {onDownload !== null && (
          <DownloadButton name="board-file" label={texts.table.download} onDownload={onDownload} />
        )}
        {onReport !== null && <DownloadButton name="report-file" label={texts.table.report} onDownload={onReport} />}
        {onRecord !== null && (
          <button type="button" className="record" onClick={onRecord}>
            <Icon name="plus" />
            {texts.table.record}
          </button>
        )}
      </div>
      {live.depth === 'CHILDREN' && <p className="hint">{texts.table.branches}</p>}
      {lines.length === 0 ? (
        <div className="state">
          <p>{texts.table.nothing}</p>
          <button type="button" onClick={() => choose(NO_FILTER)}>
            {texts.table.clear}
          </button>
        </div>
      ) : (
        <TreeTable
          lines={lines}
          changed={live.changed}
          branchesOf={live.depth === 'CHILDREN' ? topId : null}
          clock={clock}
          sort={sort}
          descending={descending}
          onSort={sortBy}
          onToggle={isSearched(view) ? null : toggle}
        />
      )}
    </section>
  );
}
