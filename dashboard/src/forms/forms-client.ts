import { createContext } from 'react';
import type { Client } from 'urql';

/** What forms are sent with (`Api.forms`). */
export const FormsClient = createContext<Client | null>(null);
