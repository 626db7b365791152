import type { Content, Inline } from '../view/view.ts';

/** Languages of the bot's own voice: 简体, 繁體, English. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';
export const LANGUAGES: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

/**
 * The bot's own words in the chat's language. `{name}` in a template is filled from `values`, unchanged. 繁體 is
 * converted from the 简体 template (never from the values: what an article says stays as printed).
 */
export type Say = (zh: string, en: string, values?: Readonly<Record<string, Inline | number>>) => Content;
