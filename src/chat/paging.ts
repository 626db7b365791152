import type { Button } from '../view/view.ts';
import type { Chat } from './command.ts';
import { button } from './layout.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Counted from 1. */
  readonly number: number;
  readonly pages: number;
  /** Items on earlier pages. */
  readonly before: number;
}

const PAGE = /(?:^|\s)(?:页|頁|page|p)[:：](\d{1,6})(?=\s|$)/i;

/** Takes `页:2` (page:2) out of the arguments. */
export function takePage(args: string): { readonly rest: string; readonly page: number } {
  const match = PAGE.exec(args);
  if (!match) return { rest: args.trim(), page: 1 };
  return {
    rest: `${args.slice(0, match.index)} ${args.slice(match.index + match[0].length)}`.trim(),
    page: Math.max(1, Number(match[1])),
  };
}

/** The page asked for, or the last one where there are fewer. */
export function pageOf<T>(items: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const number = Math.min(page, pages);
  const before = (number - 1) * size;
  return { items: items.slice(before, before + size), number, pages, before };
}

/** Buttons to the pages beside this one, in place; none where there is one page only. */
export function pageButtons(page: { number: number; pages: number }, commandLine: string, chat: Chat): Button[] {
  const { number, pages } = page;
  const buttons: Button[] = [];
  if (number > 1) {
    buttons.push(button(chat.say.text('‹ 上一页', '‹ Back'), `${commandLine} 页:${number - 1}`, true));
  }
  if (number < pages) {
    buttons.push(
      button(
        chat.say.text('{n}/{pages} 下一页 ›', '{n}/{pages} Next ›', { n: number, pages }),
        `${commandLine} 页:${number + 1}`,
        true,
      ),
    );
  }
  return buttons;
}
