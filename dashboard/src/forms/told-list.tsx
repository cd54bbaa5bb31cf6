import type { Told } from './use-send.ts';

/** All that was wrong with what was sent, each with the row that it is about. */
export function ToldList({ told, rowOf }: { told: readonly Told[]; rowOf?(path: readonly string[]): string | null }) {
  if (told.length === 0) return null;
  return (
    <ul className="told problem" role="alert">
      {told.map(({ path, text }) => {
        const row = rowOf?.(path) ?? null;
        return (
          <li key={`${path.join('.')} ${text}`}>
            {row !== null && <strong>{row}: </strong>}
            {text}
          </li>
        );
      })}
    </ul>
  );
}
