import { WAY } from '../cases/way.ts';

/** The stages whose people `pipelineCount` counts: from the certificate to the decision. */
export const PIPELINE = WAY.slice(WAY.indexOf('AWARENESS_CERTIFIED'), WAY.indexOf('PROBATIONARY'));
