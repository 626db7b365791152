/** Where messages sent through the bot stand, by the id the bot knows them by. */
export class InlinePosts {
  readonly #places = new Map<string, { readonly chat: number; readonly message: number }>();
  #last = 0;

  /** Gives a message an inline id. */
  register(chat: number, message: number): string {
    const id = `inline-${++this.#last}`;
    this.#places.set(id, { chat, message });
    return id;
  }

  find(id: string): { readonly chat: number; readonly message: number } | undefined {
    return this.#places.get(id);
  }

  /** The inline id of a message, where it has one. */
  idOf(chat: number, message: number): string | undefined {
    for (const [id, place] of this.#places) if (place.chat === chat && place.message === message) return id;
    return undefined;
  }
}
