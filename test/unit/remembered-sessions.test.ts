import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { KeySet } from '../../src/access/key-set.ts';
import { rememberSessions } from '../../src/access/remembered-sessions.ts';
import { openSessions } from '../../src/access/session.ts';
import { openLog } from '../../src/http/open-log.ts';

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'ketnap';

it('a token that was accepted is checked again: when its key was withdrawn it ends within half a minute', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'a', alg: 'ES256', use: 'sig' };
  let keys = [jwk];
  const issuer = createServer((_request, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/`;
  let nowMs = Date.UTC(2026, 10, 24);
  const clock = { now: () => nowMs };
  const sign = (seconds: number) =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'a' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject('somebody')
      .setExpirationTime(nowMs / 1000 + seconds)
      .sign(privateKey);
  const open = async () =>
    rememberSessions(
      openSessions(
        { issuer: ISSUER, audience: AUDIENCE },
        await KeySet.open({ kind: 'url', url, refetchMs: 10_000, keptMs: 60_000 }, openLog('silent')),
        clock,
      ),
      clock,
    );
  try {
    const sessions = await open();
    const token = await sign(3600);
    const first = await sessions.verify(token);
    expect(first.subject).toBe('somebody');
    // The same answer, which was not worked out again.
    expect(await sessions.verify(token)).toBe(first);
    const tampered = `${token.slice(0, -8)}AAAAAAAA`;
    await expect(sessions.verify(tampered)).rejects.toMatchObject({ reason: 'INVALID' });
    nowMs += 30_000;
    expect(await sessions.verify(token)).not.toBe(first);

    // Remembered or not, a token ends when it says.
    const short = await sign(10);
    await sessions.verify(short);
    nowMs += 15_000;
    await expect(sessions.verify(short)).rejects.toMatchObject({ reason: 'EXPIRED' });

    keys = [{ ...jwk, kid: 'another' }];
    await expect((await open()).verify(token)).rejects.toMatchObject({ reason: 'INVALID' });
  } finally {
    issuer.close();
  }
});
