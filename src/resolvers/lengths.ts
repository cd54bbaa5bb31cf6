/** Longest texts that are taken, in characters. Descriptions say the same numbers; the database guards those of names. */
export const LONGEST = {
  /** Who does something, as an operator names them. */
  actor: 200,
  committeeCode: 30,
  committeeName: 200,
  committeeShortName: 100,
  documentNumber: 60,
  ethnicGroup: 60,
  finding: 2_000,
  /** Under which a client asks for something. */
  key: 64,
  personName: 120,
  reason: 500,
  remedy: 1_000,
  /** A part of a name that is looked for. */
  search: 100,
  /** The `sub` of a token. */
  subject: 255,
} as const;
