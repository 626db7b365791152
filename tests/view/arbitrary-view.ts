import fc from 'fast-check';
import type { Action, Block, Button, Content, Inline, View } from '../../src/view/view.ts';

/** Strings that have broken bots: bidi marks, joiners, halves of pairs, markup of every kind, blank and huge ones. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    ' \n\t ',
    '\u200B\u200B',
    '\u202Eabc\u202C',
    '<b>a</b> & _x_ *y* [z](http://localhost)',
    '👩‍👩‍👧‍👦🇨🇳',
    '\uD83D',
    '\u0000\u0007',
    '代表团参观了港口。随后双方举行会谈！',
    'ㅤ',
  ),
  fc
    .tuple(
      fc.constantFrom('货轮靠岸。', '一句没有句号的话', '🚢', 'word ', '他说：“好。”'),
      fc.integer({ min: 1, max: 3000 }),
    )
    .map(([unit, times]) => unit.repeat(times)),
);

const passage = { paragraph: 0, start: 0, end: 1 };

const { content } = fc.letrec<{ inline: Inline; content: Content }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 4 },
    nastyText,
    fc.record({ text: nastyText, marks: fc.array(fc.tuple(fc.nat(300), fc.nat(20)), { maxLength: 120 }) }).map(
      ({ text, marks }): Inline => ({
        type: 'verbatim',
        text,
        article: 'a1',
        passage,
        marks: marks.map(([start, length]) => ({ start, end: start + length })),
      }),
    ),
    nastyText.map((text): Inline => ({ type: 'code', text })),
    fc.record({ text: nastyText, at: fc.integer() }).map((time): Inline => ({ type: 'time', ...time })),
    fc
      .record({
        type: fc.constantFrom('bold' as const, 'italic' as const, 'strike' as const, 'underline' as const),
        content: tie('content'),
      })
      .map((node): Inline => node),
    fc
      .record({
        url: fc.oneof(nastyText, fc.webUrl(), fc.constantFrom('http://localhost:1/', 'ftp://a.b/', 'https://a.b/c')),
        content: tie('content'),
      })
      .map((node): Inline => ({ type: 'link', ...node })),
    fc.record({ line: nastyText, content: tie('content') }).map((node): Inline => ({ type: 'command', ...node })),
  ),
  content: fc.array(tie('inline'), { maxLength: 5 }),
}));

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const), content }),
  fc.record({ type: fc.constant('line' as const), content }),
  fc.record({ type: fc.constant('quotation' as const), content, by: content, expandable: fc.boolean() }),
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    first: fc.nat(2000),
    items: fc.array(content, { maxLength: 30 }),
  }),
  fc.record({
    type: fc.constant('table' as const),
    header: fc.array(content, { maxLength: 4 }),
    rows: fc.array(fc.array(content, { maxLength: 4 }), { maxLength: 10 }),
  }),
  fc.constant({ type: 'gap' as const }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('command' as const), line: nastyText, inPlace: fc.boolean() }),
  fc.record({ type: fc.constant('url' as const), url: fc.oneof(nastyText, fc.webUrl()) }),
  fc.record({ type: fc.constant('copy' as const), text: nastyText }),
  fc.record({ type: fc.constant('inline' as const), query: nastyText }),
  fc.record({ type: fc.constant('start' as const), payload: nastyText }),
);

const button: fc.Arbitrary<Button> = fc.record({ label: nastyText, action });

/** Any view that the types allow. */
export const anyView: fc.Arbitrary<View> = fc.record({
  blocks: fc.array(block, { maxLength: 12 }),
  buttons: fc.array(fc.array(button, { maxLength: 12 }), { maxLength: 14 }),
});
