import { describe, expect, it } from 'vitest';
import { textAt } from '../../src/corpus/article.ts';
import { highlights, markTopics } from '../../src/digest/highlights.ts';
import { type Selection, selectStories } from '../../src/digest/select.ts';
import type { Library } from '../../src/library/library.ts';
import { folderOf, openSeedApp } from '../commands/seed-app.ts';

const NOW = Date.UTC(2026, 10, 20);

/** Inventions: a week of a small town's paper. */
const PAPER: Readonly<Record<string, string>> = {
  'rail-1.txt':
    '青河铁路全线贯通\n\n新华社青河11月18日电（记者王一鸣）青河铁路18日全线贯通，全长312公里，总投资46.8亿元。青河市市长刘远说：“这条铁路让山里的苹果当天就能上省城的柜台。”工程历时四年，架设桥梁37座。',
  'rail-2.txt':
    '青河铁路开通首日运客两万人\n\n本报青河11月19日电（记者陈小满）开通首日，青河铁路发送旅客2.1万人次。车站站长何平说：“凌晨四点就有人来排队，许多老人是头一回坐火车。”沿线六个县的车票当天售罄。',
  'rail-3.txt':
    '云岭铁路勘察完成\n\n本报云岭11月17日电（记者陈小满）云岭铁路勘察工作17日完成，线路需穿越三条断裂带，设计时速200公里。勘察队队长马立说：“最难的是那段十二公里的溶洞群，我们走了整整两个月。”',
  'desert-1.txt':
    '沙窝乡治沙见绿\n\n新华社沙窝11月16日电（记者周晴）沙窝乡荒漠化土地五年减少1.3万亩。乡民赵大壮说：“过去种一棵死一棵，现在草方格把沙子按住了。”当地每年春秋两季组织压沙。',
  'football.txt':
    '县队足球夺冠\n\n本报11月19日电（记者李跃）县足球队19日以3比1战胜邻县队，时隔九年再夺冠军。教练孙强说：“孩子们跑不动了还在跑，这个冠军是跑出来的。”主场涌入八千名观众。',
};

async function library(files: Readonly<Record<string, string>> = PAPER): Promise<Library & { close(): Promise<void> }> {
  return (await openSeedApp([folderOf(files)])).library;
}

const wish = { topics: ['铁路', '荒漠化'], length: 5, now: NOW };
const titles = (selection: Selection) => selection.picks.map(({ article }) => article.title);

