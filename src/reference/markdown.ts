/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** A number of bytes as people write it. */
export function bytes(count: number): string {
  const mebi = count / 1024 / 1024;
  return mebi >= 1 ? `${mebi} MiB` : `${count / 1024} KiB`;
}

/** A number with separators: 25,000. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}
