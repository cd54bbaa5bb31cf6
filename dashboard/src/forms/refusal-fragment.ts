import { graphql } from '../api/graphql.ts';

/** How an operation refuses: all mistakes of a form, each with the field that it is about. */
export const RefusalFragment = graphql(`
  fragment Refusal on UserError @_unmask {
    message
    path
    ... on InvalidInput { mistakes { message path } }
    ... on RuleViolation { refusals { message path source } }
  }
`);
