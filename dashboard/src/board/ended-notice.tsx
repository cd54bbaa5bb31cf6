import { committeeAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import type { Successor } from './board-operations.ts';

/** Says that a committee has ended and who followed, with a way to each. */
export function EndedNotice({ name, successors }: { name: string; successors: readonly Successor[] }) {
  const { texts } = useLanguage();
  return (
    <p className="ended-notice" role="status">
      <strong>{texts.ended.title(name)}</strong>
      {successors.length > 0 && (
        <>
          {' '}
          {texts.ended.followedBy}{' '}
          {successors.map(({ committeeId, name: follower }, n) => (
            <span key={committeeId}>
              {n > 0 && ', '}
              <a href={committeeAddress(committeeId)}>{follower}</a>
            </span>
          ))}
        </>
      )}
    </p>
  );
}
