import { Converter } from 'opencc-js/cn2t';

let convert: ReturnType<typeof Converter> | undefined;

/** 简体 to 繁體 with Taiwan's wording (opencc-js s2twp). Loads its dictionary (about 1 MB) on the first call. */
export function toTraditional(text: string): string {
  const converter = convert ?? Converter({ from: 'cn', to: 'twp' });
  convert = converter;
  return converter(text);
}
