import type { View } from '../view/view.ts';
import type { App, Chat } from './command.ts';

/** Answers a command line: a typed message, a pressed button, a deep link, the terminal. Never throws on what a reader can type. */
export async function dispatch(_line: string, _chat: Chat, _app: App): Promise<View> {
  return { blocks: [] };
}
