import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textAt } from '../../src/corpus/article.ts';
import { type OpenLibrary, openLibrary } from '../../src/library/open.ts';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly source: string;
  readonly text: string;
}

const row = (id: string, source: string, date: string, title: string, text: string): Row => ({
  id,
  title,
  date,
  source,
  text,
});

const EVENING = row(
  'evening',
  '江城晚报',
  '2025-06-03',
  '江心洲轮渡撞上浮标，无人受伤',
  '6月2日晚，江心洲轮渡“白鹭二号”在大雾中撞上航道浮标，船上六十三名乘客全部安全转移到趸船。海事处的船一小时后赶到，把“白鹭二号”拖回江心洲码头。海事处正在查明白鹭二号雾中开航的原因。',
);
const MORNING = row(
  'morning',
  '江城日报',
  '2025-06-03',
  '江心洲轮渡雾中撞浮标',
  '轮渡公司经理昨天说，白鹭二号停航检修，江心洲居民可以改乘南门摆渡船，票价仍是两元。6月2日晚江心洲轮渡在雾中撞上浮标后，海事处把白鹭二号拖回江心洲码头，六十三名乘客先后转移到趸船，没有人受伤。雾中开航的原因，海事处还在查。',
);
const REPRINT = row('reprint', '新江网', '2025-06-04', '江心洲轮渡撞上浮标', EVENING.text);
const LATER = row(
  'later',
  '江城日报',
  '2025-07-20',
  '江心洲轮渡添新船',
  '江心洲轮渡昨天添了一艘新船“白鹭三号”，能载两百名乘客。轮渡公司说，白鹭三号装有雷达，雾天也看得清航道上的浮标。船票不涨，居民照旧凭证乘船。',
);
const OTHERS = [
  row(
    'wheat',
    '农报',
    '2025-06-03',
    '小麦开镰',
    '豫南的小麦开镰了。收割机手老段说，今年的麦粒沉，一亩能收一千一百斤。粮站夜里也开门收粮，排队的车一直排到桥头。',
  ),
  row(
    'school',
    '教育周刊',
    '2025-06-02',
    '山里来了音乐课',
    '三名音乐老师轮流到山里的九所小学上课。孩子们第一次摸到手风琴，校长说，琴声一响，连操场边的羊都停下来。',
  ),
  row(
    'star',
    '科学报',
    '2025-06-03',
    '望远镜看到新星',
    '天文台的学生在天鹅座看到一颗新星，亮度三天里涨了六倍。导师说，这颗星上次爆发是在八十年前，那时还没有照片。',
  ),
  row(
    'trail',
    '旅游报',
    '2025-06-01',
    '古道重开',
    '茶马古道的一段重新开放，全长二十三公里，沿途有四座驿站。护路员说，石阶上的马蹄印一个也没有填平。',
  ),
];

let folder: string;
let library: OpenLibrary;

async function hold(rows: readonly Row[]): Promise<void> {
  await writeFile(join(folder, 'news.jsonl'), rows.map((each) => JSON.stringify(each)).join('\n'));
  library = await openLibrary({ paths: [folder], watch: false, readAhead: true });
  await library.settled();
}

const titled = (title: string) => {
  const found = library.search(title, { versions: true }).hits.find(({ article }) => article.title === title);
  if (!found) throw new Error(`no ${title}`);
  return found.article;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stories-'));
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a story', () => {
  it('is told by all who report the event, and by nobody else', async () => {
    await hold([EVENING, ...OTHERS, MORNING, REPRINT, LATER]);
    const story = library.story(titled(EVENING.title));
    expect(story.articles.map(({ title }) => title)).toEqual([EVENING.title, MORNING.title, REPRINT.title]);
    expect(story.outlets).toEqual(['江城晚报', '江城日报', '新江网']);
    for (const { title } of story.articles) expect(library.story(titled(title!)).id).toBe(story.id);
    for (const { title } of [...OTHERS, LATER]) expect(library.story(titled(title)).articles).toHaveLength(1);
  });

  it('says what each report adds, in its words', async () => {
    await hold([EVENING, ...OTHERS, MORNING, REPRINT]);
    const { additions = [] } = library.story(titled(EVENING.title));
    expect(additions.map(({ article }) => article.title)).toEqual([MORNING.title]);
    const words = additions[0]!.passages.map((passage) => textAt(additions[0]!.article, passage)).join('');
    expect(words).toContain('南门摆渡船');
    expect(words).not.toContain('六十三名');
  });

  it('does not make one of two reports that fill in the same form', async () => {
    const market = (id: string, place: string, price: string, change: string, head: string) =>
      row(
        id,
        '农报',
        '2025-06-03',
        `${place}生猪市场日报`,
        `${place}生猪市场6月3日日报：外三元生猪出栏价每公斤${price}元，较前一日${change}元，到场${head}头。市场人士预计明日价格平稳，养殖户不必惜售。`,
      );
    await hold([
      ...OTHERS,
      market('p1', '青石', '14.6', '上涨0.2', '1208'),
      market('p2', '白沙', '15.1', '下跌0.3', '960'),
    ]);
    expect(library.story(titled('青石生猪市场日报')).articles).toHaveLength(1);
    expect(library.versions(titled('青石生猪市场日报'))).toEqual([]);
  });
});

describe('versions of an article', () => {
  it('are listed, found and counted once', async () => {
    await hold([EVENING, ...OTHERS, REPRINT]);
    const evening = titled(EVENING.title);
    expect(library.versions(evening).map(({ article }) => article.title)).toEqual([REPRINT.title]);
    expect(library.latest(20)).toHaveLength(OTHERS.length + 1);
    expect(library.size).toBe(OTHERS.length + 2);
    expect(library.search('白鹭二号 趸船').hits).toHaveLength(1);
    expect(library.search('白鹭二号 趸船', { versions: true }).hits).toHaveLength(2);
    expect(library.search('白鹭二号 趸船').total).toBe(1);
  });

  it('show where they differ', async () => {
    const changed = row('changed', '新江网', '2025-06-04', '轮渡雾中撞浮标', EVENING.text.replace('六十三', '六十八'));
    await hold([EVENING, ...OTHERS, changed]);
    const evening = titled(EVENING.title);
    const [version] = library.versions(evening);
    const [difference, ...more] = version!.differences;
    expect(more).toEqual([]);
    expect(textAt(evening, difference!.here)).toContain('六十三');
    expect(textAt(version!.article, difference!.there)).toContain('六十八');
    expect(difference!.slip).toBeUndefined();
  });

  it('are told apart from an article that quotes a passage', async () => {
    const words = '修渠不是一个人的事，也不是一代人的事，水走到最后一块田才算修完，今天只算开了个头';
    const speech = row(
      'speech',
      '县报',
      '2025-06-01',
      '在修渠大会上的讲话',
      `乡亲们，今年的渠修得好。${words}。我先把丑话说在前头，谁家的渠段漏水，谁家就自己补上。`,
    );
    const report = row(
      'report',
      '江城日报',
      '2025-06-02',
      '三十里水渠通水',
      `三十里水渠昨天通水。镇长在大会上说：“${words}。”老人们沿着渠走了一遍，数了数，一共四十七道闸。`,
    );
    await hold([speech, report, ...OTHERS]);
    const talk = titled(speech.title);
    expect(library.versions(talk)).toEqual([]);
    const [sharing] = library.sharing!(talk);
    expect(sharing!.article.title).toBe(report.title);
    const [passage] = sharing!.passages!;
    expect(passage!.there.map((place) => textAt(sharing!.article, place))).toEqual([words]);
  });
});
