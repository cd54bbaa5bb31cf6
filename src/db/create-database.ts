import pg from 'pg';

const NO_SUCH_DATABASE = '3D000';
const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';

/**
 * Creates the database that `connectionString` names, unless it exists.
 *
 * @returns whether it was created by this call
 * @throws {pg.DatabaseError} 42501 when the user may not create databases
 */
export async function createDatabaseIfMissing(connectionString: string): Promise<boolean> {
  const wanted = new pg.Client({ connectionString });
  try {
    await wanted.connect();
    return false;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== NO_SUCH_DATABASE) throw error;
  } finally {
    await wanted.end();
  }
  const { host, port, user, password, ssl } = wanted;
  const admin = new pg.Client({ host, port, user, password, ssl, database: 'postgres' });
  await admin.connect();
  try {
    await admin.query(`create database ${pg.escapeIdentifier(wanted.database ?? '')}`);
    return true;
  } catch (error) {
    // Somebody else was faster. Of two at the very same moment, the second violates the catalogue's index.
    if (error instanceof pg.DatabaseError && (error.code === DUPLICATE_DATABASE || error.code === UNIQUE_VIOLATION)) {
      return false;
    }
    throw error;
  } finally {
    await admin.end();
  }
}
