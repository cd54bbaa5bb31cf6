import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { KeySet } from '../../src/access/key-set.ts';
import { type LocalKey, openLocalKey } from '../../src/access/local-key.ts';
import { openSessions, type Sessions } from '../../src/access/session.ts';
import { systemClock } from '../../src/calendar.ts';
import { openLog } from '../../src/http/open-log.ts';

const ISSUER = 'https://issuer.test';
const AUDIENCE = 'ketnap-test';

async function openWith(content: string): Promise<Sessions> {
  const folder = mkdtempSync(join(tmpdir(), 'ketnap-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'jwks.json');
  writeFileSync(path, content);
  const keys = await KeySet.open({ kind: 'file', path, refetchMs: 10_000, keptMs: 60_000 }, openLog('silent'));
  return openSessions({ issuer: ISSUER, audience: AUDIENCE }, keys, systemClock);
}

it('takes the public keys of a file', async () => {
  const key = await openLocalKey(ISSUER, AUDIENCE);
  const sessions = await openWith(JSON.stringify(key.jwks));
  expect(await sessions.verify(await key.sign('somebody', 60))).toMatchObject({ subject: 'somebody' });
});

it.each([
  ['another file', () => 'SECRET=hush', 'the file is no JSON'],
  ['other JSON', () => '{"SECRET":"hush"}', 'the file is no key set: {"keys": [...]}'],
  ['nothing', () => 'null', 'the file is no key set: {"keys": [...]}'],
  [
    'a private key',
    ({ jwk }: LocalKey) => JSON.stringify({ keys: [{ ...jwk, kid: 'SECRET' }] }),
    /private or shared key/,
  ],
  ['a shared key', () => '{"keys":[{"kty":"oct","k":"SECRET"}]}', /private or shared key/],
])('refuses a file with %s, without a word of it', async (_what, content, why) => {
  const opened = openWith(content(await openLocalKey(ISSUER, AUDIENCE)));
  await expect(opened).rejects.toThrow(why);
  await expect(opened).rejects.not.toThrow(/SECRET|hush/);
});
