import { describe, expect, it } from 'vitest';
import { Prisma } from '../../src/db/generated/client.ts';
import { OperationEnded } from '../../src/db/operation-ended.ts';
import { PoolBusy } from '../../src/db/pool-busy.ts';
import { databaseTrouble } from '../../src/db/unavailable.ts';

/** An error of the driver. */
const sql = (code: string) => Object.assign(new Error('said by PostgreSQL'), { code, severity: 'ERROR' });

/** What Prisma makes of one: a code of its own, and what the driver said in `meta`. */
function throughPrisma(code: string, originalCode: string): Error {
  const cause = { originalCode, originalMessage: 'said by PostgreSQL', kind: 'postgres' };
  return new Prisma.PrismaClientKnownRequestError('failed', {
    code,
    clientVersion: '7',
    meta: { driverAdapterError: { name: 'DriverAdapterError', cause } },
  });
}

const known = (code: string) => new Prisma.PrismaClientKnownRequestError('failed', { code, clientVersion: '7' });

describe.each([
  [
    'busy',
    {
      'too many connections': sql('53300'),
      'too many connections, by Prisma': known('P2037'),
      'no room on the disk': throughPrisma('P2039', '53100'),
      'out of memory': throughPrisma('P2010', '53200'),
      'no connection of the pool in time, by the driver': new Error('timeout exceeded when trying to connect'),
      'no connection of the pool in time, by Prisma': known('P2024'),
      'no transaction in time': known('P2028'),
      'no connection of the pool in time, by the door': new PoolBusy(),
      'a lock that was not given in time': throughPrisma('P2039', '55P03'),
      'a circle of locks': sql('40P01'),
      'a transaction that did nothing for too long': sql('25P03'),
    },
  ],
  [
    'away',
    {
      'shut down': throughPrisma('P2039', '57P01'),
      crashed: sql('57P02'),
      starting: throughPrisma('P2010', '57P03'),
      'said by a pooler': sql('08P01'),
      'a standby': throughPrisma('P2039', '25006'),
      'a password that was changed': throughPrisma('P1000', '28P01'),
      'a disk that fails': sql('58030'),
      refused: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
      'no such host': Object.assign(new Error(), { code: 'ENOTFOUND' }),
      'no way there': Object.assign(new Error(), { code: 'EHOSTUNREACH' }),
      'no answer in time': new Error('Query read timeout'),
      'a connection that broke': new Error('Connection terminated unexpectedly'),
    },
  ],
  [
    'cancelled',
    {
      'its time was up': throughPrisma('P2010', '57014'),
      'its time was up, by Prisma': throughPrisma('P2039', '57014'),
      'nobody waits': new OperationEnded(),
    },
  ],
  [
    null,
    {
      'a fault in a statement': throughPrisma('P2010', '42601'),
      'a constraint': throughPrisma('P2002', '23505'),
      'no right': sql('42501'),
      'a fault of PostgreSQL': sql('XX000'),
      'a fault of ours': new TypeError('undefined is not a function'),
      nothing: undefined,
    },
  ],
] as const)('%s', (trouble, errors) => {
  it.each(Object.entries(errors))('is %s', (_name, error) => {
    expect(databaseTrouble(error)).toBe(trouble);
  });
});
