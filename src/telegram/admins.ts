import type { Api } from 'grammy';
import { Recent } from './recent.ts';

/** An administrator of a chat, as far as it matters here. */
export interface Admin {
  /** In a channel: may publish. Always true in groups. */
  readonly mayPost: boolean;
}

/** A list is asked for again after this; promotions and removals that Telegram tells of end it at once. Milliseconds. */
const LIST_LIFE = 30_000;
const CHATS_KEPT = 5_000;

/** Lists of administrators, kept for half a minute. */
export class Admins {
  readonly #api: Api;
  readonly #now: () => number;
  readonly #lists = new Recent<{ readonly at: number; readonly admins: Promise<ReadonlyMap<number, Admin>> }>(
    CHATS_KEPT,
  );

  constructor(api: Api, now: () => number) {
    this.#api = api;
    this.#now = now;
  }

  /** The administrator a user is in a chat; undefined for everybody else. Throws where Telegram does not tell. */
  async find(chatId: number, userId: number): Promise<Admin | undefined> {
    return (await this.#list(chatId)).get(userId);
  }

  /** Forgets a chat's list: somebody's rights changed. */
  forget(chatId: number): void {
    this.#lists.delete(String(chatId));
  }

  #list(chatId: number): Promise<ReadonlyMap<number, Admin>> {
    const key = String(chatId);
    const known = this.#lists.get(key);
    if (known && this.#now() - known.at < LIST_LIFE) return known.admins;
    const admins = this.#fetch(chatId);
    this.#lists.set(key, { at: this.#now(), admins });
    // A failure is no list: the next one who asks tries again.
    admins.catch(() => this.#lists.delete(key));
    return admins;
  }

  async #fetch(chatId: number): Promise<ReadonlyMap<number, Admin>> {
    const members = await this.#api.getChatAdministrators(chatId);
    return new Map(
      members.map((member) => [
        member.user.id,
        { mayPost: member.status === 'creator' || member.can_post_messages !== false },
      ]),
    );
  }
}
