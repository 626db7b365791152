import { describe, expect, it } from 'vitest';
import { goesOn, headOf } from '../../src/corpus/stitch.ts';
import { article } from '../library/made.ts';

const BODY = [
  '青石镇把四十七道水闸交给村民管。每道闸有一位闸长，闸长名册贴在祠堂门口，谁都可以看。',
  '旱季里，闸长们每天早上六点在祠堂碰头，商量当天的水先放给谁。镇水利站的小冯把商量的结果抄在黑板上。',
];
const REST = [
  '到了八月，闸长们又碰了三十一次头。小冯说，黑板擦了写、写了擦，祠堂门口的名册换过一次，因为有两位闸长年纪大了。',
  '镇水利站统计，四十七道水闸一季没有争过一次水。每道闸的钥匙都挂在祠堂门口，闸长们每天早上自己去取。',
];
const continuation = (more = {}) => article(REST, { kind: 'continuation', continuedFrom: '上接第1版', ...more });

describe('headOf', () => {
  it('finds the article by its title, on whatever file', () => {
    const head = article(BODY, { title: '四十七道闸，四十七位闸长' });
    const others = [article(BODY, { title: '水闸记' }), article(BODY)];
    expect(headOf(continuation({ title: '四十七道闸 四十七位闸长' }), [...others, head])).toBe(head);
  });

  it('finds the article by a title that is shortened on the other page', () => {
    const head = article(BODY, { title: '青石镇四十七道水闸交给村民管理' });
    expect(headOf(continuation({ title: '四十七道水闸交给村民' }), [article(REST, { title: '别的' }), head])).toBe(
      head,
    );
  });

  it('finds an article that sends its reader on and speaks of the same things', () => {
    const marker = { text: '（下转第3版）', role: 'marker' as const, spans: [] };
    const head = article(BODY);
    const sends = { ...head, paragraphs: [...head.paragraphs, marker] };
    const other = article(['渡口昨天添了一艘新船，能载两百人。']);
    const otherSends = { ...other, paragraphs: [...other.paragraphs, marker] };
    expect(headOf(continuation(), [otherSends, sends])).toBe(sends);
  });

  it('finds an article that breaks off in a sentence', () => {
    const head = article([...BODY, '镇水利站的小冯记得，那天祠堂里来了']);
    expect(headOf(continuation(), [article(BODY), head])).toBe(head);
  });

  it.each([
    ['nothing speaks of the same things', [article(['渡口昨天添了一艘新船，能载两百人，船长说'])]],
    ['nothing goes on elsewhere', [article(BODY)]],
    ['two fit alike', [article([...BODY, '小冯说']), article([...BODY, '小冯说'])]],
    ['it is of another month', [article(BODY, { title: '水闸', dateline: { date: '2025-01-03', text: '' } })]],
    ['it is itself a continuation', [article(BODY, { title: '水闸', continuedFrom: '上接第2版' })]],
    ['there is nothing', []],
  ])('finds none where %s', (_, candidates) => {
    const orphan = continuation({ title: '水闸', dateline: { date: '2025-06-03', text: '' } });
    expect(headOf(orphan, candidates)).toBeUndefined();
  });
});

it.each([
  [['通水了。'], false],
  [['“通水了！”'], false],
  [['通水了'], true],
  [['闸长们早上在祠堂，（下转第二版）'], true],
  [[], false],
])('goesOn %j: %s', (lines, expected) => {
  expect(goesOn(article(lines))).toBe(expected);
});
