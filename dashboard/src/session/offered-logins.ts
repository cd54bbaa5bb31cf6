import { serviceAddress } from '../api/service-address.ts';

/** A login that the server offers to everybody: the demo's. */
export interface OfferedLogin {
  subject: string;
  token: string;
  role: string;
  committeeName: string;
  labelVi: string;
  labelEn: string;
}

/** One whose committee is no more. */
export interface EndedLogin {
  subject: string;
  committeeName: string;
  endedOn: string;
  /** Names of those who followed. */
  successors: string[];
}

/** What the server offers; nothing in production, and nothing while it cannot be reached. */
export async function offeredLogins(): Promise<{ offered: OfferedLogin[]; ended: EndedLogin[] }> {
  const logins = await readLogins();
  return {
    offered: logins.filter((login) => 'token' in login),
    ended: logins.filter((login) => 'endedOn' in login),
  };
}

async function readLogins(): Promise<(OfferedLogin | EndedLogin)[]> {
  try {
    const response = await fetch(serviceAddress('logins.json'));
    return response.ok ? ((await response.json()) as (OfferedLogin | EndedLogin)[]) : [];
  } catch {
    return [];
  }
}

/** The login that the address asks for (`?login=demo-cell`); null where it asks for none. */
export function wantedLogin(): string | null {
  return new URLSearchParams(location.search).get('login');
}

/** A new token of somebody who came with an offered login. */
export async function renewOffered(subject: string): Promise<string | null> {
  const { offered } = await offeredLogins();
  return offered.find((login) => login.subject === subject)?.token ?? null;
}
