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

/** Where a list is long enough that stepping to its end is tiresome. */
const LONG_LIST = 4;

/**
 * Buttons to the pages beside this one, in place, and to the first and last of a long list; none where there is one
 * page only.
 */
export function pageButtons(page: { number: number; pages: number }, commandLine: string, chat: Chat): Button[] {
  const { number, pages } = page;
  const { say } = chat;
  const to = (label: string, target: number) => button(label, `${commandLine} 页:${target}`, true);
  const isLong = pages >= LONG_LIST;
  return [
    ...(isLong && number > 2 ? [to('« 1', 1)] : []),
    ...(number > 1 ? [to(say.text('‹ 上一页', '‹ Back'), number - 1)] : []),
    ...(number < pages
      ? [to(say.text('{n}/{pages} 下一页 ›', '{n}/{pages} Next ›', { n: number, pages }), number + 1)]
      : []),
    ...(isLong && number < pages - 1 ? [to(`${pages} »`, pages)] : []),
  ];
}
