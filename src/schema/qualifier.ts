import { Qualifier } from '../db/generated/enums.ts';
import { enumOf } from './enum-of.ts';

export const QualifierEnum = enumOf('Qualifier', Qualifier, 'How exact a reported figure is.', {
  EXACT: 'The figure itself.',
  AT_LEAST: 'A lower bound (trên, trở lên).',
  ABOUT: 'An estimate (khoảng).',
});
