import './styles/fonts.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/board.css';
import './styles/charts.css';
import './styles/committee.css';
import './styles/sections.css';
import './styles/wall.css';
import './styles/print.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { LanguageProvider } from './language/language.tsx';
import { beginSession } from './session/begin-session.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('the page has no place to be');

createRoot(page).render(
  <LanguageProvider>
    <App session={await beginSession()} />
  </LanguageProvider>,
);
