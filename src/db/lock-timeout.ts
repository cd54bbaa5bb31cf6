/** Longest wait of a request for a lock, ms: nobody waits long for a row that an editor holds, the client is told to try again. */
export const LOCK_TIMEOUT_MS = 4_000;
