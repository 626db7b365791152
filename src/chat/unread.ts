import type { Block } from '../view/view.ts';
import type { App, Chat } from './command.ts';
import { UserError } from './errors.ts';
import { button, GAP, italic, line } from './layout.ts';
import { emptyLibrary } from './resolve-article.ts';

/** Newest articles that are asked after; older ones are read last and change lists least. */
const ASKED = 5000;
/** Share of articles from which it is worth saying that they are not read yet. */
const WORTH_SAYING = 0.02;

/** How many of the newest articles are still to be read: lists made of readings grow until then. 0 where hardly any. */
export function unreadCount({ library }: App): number {
  const newest = library.latest(ASKED);
  const unread = newest.filter((article) => !library.isRead(article)).length;
  return unread > WORTH_SAYING * newest.length ? unread : 0;
}

/** A line under a list over everything that will still grow; nothing once all is read. */
export function unreadNote(chat: Chat, app: App): Block[] {
  const n = unreadCount(app);
  if (n === 0) return [];
  return [
    GAP,
    line(
      italic(
        ...chat.say(
          '还有 {n} 篇正在读，过一会儿再问会更全。',
          n === 1
            ? '1 article is still being read; ask again soon for more.'
            : '{n} articles are still being read; ask again soon for more.',
          { n },
        ),
      ),
    ),
  ];
}

/** Why a list over everything is empty: no articles, none read yet, or `otherwise`, where they have nothing of the kind. */
export function nothingHeld(otherwise: string, chat: Chat, app: App): UserError {
  if (app.library.size === 0) return emptyLibrary(chat);
  const { say } = chat;
  return new UserError(
    unreadCount(app) > 0
      ? say.text('文章正在读，过一会儿再问。', 'The articles are still being read; ask again soon.')
      : otherwise,
    [[button(say.text('最新文章', 'Latest'), '/latest')]],
  );
}
