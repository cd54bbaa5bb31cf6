/** No connection was free in time. Has the form and the code of what PostgreSQL itself says (53300, too_many_connections). */
export class PoolBusy extends Error {
  override name = 'PoolBusy';
  readonly code = '53300';
  readonly severity = 'FATAL';

  constructor() {
    super('no connection to the database was free in time');
  }
}
