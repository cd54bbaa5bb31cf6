import { type ASTNode, GraphQLError } from 'graphql';
import type { Message } from '../messages/catalogue.ts';
import { english } from '../messages/english.ts';
import type { RequestCode, UserCode } from '../messages/error-codes.ts';

/** Something wrong with an operation or a request, and not with what a user entered. */
export class RequestError extends GraphQLError {
  readonly code: RequestCode | UserCode;
  /** What is wrong and what to do, in the language that is asked for; `message` has it in English. */
  readonly say: Message;

  /** @param nodes - where in the document, if it is about a part of it. */
  constructor(code: RequestCode | UserCode, say: Message, extensions: object = {}, nodes: readonly ASTNode[] = []) {
    super(say(english), { nodes, extensions: { code, ...extensions } });
    this.code = code;
    this.say = say;
  }
}
