import type { Phrase } from '../src/chat/command.ts';

/** The query language, a line a form. */
export const SEARCH_GUIDE: readonly { readonly form: string; readonly meaning: Phrase }[] = [
  {
    form: '铁路 合作',
    meaning: {
      zh: '两个词都有；没有一篇全有时，给有得最多的，并说明',
      en: 'articles with both words; if none has both, those with most, and it says so',
    },
  },
  {
    form: '"互联互通"',
    meaning: { zh: '一字不差的短语，也可用“ ”或「 」', en: 'an exact phrase, also in “ ” or 「 」' },
  },
  { form: '-足球', meaning: { zh: '不含这个词；可以单独用', en: 'without this word; works alone too' } },
  { form: '人:王毅', meaning: { zh: '谁说了话', en: 'who speaks (also who:)' } },
  { form: '源:新华社', meaning: { zh: '哪家媒体', en: 'which outlet (also source:)' } },
  { form: '地:阿斯塔纳', meaning: { zh: '电头里的地名', en: 'place of the dateline (also place:)' } },
  {
    form: '自:2025-06-16 至:2025-06-18',
    meaning: { zh: '起止日期，可只写一个', en: 'from and to a date, or one of them (also from: to:)' },
  },
];
