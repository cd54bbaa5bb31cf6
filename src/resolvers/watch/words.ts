/** What committees and areas are watched for, in the order of the list. A kind comes with its search. */
export const watchKinds = [
  'NO_ADMISSION',
  'NO_ADMISSION_NOR_QUOTA',
  'NO_SOURCE',
  'FEW_OFFICIAL',
  'NO_SECRETARY',
  'NO_CELL_COMMITTEE',
  'TERM_ENDS',
  'JOINT_CELL',
  'AREA_WITHOUT_MEMBER',
  'AREA_WITHOUT_CELL',
  'AREA_IN_DANGER',
] as const;

/** One of them. */
export type WatchKind = (typeof watchKinds)[number];
