import type { Button } from '../view/view.ts';

/** A reader's mistake, shown as it stands: what was wrong, with what value, what is allowed, an example. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** Ways on from here. */
  readonly buttons: readonly (readonly Button[])[] | undefined;

  constructor(message: string, buttons?: readonly (readonly Button[])[]) {
    super(message);
    this.buttons = buttons;
  }
}
