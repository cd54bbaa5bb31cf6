// What a client's cache and types need of the contract.
export { keys } from './contract/embedded-types.ts';
export { graphcacheSchema } from './contract/graphcache-schema.ts';
export { possibleTypes } from './contract/possible-types.ts';
export type { Scalars } from './contract/scalars.ts';
