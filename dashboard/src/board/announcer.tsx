import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/language.tsx';
import type { LiveBoardState } from './live-board.ts';

/** A screen reader is told of news at most this often, and only of the last one, ms. */
const QUIET_MS = 15_000;

/** Says what moved to who cannot see it move, and does not chatter. */
export function Announcer({ live: { news } }: { live: LiveBoardState }) {
  const { texts, format } = useLanguage();
  const [text, setText] = useState('');
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (news === null) return;
    const say = (): void => {
      saidAt.current = performance.now();
      setText(
        texts.table.news(news.name, format.count(news.admitted), news.plan === null ? '—' : format.count(news.plan)),
      );
    };
    const timer = setTimeout(say, Math.max(0, saidAt.current + QUIET_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [news, texts, format]);
  return (
    <p className="visually-hidden" aria-live="polite" data-news="">
      {text}
    </p>
  );
}
