import '../styles/base.css';
import '../styles/board.css';
import '../styles/charts.css';
import './wall.css';
import { createRoot } from 'react-dom/client';
import { LanguageProvider, loadLanguage } from '../language/language.tsx';
import { WallPage } from './wall-page.tsx';
import { WallSession } from './wall-session.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('the wall has no place to be');

await loadLanguage();

createRoot(page).render(
  <LanguageProvider>
    <WallPage session={new WallSession()} />
  </LanguageProvider>,
);
