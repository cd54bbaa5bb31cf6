import type { Change } from '@graphql-inspector/core';
import type { Differences } from './differences.ts';

/**
 * The section of a release in CHANGELOG.md.
 * @param day - of the release, `YYYY-MM-DD`.
 */
export function changelogSection(version: string, day: string, differences: Differences): string {
  const { breaking, dangerous, harmless, descriptions } = differences;
  const parts = [
    part('Breaking', 'Operations that were right may fail.', breaking),
    part('Dangerous', 'Operations stay right; a client may meet what it has not expected.', dangerous),
    part('Added', null, harmless),
    descriptions > 0 ? `${descriptions} descriptions were written or changed.\n` : '',
  ].filter(Boolean);
  const body = parts.length > 0 ? parts.join('\n') : 'The contract is the same.\n';
  return `## ${version} (${day})\n\n${body}`;
}

/** Puts a section before those of the releases before it. */
export function withSection(changelog: string, section: string): string {
  const at = changelog.indexOf('\n## ');
  return at < 0
    ? `${changelog.trimEnd()}\n\n${section}`
    : `${changelog.slice(0, at + 1)}${section}\n${changelog.slice(at + 1)}`;
}

function part(title: string, meaning: string | null, changes: Change[]): string {
  if (changes.length === 0) return '';
  const lines = changes.map(({ message }) => `- ${message.replaceAll("'", '`')}.`).sort();
  return `### ${title}\n\n${meaning === null ? '' : `${meaning}\n\n`}${lines.join('\n')}\n`;
}
