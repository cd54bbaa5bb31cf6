/** What every mutation's payload says of its cursor. */
export const CURSOR_DESCRIPTION =
  'Position of the feed that includes this change: a live board that has reached it shows it. Null when the change is saved but this server had not caught up in time; the boards get it by themselves.';

/** What every mutation's payload says of repeats. */
export const REPEATED_DESCRIPTION =
  'True when this was done before, under the same `key`: nothing was done now, and the records are as they are now.';
