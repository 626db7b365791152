/** Key of a chat's records. */
export function keyOf(chatId: number): string {
  return `tg:${chatId}`;
}

/** Telegram's id of a key; undefined for keys of other surfaces. */
export function chatIdOf(key: string): number | undefined {
  const match = /^tg:(-?\d{1,16})$/.exec(key);
  return match ? Number(match[1]) : undefined;
}
