import { useEffect, useState } from 'react';

const STORE_KEY = 'ketnap:theme';
type Theme = 'light' | 'dark';

/** Light or dark: as chosen, else as the system has it; kept up while the system changes. */
export function useTheme(): { theme: Theme; switchTheme(): void } {
  const [chosen, setChosen] = useState(() => localStorage.getItem(STORE_KEY));
  const [system, setSystem] = useState<Theme>(() => (darkSystem().matches ? 'dark' : 'light'));
  const theme: Theme = chosen === 'light' || chosen === 'dark' ? chosen : system;
  useEffect(() => {
    const query = darkSystem();
    const change = (): void => setSystem(query.matches ? 'dark' : 'light');
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const switchTheme = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem(STORE_KEY, next);
    setChosen(next);
  };
  return { theme, switchTheme };
}

function darkSystem(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}
