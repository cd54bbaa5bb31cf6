// What all clients ask, of which server and as whom.
const { KETNAP_URL: url, KETNAP_TOKEN, KETNAP_COMMITTEE: committeeId, KETNAP_YEAR } = process.env;

export const target = { url, authorization: `Bearer ${KETNAP_TOKEN}`, committeeId, year: Number(KETNAP_YEAR) };

export const BOARD = `query Board($committeeId: ID!, $year: Int!) {
  quotaBoard(committeeId: $committeeId, year: $year) { cursor rows { id name admitted plan } }
}`;

export const LIVE_BOARD = `subscription LiveBoard($committeeId: ID!, $year: Int!, $after: String) {
  quotaBoard(committeeId: $committeeId, year: $year, after: $after) { kind cursor rows { id name admitted plan } }
}`;

export const REVISE = `mutation ReviseQuotas($input: ReviseQuotasInput!) {
  reviseQuotas(input: $input) { __typename ... on UserError { code message path } }
}`;

/** No rows are no revision: the server refuses it, by a member of a union. */
export const NOTHING = { year: target.year, rows: [] };
