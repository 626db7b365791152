/** The bot cannot start: the message says why and what to do, and holds no token. */
export class TelegramStartError extends Error {
  override readonly name = 'TelegramStartError';
}
