import { useDeferredValue, useMemo, useState } from 'react';
import { Icon } from '../app/icon.tsx';
import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';
import { isFiltered, type SortKey, type TreeView, treeLines } from './board-tree.ts';
import { DownloadButton } from './download-button.tsx';
import type { LiveBoardState } from './live-board.ts';
import { TreeTable } from './tree-table.tsx';
import { useDifficult } from './use-difficult.ts';

interface TreeSectionProps {
  topId: string;
  rows: readonly QuotaRow[];
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

/** What is found and sorted when nobody has touched anything. */
type Filters = Pick<TreeView, 'text' | 'behind' | 'withoutAdmission' | 'sort' | 'descending'> & { difficult: boolean };

const UNTOUCHED: Filters = {
  text: '',
  behind: false,
  withoutAdmission: false,
  difficult: false,
  sort: 'PLACE',
  descending: false,
};

/** The tree of committees with its filters. */
export function TreeSection({ topId, rows, above, live, onDownload, onReport, onRecord }: TreeSectionProps) {
  const { texts, format } = useLanguage();
  const [filters, setFilters] = useState(UNTOUCHED);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([topId]));
  const difficult = useDifficult(topId, filters.difficult);
  const text = useDeferredValue(filters.text);
  const view = useMemo<TreeView>(() => ({ ...filters, text, difficult, open }), [filters, text, difficult, open]);
  const lines = useMemo(() => treeLines(rows, view), [rows, view]);
  const change = (part: Partial<Filters>): void => setFilters({ ...filters, ...part });
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const sortBy = (sort: SortKey): void => {
    // A figure is first wanted with the largest on top.
    if (filters.sort !== sort) change({ sort, descending: sort !== 'STATUS' && sort !== 'PERCENT' });
    else if (sort !== 'PLACE') change({ descending: !filters.descending });
  };
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
            value={filters.text}
            placeholder={texts.table.search}
            aria-label={texts.table.search}
            onChange={({ target }) => change({ text: target.value })}
          />
        </label>
        <Toggle label={texts.table.behind} isOn={filters.behind} onChange={(behind) => change({ behind })} />
        <Toggle
          label={texts.table.withoutAdmission}
          isOn={filters.withoutAdmission}
          onChange={(withoutAdmission) => change({ withoutAdmission })}
        />
        <Toggle label={texts.table.difficult} isOn={filters.difficult} onChange={(on) => change({ difficult: on })} />
        <span className="row-count">{texts.table.shown(format.count(lines.length))}</span>
        {live.depth === 'SUBTREE' && (
          <button
            type="button"
            className="quiet"
            onClick={() =>
              setOpen(open.size > 1 ? new Set([topId]) : new Set(rows.map(({ committeeId }) => committeeId)))
            }
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
          <button type="button" onClick={() => setFilters(UNTOUCHED)}>
            {texts.table.clear}
          </button>
        </div>
      ) : (
        <TreeTable
          lines={lines}
          changed={live.changed}
          branchesOf={live.depth === 'CHILDREN' ? topId : null}
          sort={filters.sort}
          descending={filters.descending}
          onSort={sortBy}
          onToggle={isFiltered(view) ? null : toggle}
        />
      )}
    </section>
  );
}

function Toggle({ label, isOn, onChange }: { label: string; isOn: boolean; onChange(on: boolean): void }) {
  return (
    <button type="button" className="toggle" aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      {label}
    </button>
  );
}
