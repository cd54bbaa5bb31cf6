/** Whom a share belongs to: the `sub` of a token. All without one are one viewer, null. */
export type Viewer = string | null;
