/** The stages whose people `pipelineCount` counts: from the certificate to the decision. */
export const PIPELINE = [
  'AWARENESS_CERTIFIED',
  'DOSSIER',
  'VERIFYING',
  'OPINIONS',
  'CELL_REVIEW',
  'CELL_PROPOSED',
  'GRASSROOTS_PROPOSED',
  'DECIDED',
] as const;
