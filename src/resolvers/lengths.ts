/** Longest texts that are taken, in characters. Descriptions say the same numbers; the database guards those of names. */
export const LONGEST = {
  /** Who does something, as an operator names them. */
  actor: 200,
  areaCode: 30,
  areaName: 200,
  classTitle: 200,
  committeeCode: 30,
  committeeName: 200,
  committeeShortName: 100,
  documentNumber: 60,
  ethnicGroup: 60,
  finding: 2_000,
  /** An id as clients write it. */
  id: 100,
  /** Under which a client asks for something. */
  key: 64,
  livelihood: 100,
  /** Why a day is off or worked. */
  occasion: 100,
  /** What was seen of a person. */
  note: 1_000,
  /** What a class is for. */
  objective: 1_000,
  occupation: 120,
  personName: 120,
  /** Where somebody lives or works. */
  placeOfPerson: 200,
  /** Where a paper was made, or who answers for a place. */
  place: 200,
  reason: 500,
  remedy: 1_000,
  /** A part of a name that is looked for. */
  search: 100,
  /** Where figures are from. */
  source: 200,
  /** The `sub` of a token. */
  subject: 255,
  /** Who teaches a class. */
  teachers: 500,
  /** What an inspection looks at. */
  topic: 300,
} as const;
