import { useEffect } from 'react';
import { ConnectionBadge } from '../board/connection-badge.tsx';
import type { LineOfBoard } from '../board/line-state.ts';
import { useLanguage } from '../language/language.tsx';
import type { Session, SessionState } from '../session/session.ts';
import { Icon } from './icon.tsx';
import { HOME_ADDRESS, type Section, sectionAddress } from './route.ts';
import type { Top } from './sections.ts';
import { useTheme } from './theme.ts';
import { yearOfDay } from './today.ts';

/** What the header of every page has. */
export interface HeaderOfDesk {
  session: Session;
  state: SessionState;
  /** What the person's roles open, and what of it is open. */
  sections: readonly Section[];
  section: Section;
}

interface PageHeaderProps extends HeaderOfDesk {
  /** What can be chosen from, where there is more than one. */
  tops: Top[];
  top: Top;
  onTop?(id: string): void;
  /** The board behind the page; null where there is none. */
  live: LiveHeader | null;
}

interface LiveHeader {
  board: LineOfBoard;
  year: number;
  /** Today in Vietnam. */
  today: string;
  /** Those that have quotas. */
  years: readonly number[];
  /** Null, as the wall, while the page is not there yet. */
  onYear: ((year: number) => void) | null;
  wall: { isWall: boolean; switchWall(): void } | null;
}

/** What stands above every page: which committee, which year, how fresh, and the switches. */
export function PageHeader({ session, state, sections, section, tops, top, onTop, live }: PageHeaderProps) {
  const { texts, switchLanguage } = useLanguage();
  const { theme, switchTheme } = useTheme();
  useEffect(() => {
    document.title = `${top.name} · ${texts.productName}`;
  }, [top.name, texts.productName]);
  return (
    <header className="page-header">
      <a className="brand" href={HOME_ADDRESS} aria-label={texts.productName}>
        <Icon name="mark" />
        <span>{texts.productName}</span>
      </a>
      {tops.length > 1 ? (
        <h1 className="top-choice">
          <select aria-label={texts.header.committee} value={top.id} onChange={({ target }) => onTop?.(target.value)}>
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
      {sections.length > 1 && <Sections sections={sections} section={section} />}
      {live !== null && (
        <>
          <YearChoice {...live} />
          <ConnectionBadge live={live.board} isRefused={state.refused} />
        </>
      )}
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
        {live !== null && section === 'BOARD' && (
          <IconButton
            name={live.wall?.isWall ? 'shrink' : 'grow'}
            label={live.wall?.isWall ? texts.header.leaveWall : texts.header.wall}
            onClick={live.wall?.switchWall}
          />
        )}
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
  onClick: (() => void) | undefined;
}) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick} data-action={name}>
      <Icon name={name} />
    </button>
  );
}

/** The parts of the page that the person's roles open. */
function Sections({ sections, section }: Pick<HeaderOfDesk, 'sections' | 'section'>) {
  const { texts } = useLanguage();
  return (
    <nav className="sections" aria-label={texts.header.sections}>
      {sections.map((one) => (
        <a key={one} href={sectionAddress(one)} aria-current={one === section ? 'page' : undefined}>
          {texts.section[one]}
        </a>
      ))}
    </nav>
  );
}

/** The years that have quotas, this one, and the one that is shown. */
function YearChoice({ year, today, years, onYear }: LiveHeader) {
  const { texts } = useLanguage();
  const offered = new Set([year, yearOfDay(today), ...years]);
  return (
    <select
      className="year-choice"
      aria-label={texts.header.year}
      value={year}
      onChange={({ target }) => onYear?.(Number(target.value))}
    >
      {[...offered]
        .toSorted((a, b) => b - a)
        .map((one) => (
          <option key={one}>{one}</option>
        ))}
    </select>
  );
}
