import { toTraditional } from '../text/traditional.ts';
import type { Content, Inline } from '../view/view.ts';
import type { Phrase } from './command.ts';

/** Languages of the bot's own voice: 简体, 繁體, English. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';
export const LANGUAGES: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

export type Values = Readonly<Record<string, Inline | number>>;

/**
 * The bot's own words in the chat's language. `{name}` in a template is filled from `values`, unchanged: 繁體 is
 * converted from the 简体 template, never from the values, since what an article says stays as printed.
 */
export interface Say {
  (zh: string, en: string, values?: Values): Content;
  /** The same as a plain string, for buttons and notices; values must be strings or numbers. */
  text(zh: string, en: string, values?: Readonly<Record<string, string | number>>): string;
  phrase(phrase: Phrase): string;
}

const converted = new Map<string, string>();

/** The 繁體 of a template; templates are few, so each is converted once. */
function traditional(template: string): string {
  let text = converted.get(template);
  if (text === undefined) {
    text = toTraditional(template);
    converted.set(template, text);
  }
  return text;
}

/** Makes the voice of a language. */
export function speak(language: Language): Say {
  const choose = (zh: string, en: string): string =>
    language === 'en' ? en : language === 'zh-Hant' ? traditional(zh) : zh;
  const say = (zh: string, en: string, values: Values = {}): Content => fill(choose(zh, en), values);
  return Object.assign(say, {
    text: (zh: string, en: string, values: Readonly<Record<string, string | number>> = {}) =>
      fill(choose(zh, en), values).join(''),
    phrase: ({ zh, en }: Phrase) => choose(zh, en),
  });
}

function fill(template: string, values: Values): Inline[] {
  const content: Inline[] = [];
  for (const [n, part] of template.split(/\{(\w+)\}/).entries()) {
    if (n % 2 === 0) {
      if (part !== '') content.push(part);
      continue;
    }
    const value = values[part];
    if (value !== undefined) content.push(typeof value === 'number' ? String(value) : value);
  }
  return content;
}

/** The voice for a Telegram `language_code` (IETF tag): Chinese unless it is another language's. */
export function languageOf(code: string | undefined): Language {
  if (code === undefined || code === '') return 'zh-Hans';
  const tag = code.toLowerCase();
  if (!tag.startsWith('zh')) return 'en';
  return /hant|-tw|-hk|-mo/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
