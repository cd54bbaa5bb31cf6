import { useEffect, useState } from 'react';

/** Whole seconds since a moment of `performance.now()`; 0 where there is none. */
export function useAge(since: number | null): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return since === null ? 0 : Math.max(0, Math.floor((now - since) / 1_000));
}
