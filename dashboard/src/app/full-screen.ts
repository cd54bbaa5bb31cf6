import { useEffect, useState } from 'react';

/** The mode for a screen on a wall: large figures, no controls. Over the whole screen where the browser allows it. */
export function useWall(): { isWall: boolean; switchWall(): void } {
  const [isWall, setWall] = useState(false);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-wall', isWall);
  }, [isWall]);
  useEffect(() => {
    const change = (): void => {
      if (document.fullscreenElement === null) setWall(false);
    };
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setWall(false);
    };
    document.addEventListener('fullscreenchange', change);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('fullscreenchange', change);
      document.removeEventListener('keydown', leave);
    };
  }, []);
  const switchWall = (): void => {
    setWall(!isWall);
    if (isWall) void document.exitFullscreen?.().catch(() => {});
    else void document.documentElement.requestFullscreen?.().catch(() => {});
  };
  return { isWall, switchWall };
}
