/** A reader's mistake, shown as it stands: what was wrong, with what value, what is allowed, an example. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
