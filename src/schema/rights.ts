import { type Action, actions } from '../access/policy.ts';
import { builder } from './builder.ts';

/** What may be done, as clients name it. */
export const ActionEnum = builder.enumType('Action', {
  description: 'Something that may or may not be allowed, noun and verb.',
  values: Object.fromEntries(
    actions.map((action) => [action.replace(':', '_').toUpperCase(), { value: action, description: `May ${action}.` }]),
  ) as Record<string, { value: Action; description: string }>,
});

/** What is said of `viewerCan`, wherever it stands. */
export const VIEWER_CAN =
  'What you may do with this by your roles, so that a client can grey out a button. Rules of the procedure may still refuse.';
