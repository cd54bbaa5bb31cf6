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
import { firstLook } from './app/first-look.ts';
import { dayOfMachine, yearOfAddress, yearOfDay } from './app/today.ts';
import { LanguageProvider, loadLanguage } from './language/language.tsx';
import { beginSession } from './session/begin-session.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('the page has no place to be');

const session = await beginSession();
const look = firstLook(session, yearOfAddress() ?? yearOfDay(dayOfMachine()));
await loadLanguage();

createRoot(page).render(
  <LanguageProvider>
    <App session={session} look={look} />
  </LanguageProvider>,
);