describe('what is worth telling', () => {
  it('is what answers the topics, with the topics it answers, and nothing else', async () => {
    const held = await library();
    const { picks, silent } = await selectStories(held, { ...wish, topics: ['铁路', '荒漠化', '量子'] });
    const told = picks.map(({ article, topics }) => [article.title, topics]);
    expect(told).toContainEqual(['沙窝乡治沙见绿', ['荒漠化']]);
    expect(told).toContainEqual(['云岭铁路勘察完成', ['铁路']]);
    expect(told.map(([title]) => title)).not.toContain('县队足球夺冠');
    expect(silent).toEqual(['量子']);
    await held.close();
  });

  it('is everything, newest first, without topics', async () => {
    const held = await library();
    const { picks } = await selectStories(held, { ...wish, topics: [] });
    expect(picks.length).toBeGreaterThanOrEqual(4);
    await held.close();
  });

  it('leaves room for every topic, so that a loud one does not fill it', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [
        `more-${n}.txt`,
        `第${n + 1}座铁路桥合龙\n\n本报11月19日电（记者郭${'甲乙丙丁戊己庚辛壬'[n]}）位于${'东西南北中上下左右'[n]}沟的铁路桥19日合龙，桥长${300 + n * 17}米，主跨由${n + 3}段钢梁拼成，工人在${n + 20}米高处作业${n + 2}个月。`,
      ]),
    );
    const held = await library({ ...PAPER, ...many });
    expect(titles(await selectStories(held, { ...wish, length: 4 }))).toContain('沙窝乡治沙见绿');
    expect(titles(await selectStories(held, { ...wish, topics: ['铁路'], length: 4 }))).toHaveLength(4);
    await held.close();
  });

  it('leaves out what was had, and what came in before the last digest', async () => {
    const held = await library();
    const all = (await selectStories(held, wish)).picks;
    const had = new Set(all.flatMap(({ story }) => story.articles.map(({ id }) => id)));
    expect((await selectStories(held, { ...wish, had })).picks).toEqual([]);
    const arrivedAt = (id: string) => (id === all[0]!.article.id ? 20 : 10);
    const fresh = await selectStories(held, { ...wish, since: 15, arrivedAt });
    expect(fresh.picks.map(({ article }) => article.id)).toEqual([all[0]!.article.id]);
    const arrivedSince = (moment: number) => held.latest(99).flatMap(({ id }) => (arrivedAt(id) > moment ? id : []));
    expect(await selectStories(held, { ...wish, since: 15, arrivedAt, arrivedSince })).toEqual(fresh);
    expect((await selectStories(held, { ...wish, since: 25, arrivedAt, arrivedSince })).picks).toEqual([]);
    await held.close();
  });

  it('leaves out muted words and stories, and puts what is wanted less behind the rest', async () => {
    const held = await library();
    expect(titles(await selectStories(held, { ...wish, muted: { words: ['溶洞'], stories: [] } }))).not.toContain(
      '云岭铁路勘察完成',
    );
    expect(titles(await selectStories(held, { ...wish, muted: { words: ['雲嶺鐵路'], stories: [] } }))).not.toContain(
      '云岭铁路勘察完成',
    );
    const desert = (await selectStories(held, wish)).picks.find(({ article }) => article.title === '沙窝乡治沙见绿')!;
    const muted = { words: [], stories: [desert.article.id] };
    expect(titles(await selectStories(held, { ...wish, muted }))).not.toContain('沙窝乡治沙见绿');
    const less = await selectStories(held, { ...wish, less: { 铁路: 3 } });
    expect(titles(less)[0]).toBe('沙窝乡治沙见绿');
    await held.close();
  });

  it('says how many more there are', async () => {
    const held = await library();
    const all = await selectStories(held, wish);
    const few = await selectStories(held, { ...wish, length: 1 });
    expect(few.picks).toHaveLength(1);
    expect(few.more).toBe(all.picks.length - 1);
    await held.close();
  });
});

describe('what carries an article', () => {
  it('is a sentence or two, a quotation they do not hold, and a figure neither holds, each at its place', async () => {
    const held = await library();
    for (const article of held.latest(10)) {
      const { sentences, quote, figure, clause } = highlights(article, held.reading(article), ['铁路']);
      if (figure && clause) {
        expect(textAt(article, clause)).toContain(textAt(article, figure.passages[0]!));
        expect(clause.start).toBeGreaterThanOrEqual(figure.sentence.start);
        expect(clause.end).toBeLessThanOrEqual(figure.sentence.end);
      }
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentences.length).toBeLessThanOrEqual(2);
      const places = [...sentences, ...(quote?.passages ?? []), ...(figure?.passages ?? [])];
      for (const [n, a] of places.entries()) {
        for (const b of places.slice(n + 1))
          expect(a.paragraph !== b.paragraph || a.end <= b.start || b.end <= a.start).toBe(true);
      }
    }
    await held.close();
  });

  it('marks plain words of topics, once each place', () => {
    expect(markTopics('铁路与高速铁路网', ['铁路', '高速铁路', '-公路', '人:铁路'])).toEqual([
      { start: 0, end: 2 },
      { start: 5, end: 7 },
    ]);
    expect(markTopics('“高速铁路”', ['"高速铁路"'])).toEqual([{ start: 1, end: 5 }]);
    expect(markTopics('aaa', ['a'])).toHaveLength(3);
  });
});
