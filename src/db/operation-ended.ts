/**
 * Nobody waits for the answer any more: nothing was asked of the database. Has the form of an error of PostgreSQL, as
 * the statement that was running then gets one (57014, query_canceled), so that both go the same way through Prisma.
 */
export class OperationEnded extends Error {
  override name = 'OperationEnded';
  readonly code = '57014';
  readonly severity = 'ERROR';

  constructor() {
    super('the operation has ended');
  }
}
