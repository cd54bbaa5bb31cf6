/** Whether an error says that a row would have broken a constraint of the database. The transaction is over then. */
export function breaksConstraint(error: unknown, constraint: string): boolean {
  return (error as { constraint?: string }).constraint === constraint;
}
