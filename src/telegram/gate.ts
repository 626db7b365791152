import type { Chat } from '../chat/command.ts';
import type { Speaker } from './asked.ts';
import { isAdmin } from './chat-of.ts';
import { Pace } from './pace.ts';
import { Recent } from './recent.ts';
import type { Room } from './room.ts';

/** A question that is not answered now; `words` once in a while, nothing most of the time. */
export interface Barred {
  readonly words?: string;
}

/** Questions of one user: twenty at once, one a second in the long run. A person reads slower. */
const BURST = 20;
const PER_SECOND = 1;
/** A group is told who may ask not more often than this. Milliseconds. */
const WORD_EVERY = 60_000;
const REMEMBERED = 20_000;

/** Who may ask, and how often: the pace of each user, and what a group's administrators chose. */
export class Gate {
  readonly #room: Room;
  readonly #pace: Pace;
  readonly #asked = new Recent<number>(REMEMBERED);
  readonly #told = new Recent<number>(REMEMBERED);

  constructor(room: Room) {
    this.#room = room;
    this.#pace = new Pace({ burst: BURST, perSecond: PER_SECOND, now: room.app.now });
  }

  /** Undefined where the speaker may ask now. A press is always told why not: its word disturbs nobody. */
  async barred(speaker: Speaker, chat: Chat, by: 'message' | 'press'): Promise<Barred | undefined> {
    const { chatId, user, isAnonymousAdmin, kind } = speaker;
    const pace = this.#pace.take(user ?? `chat ${chatId}`);
    if (pace !== 'go') {
      const words = chat.say.text(
        '问得太快了，喝口水，几秒后再来。',
        'That was quick. Take a sip of tea; I answer again in a few seconds.',
      );
      return pace === 'slow' || by === 'press' ? { words } : {};
    }
    const { asking, coolDown = 0 } = chat.record;
    if (kind !== 'group' || isAnonymousAdmin || (asking !== 'admins' && coolDown === 0)) return undefined;
    if (user !== undefined && (await isAdmin(this.#room, chatId, user))) return undefined;
    if (asking === 'admins') {
      const words = chat.say.text(
        '本群设为只有管理员可以提问；私聊里随时可以问我。',
        'In this group only admins may ask; in the private chat everybody may.',
      );
      return this.#tellOnce(`${chatId} asking`, words, by);
    }
    const key = `${chatId}:${user ?? 'channel'}`;
    const wait = (this.#asked.get(key) ?? Number.NEGATIVE_INFINITY) + coolDown * 1000 - this.#room.app.now();
    if (wait <= 0) {
      this.#asked.set(key, this.#room.app.now());
      return undefined;
    }
    const words = chat.say.text(
      '本群每人隔 {n} 秒问一次，请稍等；私聊里不用等。',
      'This group allows a question every {n} seconds; the private chat does not wait.',
      { n: coolDown },
    );
    return this.#tellOnce(`${key} wait`, words, by);
  }

  #tellOnce(key: string, words: string, by: 'message' | 'press'): Barred {
    const now = this.#room.app.now();
    if (by === 'message' && now - (this.#told.get(key) ?? Number.NEGATIVE_INFINITY) < WORD_EVERY) return {};
    if (by === 'message') this.#told.set(key, now);
    return { words };
  }
}
