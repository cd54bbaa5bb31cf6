import { fileURLToPath } from 'node:url';

/** Where the demo keeps its data unless it is told another place. */
export const PROJECT_DATA = fileURLToPath(new URL('../../.data', import.meta.url));
