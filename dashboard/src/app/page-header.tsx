import { useEffect } from 'react';
import { useQuery } from 'urql';
import { YearsDocument } from '../board/board-operations.ts';
import { ConnectionBadge } from '../board/connection-badge.tsx';
import type { LiveBoardState } from '../board/live-board.ts';
import { useLanguage } from '../language/language.tsx';
import type { Session, SessionState } from '../session/session.ts';
import type { Top } from './desk.tsx';
import { Icon } from './icon.tsx';
import { BOARD_ADDRESS } from './route.ts';
import { useTheme } from './theme.ts';

interface PageHeaderProps {
  session: Session;
  state: SessionState;
  tops: Top[];
  top: Top;
  onTop(id: string): void;
  year: number;
  onYear(year: number): void;
  live: LiveBoardState;
  wall: { isWall: boolean; switchWall(): void };
}

/** What stands above every page: which committee, which year, how fresh, and the switches. */
export function PageHeader({ session, state, tops, top, onTop, year, onYear, live, wall }: PageHeaderProps) {
  const { texts, switchLanguage } = useLanguage();
  const { theme, switchTheme } = useTheme();
  useEffect(() => {
    document.title = `${top.name} · ${texts.productName}`;
  }, [top.name, texts.productName]);
  return (
    <header className="page-header">
      <a className="brand" href={BOARD_ADDRESS}>
        <Icon name="mark" />
        <span>{texts.productName}</span>
      </a>
      {tops.length > 1 ? (
        <h1 className="top-choice">
          <select aria-label={texts.header.committee} value={top.id} onChange={({ target }) => onTop(target.value)}>
            {tops.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </h1>
      ) : (
        <h1 className="top-name">{top.name}</h1>
      )}
      <YearChoice top={top} year={year} onYear={onYear} />
      <ConnectionBadge live={live} isRefused={state.refused} />
      <div className="switches">
        <button type="button" className="quiet language" onClick={switchLanguage} title={texts.header.languageTitle}>
          {texts.header.language}
        </button>
        <IconButton
          name={theme === 'dark' ? 'sun' : 'moon'}
          label={theme === 'dark' ? texts.header.light : texts.header.dark}
          onClick={switchTheme}
        />
        <IconButton name="print" label={texts.header.print} onClick={() => window.print()} />
        <IconButton
          name={wall.isWall ? 'shrink' : 'grow'}
          label={wall.isWall ? texts.header.leaveWall : texts.header.wall}
          onClick={wall.switchWall}
        />
        <IconButton
          name="leave"
          label={`${texts.header.signOut} (${state.subject})`}
          onClick={() => session.signOut()}
        />
      </div>
    </header>
  );
}

function IconButton({
  name,
  label,
  onClick,
}: {
  name: Parameters<typeof Icon>[0]['name'];
  label: string;
  onClick(): void;
}) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick} data-action={name}>
      <Icon name={name} />
    </button>
  );
}

/** The years that have quotas, and the one that is shown. */
function YearChoice({ top, year, onYear }: Pick<PageHeaderProps, 'top' | 'year' | 'onYear'>) {
  const { texts } = useLanguage();
  const [{ data }] = useQuery({ query: YearsDocument, variables: { committeeId: top.id } });
  const years = new Set([year, ...(data?.committee?.quotas ?? []).map((quota) => quota.year)]);
  return (
    <select
      className="year-choice"
      aria-label={texts.header.year}
      value={year}
      onChange={({ target }) => onYear(Number(target.value))}
    >
      {[...years]
        .toSorted((a, b) => b - a)
        .map((one) => (
          <option key={one}>{one}</option>
        ))}
    </select>
  );
}
