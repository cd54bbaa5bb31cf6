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

/** What the server offers; nothing in production, and nothing while it cannot be reached. */
export async function offeredLogins(): Promise<OfferedLogin[]> {
  try {
    const response = await fetch(serviceAddress('logins.json'));
    return response.ok ? ((await response.json()) as OfferedLogin[]) : [];
  } catch {
    return [];
  }
}

/** A new token of somebody who came with an offered login. */
export async function renewOffered(subject: string): Promise<string | null> {
  return (await offeredLogins()).find((login) => login.subject === subject)?.token ?? null;
}
