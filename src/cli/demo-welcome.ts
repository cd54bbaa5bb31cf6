import type { DemoLogin } from '../../prisma/seed/grants.ts';
import { type Day, shownDay } from '../calendar.ts';
import type { EndedLogin } from '../config.ts';

/** What the demo tells besides its logins. */
export interface Told {
  ended: readonly EndedLogin[];
  listensAt: string;
  dataFolder: string;
  /** Where each login's token lies, in a file of its name. */
  tokenFolder: string;
  /** Whether the tokens are printed too. */
  tokens: boolean;
  /** The year or the day that it is of, where it is not this one. */
  year: number | null;
  day: Day | null;
}

/** What the demo prints when it serves, one screen with the address last: as whom to look, and where. People reach it at `url`. */
export function welcome(
  url: string,
  logins: (DemoLogin & { token: string })[],
  { ended, listensAt, dataFolder, tokenFolder, tokens, year, day }: Told,
): string {
  const width = (values: string[]): number => Math.max(...values.map((value) => value.length));
  // A year in the address is one that somebody chose: the board would stay in it over New Year.
  const ofYear = year === null ? '' : `&year=${year}`;
  const linkOf = (subject: string): string => `${url}/?login=${subject}${ofYear}`;
  const links = width([...logins, ...ended].map(({ subject }) => linkOf(subject)));
  const roles = width(logins.map(({ labelVi, labelEn }) => `${labelVi} / ${labelEn}`));
  return [
    '',
    `  GraphQL     POST ${url}/graphql    ${url.replace(/^http/, 'ws')}/graphql  (graphql-transport-ws)`,
    `  GraphiQL    ${url}/graphql?login=…`,
    `  Mã truy cập / Tokens   ${tokenFolder}/…`,
    `  Dữ liệu / Data   ${dataFolder}`,
    ...(listensAt === url ? [] : [`  Máy chủ / Listens at   ${listensAt}`]),
    ...(day === null ? [] : [`  Hôm nay là / Today is   ${shownDay(day)}`]),
    '  Nhấn Ctrl-C để dừng, dữ liệu được giữ lại.  Ctrl-C stops; the data is kept.',
    '',
    '  Đăng nhập thử / Demo logins',
    ...logins.flatMap(({ subject, committeeName, labelVi, labelEn, token }) => [
      `  ${linkOf(subject).padEnd(links)}   ${`${labelVi} / ${labelEn}`.padEnd(roles)}   ${committeeName}`,
      ...(tokens ? [`    ${token}`] : []),
    ]),
    ...ended.map(
      ({ subject, committeeName, endedOn, successors }) =>
        `  ${linkOf(subject).padEnd(links)}   ${committeeName} đã kết thúc / ended ${shownDay(endedOn)} → ${successors.join(', ')}`,
    ),
    '',
    `  Bảng theo dõi / Live board   ${url}/`,
    '',
  ].join('\n');
}
