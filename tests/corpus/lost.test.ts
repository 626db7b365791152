import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/corpus/label.ts';
import { labelAll } from '../../src/corpus/label.ts';
import { linesOf } from '../../src/corpus/lines.ts';
import { returnLost } from '../../src/corpus/lost.ts';
import { reflow } from '../../src/corpus/reflow.ts';
import type { Draft } from '../../src/corpus/split.ts';

const text = [
  '山火扑灭之后',
  '',
  '山火已经扑灭。',
  '',
  '村民陆续回家。',
  '',
  '渔港重新开放',
  '',
  '渔船回到港里。',
].join('\n');
const items = labelAll(text, reflow(text, linesOf(text)));
const [fire, out, home, harbour, boats] = items as [Item, Item, Item, Item, Item];
const draft = (head: Item[], body: Item[], below: Item[] = []): Draft => ({
  head,
  body,
  below,
  isCaption: false,
  isStray: false,
});
const said = (drafts: readonly Draft[]) =>
  drafts.map(({ head, body, below }) => [head, body, below].map((part) => part.map((item) => item.text)));

describe('what no piece has any more', () => {
  it.each<[string, Draft[], string[][][]]>([
    [
      'is text behind what stands before it',
      [draft([fire], [out]), draft([harbour], [boats])],
      [
        [['山火扑灭之后'], ['山火已经扑灭。', '村民陆续回家。'], []],
        [['渔港重新开放'], ['渔船回到港里。'], []],
      ],
    ],
    [
      'begins the text behind a headline',
      [draft([fire], [home]), draft([harbour], [boats])],
      [
        [['山火扑灭之后'], ['山火已经扑灭。', '村民陆续回家。'], []],
        [['渔港重新开放'], ['渔船回到港里。'], []],
      ],
    ],
    [
      'goes to the first piece at the beginning of the file, to the last at its end',
      [draft([], [out, home], []), draft([harbour], [])],
      [
        [[], ['山火扑灭之后', '山火已经扑灭。', '村民陆续回家。'], []],
        [['渔港重新开放'], ['渔船回到港里。'], []],
      ],
    ],
  ])('%s', (_, drafts, expected) => {
    expect(said(returnLost(text, drafts))).toEqual(expected);
  });

  it('is nothing where all is there, in whatever order', () => {
    const drafts = [draft([], [boats], [harbour]), draft([fire], [home, out])];
    expect(returnLost(text, drafts)).toEqual(drafts);
    expect(returnLost(text, [])).toEqual([]);
  });
});
