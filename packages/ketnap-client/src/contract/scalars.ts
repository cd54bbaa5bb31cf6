// Made from schema.graphql by `npm run print-client`.
/** What the scalars of the contract are in TypeScript, for gql.tada and generators of code. */
export interface Scalars {
  /** A moment, ISO 8601 in UTC, for example `2023-12-18T08:30:00.000Z`. */
  DateTime: string;
  /** A day in Vietnam (Asia/Ho_Chi_Minh), written `YYYY-MM-DD`. Not a moment: it has no time zone to convert. */
  Day: string;
}
