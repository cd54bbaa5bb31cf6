import type { DemoLogin } from '../../prisma/seed/grants.ts';
import { type Day, shownDay } from '../calendar.ts';
import type { EndedLogin } from '../config.ts';

/**
 * What the demo prints when it serves: where to look, as whom, and of which day or year when it is not this one. People
 * reach it at `url`.
 */
export function welcome(
  url: string,
  logins: (DemoLogin & { token: string })[],
  {
    ended,
    listensAt,
    dataFolder,
    year,
    day,
  }: {
    ended: readonly EndedLogin[];
    listensAt: string;
    dataFolder: string;
    year: number | null;
    day: Day | null;
  },
): string {
  const width = (values: string[]): number => Math.max(...values.map((value) => value.length));
  const roles = width(logins.map(({ role }) => role));
  const committees = width(logins.map(({ committeeName }) => committeeName));
  // A year in the address is one that somebody chose: the board would stay in it over New Year.
  const ofYear = year === null ? '' : `&year=${year}`;
  const rows = logins.flatMap(({ subject, role, committeeName, labelVi, labelEn, token }) => [
    `  ${role.padEnd(roles)}  ${committeeName.padEnd(committees)}  ${labelVi} / ${labelEn}`,
    `    ${url}/?login=${subject}${ofYear}   ${url}/graphql?login=${subject}`,
    `    ${token}`,
  ]);
  return [
    '',
    `  Bảng theo dõi / Live board   ${url}/`,
    '',
    `  GraphiQL    ${url}/graphql`,
    `  GraphQL     POST ${url}/graphql`,
    `  WebSocket   ${url.replace(/^http/, 'ws')}/graphql  (graphql-transport-ws)`,
    ...(listensAt === url ? [] : [`  Máy chủ / Listens at   ${listensAt}`]),
    `  Dữ liệu / Data   ${dataFolder}`,
    ...(day === null ? [] : [`  Hôm nay là / Today is   ${shownDay(day)}`]),
    '',
    '  Đăng nhập thử: vai trò, tổ chức đảng, bảng theo dõi và GraphiQL, mã truy cập (Authorization: Bearer …)',
    '  Demo logins: role, committee, live board and GraphiQL, token (Authorization: Bearer …)',
    '',
    ...rows,
    ...ended.flatMap(({ subject, committeeName, endedOn, successors }) => [
      `  ${committeeName} đã kết thúc ngày ${shownDay(endedOn)} / ended on ${shownDay(endedOn)}`,
      `    ${url}/?login=${subject}   ${successors.join(', ')}`,
    ]),
    '',
    '  Nhấn Ctrl-C để dừng, dữ liệu được giữ lại.  Ctrl-C stops; the data is kept.',
    '',
  ].join('\n');
}
