import './work.css';
import { useMemo, useState } from 'react';
import type { Api } from '../api/client.ts';
import type { AskedList } from '../api/live-list.ts';
import { useLiveList } from '../api/use-live-list.ts';
import type { Section } from '../app/route.ts';
import type { Top } from '../app/sections.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { useLanguage } from '../language/language.tsx';
import { useWorkNames } from './use-work-names.ts';
import { WaitingCases } from './waiting-cases.tsx';
import { useWorkWords } from './words.ts';
import { groupWork, rowsOf, type Whose, type WorkGroup, workGroups } from './work-groups.ts';
import { WorkListDocument, type WorkRow } from './work-operations.ts';
import { WorkRowItem } from './work-row.tsx';

interface WorkPageProps {
  api: Api;
  top: Top;
  /** Today in Vietnam. */
  today: string;
  sections: readonly Section[];
  /** The board behind the page: it knows what committees are called. */
  rows: readonly QuotaRow[];
}

/** Rows of a group that are shown until somebody asks for more: their names are asked for, and that is logged. */
const SHOWN_AT_FIRST = 20;

const DOCUMENT = WorkListDocument as AskedList<WorkRow>['document'];

/** What is due within a committee, moving by itself: overdue, this week, later, and what is to be known. */
export function WorkPage({ api, top, today, sections, rows: board }: WorkPageProps) {
  const { texts, format } = useLanguage();
  const words = useWorkWords();
  const rows = useLiveList<WorkRow>(api, DOCUMENT, { withinId: top.id });
  const [chosen, setWhose] = useState<Whose | null>(null);
  const [shown, setShown] = useState<Partial<Record<WorkGroup, number>>>({});
  const names = useMemo(() => new Map(board.map(({ committeeId, name }) => [committeeId, name])), [board]);
  const counts = useMemo(
    () => ({
      MINE: rowsOf(rows ?? [], 'MINE', top.name).length,
      OTHERS: rowsOf(rows ?? [], 'OTHERS', top.name).length,
      ALL: rows?.length ?? 0,
    }),
    [rows, top.name],
  );
  const whose = chosen ?? (counts.OTHERS === 0 ? 'ALL' : 'MINE');
  const groups = useMemo(() => groupWork(rowsOf(rows ?? [], whose, top.name), today), [rows, whose, top.name, today]);
  const inSight = useMemo(
    () => workGroups.map((group) => ({ group, rows: groups[group].slice(0, shown[group] ?? SHOWN_AT_FIRST) })),
    [groups, shown],
  );
  const ids = useMemo(() => inSight.flatMap((one) => one.rows.map(({ aboutId }) => aboutId)), [inSight]);
  const { subjectOf, failed } = useWorkNames(ids);
  if (rows === null) {
    return (
      <main className="state">
        <p role="status">{texts.loading}</p>
      </main>
    );
  }
  const isEmpty = inSight.every((one) => one.rows.length === 0);
  return (
    <main className="work-page" data-section="WORK">
      <header className="work-head">
        <h2>{words.title}</h2>
        {counts.OTHERS > 0 && (
          <fieldset className="segments">
            <legend className="visually-hidden">{words.filter}</legend>
            {(['MINE', 'OTHERS', 'ALL'] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="toggle"
                aria-pressed={whose === one}
                data-whose={one}
                onClick={() => setWhose(one)}
              >
                {{ MINE: words.mine, OTHERS: words.others, ALL: words.all }[one]} ({format.count(counts[one])})
              </button>
            ))}
          </fieldset>
        )}
        {sections.includes('CASES') && <WaitingCases top={top} moved={rows} kind={board[0]?.kind ?? null} />}
      </header>
      <p className="visually-hidden" role="status">
        {words.moved(format.count(counts[whose]))}
      </p>
      {failed && <p className="hint">{words.namesFailed}</p>}
      {isEmpty && (
        <p className="card nothing">{whose === 'MINE' && counts.ALL > 0 ? words.nothingMine : words.nothing}</p>
      )}
      {inSight
        .filter((one) => one.rows.length > 0)
        .map(({ group, rows: some }) => {
          const more = groups[group].length - some.length;
          return (
            <section key={group} className="card" aria-labelledby={`work-${group}`} data-group={group}>
              <header>
                <h3 id={`work-${group}`}>{words.groups[group]}</h3>
                <p className="hint">
                  {group === 'NOTICE' && `${words.noticeHint} `}
                  {format.count(groups[group].length)}
                </p>
              </header>
              <ul className="work-rows">
                {some.map((row) => (
                  <WorkRowItem
                    key={row.id}
                    row={row}
                    subject={subjectOf(row.aboutId)}
                    committeeName={row.committeeId === null ? null : (names.get(row.committeeId) ?? null)}
                    opens={(section) => sections.includes(section)}
                  />
                ))}
              </ul>
              {more > 0 && (
                <button
                  type="button"
                  className="quiet"
                  onClick={() => setShown({ ...shown, [group]: some.length + SHOWN_AT_FIRST })}
                >
                  {words.more(format.count(Math.min(more, SHOWN_AT_FIRST)))}
                </button>
              )}
            </section>
          );
        })}
      {!isEmpty && (
        <p className="hint">
          {words.namesLogged}
          {rows.some(({ daysCertain }) => !daysCertain) && ` * ${words.uncertain}`}
        </p>
      )}
    </main>
  );
}
