import { closeCodes } from '../http/socket/close-codes.ts';
import { requestCodes, userCodes } from '../messages/error-codes.ts';
import type { Words } from '../messages/language.ts';
import { refusals } from '../resolvers/violations.ts';
import { table } from './markdown.ts';

/** What the codes of rules mean, in the order of the alphabet: the subjects have none among them. */
const ruleCodes = Object.fromEntries(
  Object.entries(refusals)
    .map(([code, { meaning }]) => [code, meaning] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** The page of everything that can go wrong. */
export function errorsPage(): string {
  return `# Errors

Codes are for programs and stay as they are; messages are for people, say what to do, and come in English or Vietnamese
(\`Accept-Language\`, \`?lang=\`, or \`lang\` in the \`connectionParams\` of a WebSocket).

What a user can mend is data: a mutation answers with a union of its payload and the types that implement \`UserError\`
(\`InvalidInput\`, \`NotFound\`, \`Forbidden\`, \`StaleVersion\`, \`RuleViolation\`). Everything else is under \`errors\`, with
\`extensions.code\`.

## User errors

The \`code\` of \`InvalidInput\`, \`NotFound\`, \`Forbidden\` and \`StaleVersion\`. Queries and live boards, which have no union,
report the same codes under \`errors\`.

${codes(userCodes)}

## Rules

The \`code\` of a \`RuleViolation\`. Its \`source\` names the document and the point, where there is one.

${codes(ruleCodes)}

## Errors of the operation, the request or the server

\`extensions.code\` under \`errors\`.

${codes(requestCodes)}

## Close codes of a WebSocket

The last column says whether the client of graphql-ws comes back by itself.

${table(
  ['code', 'meaning', 'tiếng Việt', 'comes back'],
  closeCodes.map(({ code, meaning, comesBack }) => [String(code), meaning.en, meaning.vi, comesBack ? 'yes' : 'no']),
)}
`;
}

function codes(meanings: Record<string, Words>): string {
  const rows = Object.entries(meanings).map(([code, { en, vi }]) => [`\`${code}\``, en, vi]);
  return table(['code', 'meaning', 'tiếng Việt'], rows);
}
