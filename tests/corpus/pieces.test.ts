import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { articlesOf } from '../../src/corpus/pieces.ts';

const read = (...lines: readonly string[]) => articlesOf(lines.join('\n'), { file: 'page.txt' });
const roles = (article: Article | undefined) => article?.paragraphs.map(({ role, text }) => `${role} ${text}`);
const body = (articles: readonly Article[]) =>
  articles.flatMap(({ paragraphs }) => paragraphs.filter(({ role }) => role === 'body').map(({ text }) => text));

describe('lines of a column become paragraphs', () => {
  it.each<[string, string[], string[]]>([
    [
      'a word broken at the end of a line; layout spaces around figures',
      [
        '渔港今天重新开放，首批 12艘渔船',
        '载着新网出海。港务局说，修复工程比计',
        '划提前 3个月完成，总投资不到两亿',
        '元。',
      ],
      ['渔港今天重新开放，首批12艘渔船载着新网出海。港务局说，修复工程比计划提前3个月完成，总投资不到两亿元。'],
    ],
    [
      'a false blank line in the middle of a word',
      [
        '渔港今天重新开放，首批十二艘渔船',
        '载着新网出海。港务局说，修复工程比计',
        '',
        '划提前三个月完成，总投资不到两个',
        '亿元。老渔民说，等这一天等了三年。',
      ],
      [
        '渔港今天重新开放，首批十二艘渔船载着新网出海。港务局说，修复工程比计划提前三个月完成，总投资不到两个亿元。老渔民说，等这一天等了三年。',
      ],
    ],
    [
      'a blank line one line too low',
      [
        '渔港今天重新开放，首批十二艘渔船',
        '载着新网出海。港务局说，修复工程比计',
        '划提前三个月完成。',
        '老渔民何平说，等这一天等了三年',
        '',
        '多，船漆了两遍，网补了四回，就盼着海',
        '上再亮起灯来。',
      ],
      [
        '渔港今天重新开放，首批十二艘渔船载着新网出海。港务局说，修复工程比计划提前三个月完成。',
        '老渔民何平说，等这一天等了三年多，船漆了两遍，网补了四回，就盼着海上再亮起灯来。',
      ],
    ],
    [
      'a full stop at the edge of the column does not end the paragraph, a line set in does',
      [
        '渔港今天重新开放，首批十二艘渔船',
        '载着新网出海。渔船都换上了新的灯具。',
        '港务局说，修复工程比原先的计划要提前',
        '三个月完成，码头加长了将近八百多米。',
        '老渔民何平说，等这一天等了三年',
        '多，船漆了两遍，网补了四回，就盼着海',
        '上再亮起灯来。',
      ],
      [
        '渔港今天重新开放，首批十二艘渔船载着新网出海。渔船都换上了新的灯具。港务局说，修复工程比原先的计划要提前三个月完成，码头加长了将近八百多米。',
        '老渔民何平说，等这一天等了三年多，船漆了两遍，网补了四回，就盼着海上再亮起灯来。',
      ],
    ],
    [
      'lines of two widths, each measured by its own column',
      [
        '渔港今天重新开放，首批十二艘渔船',
        '载着新网出海。港务局说，修复工程比计',
        '划提前三个月完成，码头也加长了，从前',
        '停不下的大船如今也能靠岸。',
        '',
        '老渔民何平站在新码头上说，等这一天等了三年多，船漆了两',
        '遍，网补了四回，就盼着海上再亮起灯来。当天晚上，港湾里的灯一',
        '盏接着一盏亮了，岸上站满了来看灯的人，有人从县城开了两个小时',
        '的车赶来。',
      ],
      [
        '渔港今天重新开放，首批十二艘渔船载着新网出海。港务局说，修复工程比计划提前三个月完成，码头也加长了，从前停不下的大船如今也能靠岸。',
        '老渔民何平站在新码头上说，等这一天等了三年多，船漆了两遍，网补了四回，就盼着海上再亮起灯来。当天晚上，港湾里的灯一盏接着一盏亮了，岸上站满了来看灯的人，有人从县城开了两个小时的车赶来。',
      ],
    ],
    [
      'Latin words part at line ends, hyphens and all',
      [
        'The harbour opened again today and the',
        'first twelve boats left with new nets in',
        'the morning. The repairs were finished',
        'three months early.',
      ],
      [
        'The harbour opened again today and the first twelve boats left with new nets in the morning. The repairs were finished three months early.',
      ],
    ],
    [
      'a line of …… alone is a paragraph, below a full line too',
      [
        '老人坐在码头上，一边补网一边讲',
        '起那年的风浪，讲到船怎样在夜里',
        '丢了舵，人怎样抱着木板漂到天亮',
        '，又怎样被邻村的船救起。“那一夜',
        '，”老人说，“我一辈子也忘不掉。”',
        '……',
        '如今的渔港修了新堤，灯也亮了，出',
        '海的船一天比一天多。',
      ],
      [
        '老人坐在码头上，一边补网一边讲起那年的风浪，讲到船怎样在夜里丢了舵，人怎样抱着木板漂到天亮，又怎样被邻村的船救起。“那一夜，”老人说，“我一辈子也忘不掉。”',
        '……',
        '如今的渔港修了新堤，灯也亮了，出海的船一天比一天多。',
      ],
    ],
    [
      'a line set in begins a paragraph below a full line that announces it',
      [
        '　　港务局长在会上说了一番话，在座的',
        '渔民听得很认真，有人还拿出本子记了下',
        '来。他把声音放得很慢，一字一句这样说：',
        '　　“灯修好了，路也修好了，往后出海回',
        '港都要守规矩，谁也不许抢。”',
      ],
      [
        '港务局长在会上说了一番话，在座的渔民听得很认真，有人还拿出本子记了下来。他把声音放得很慢，一字一句这样说：',
        '“灯修好了，路也修好了，往后出海回港都要守规矩，谁也不许抢。”',
      ],
    ],
  ])('%s', (_, lines, paragraphs) => {
    expect(body(read(...lines))).toEqual(paragraphs);
  });
});

describe('paragraphs of a page without columns', () => {
  it.each<[string, string[], string[]]>([
    [
      'broken in a word behind a full stop',
      ['港口去年修好。渔民何平把船漆了两遍，等着海上再亮起灯', '', '来，等着第一网鱼。'],
      ['港口去年修好。渔民何平把船漆了两遍，等着海上再亮起灯来，等着第一网鱼。'],
    ],
    [
      'broken behind a comma',
      ['港口去年修好，码头加长了八百米，渔民们把船漆了两遍，', '', '等着海上再亮起灯来。'],
      ['港口去年修好，码头加长了八百米，渔民们把船漆了两遍，等着海上再亮起灯来。'],
    ],
    [
      'a score broken at its colon',
      ['港口队昨天在主场迎战山城队，上半场先失一球，下半场连进三球，最后以3：', '1取胜。'],
      ['港口队昨天在主场迎战山城队，上半场先失一球，下半场连进三球，最后以3：1取胜。'],
    ],
    [
      'whole paragraphs stay apart',
      ['港口去年修好。', '', '渔民把船漆了两遍。'],
      ['港口去年修好。', '渔民把船漆了两遍。'],
    ],
    [
      'what announces stays apart from what it announces',
      ['他写下这样一段话：', '“灯还会再亮。”'],
      ['他写下这样一段话：', '“灯还会再亮。”'],
    ],
    [
      'rows of a list stay apart',
      ['比赛结果如下：', '甲队 三比一 乙队', '丙队 二比二 丁队', '戊队 一比零 己队'],
      ['比赛结果如下：', '甲队 三比一 乙队', '丙队 二比二 丁队', '戊队 一比零 己队'],
    ],
    [
      'verse stays apart',
      ['他念了四句：', '灯亮一湾水，', '帆开两岸山。', '网收三更月，', '鱼满五更滩。'],
      ['他念了四句：', '灯亮一湾水，', '帆开两岸山。', '网收三更月，', '鱼满五更滩。'],
    ],
  ])('%s', (_, lines, paragraphs) => {
    expect(body(read(...lines))).toEqual(paragraphs);
  });
});

const fire = ['山火昨夜扑灭，村民今天陆续回家。', '县里说，过火面积约三百亩，没有人员伤亡。'];
const harbour = ['渔港今天重新开放，十二艘渔船出海。', '港务局说，修复工程提前三个月完成。'];

describe('a page falls into its pieces', () => {
  it('takes headlines, names and datelines as facts and leaves them out of the text', () => {
    const [article, ...others] = read(
      '山火扑灭之后',
      '',
      '——一座村庄的三天三夜',
      '',
      '新华社记者 周小川 何 平',
      '',
      fire[0]!,
      '',
      '村口亮起了灯',
      '',
      fire[1]!,
      '',
      '（参与记者：林青）',
      '',
      '（新华社西昌2024年3月2日电）',
    );
    expect(others).toEqual([]);
    expect(article).toMatchObject({
      kind: 'article',
      title: '山火扑灭之后',
      subtitle: '——一座村庄的三天三夜',
      bylines: ['周小川', '何平'],
      agency: '新华社',
      dateline: { place: '西昌', date: '2024-03-02', text: '（新华社西昌2024年3月2日电）' },
    });
    expect(roles(article)).toEqual([
      'title 山火扑灭之后',
      'subtitle ——一座村庄的三天三夜',
      'byline 新华社记者 周小川 何 平',
      `body ${fire[0]}`,
      'heading 村口亮起了灯',
      `body ${fire[1]}`,
      'byline （参与记者：林青）',
      'dateline （新华社西昌2024年3月2日电）',
    ]);
  });

  it('splits wire copy at its headlines, with and without end marks', () => {
    const articles = read(
      '山火扑灭',
      `新华社西昌3月2日电（记者周小川）${fire[0]}`,
      fire[1]!,
      '渔港重开',
      `新华社舟山3月3日电（记者林青）${harbour[0]}`,
      `${harbour[1]}（完）`,
      '灯节今晚开幕！',
      `新华社自贡3月3日专电 灯节今晚开幕。（完）`,
    );
    expect(articles.map(({ title, dateline, bylines }) => [title, dateline?.place, bylines])).toEqual([
      ['山火扑灭', '西昌', ['周小川']],
      ['渔港重开', '舟山', ['林青']],
      ['灯节今晚开幕！', '自贡', []],
    ]);
    expect(body(articles)).toEqual([...fire, ...harbour, '灯节今晚开幕。']);
  });

  it('keeps two lines of a headline together and an echo of the headline out', () => {
    const [first, second] = read(
      '县长同渔民座谈时强调',
      '  把渔港修成百年工程',
      `新华社舟山3月3日电（记者林青）${harbour[0]}（完）`,
      '短评：灯亮之后',
      '新华社舟山3月3日电 短评：灯亮之后',
      '新华社记者林青',
      harbour[1]!,
    );
    expect([first!.title, first!.subtitle]).toEqual(['县长同渔民座谈时强调', '把渔港修成百年工程']);
    expect([second!.title, second!.subtitle, second!.bylines]).toEqual(['短评：灯亮之后', undefined, ['林青']]);
    expect(body([second!])).toEqual([harbour[1]]);
  });

  it.each([
    [
      'two lines above a dashed one are one headline',
      ['一手抓防火', '一手抓生产', '——西昌见闻'],
      ['title 一手抓防火 一手抓生产', 'subtitle ——西昌见闻'],
    ],
    [
      'a rubric above the headline is none',
      ['【走进乡村】', '山火扑灭之后的村庄', '——西昌见闻'],
      ['title 山火扑灭之后的村庄', 'subtitle ——西昌见闻', 'epigraph 【走进乡村】'],
    ],
    ['so is the kind of the article', ['时评', '防火不能等火来'], ['title 防火不能等火来', 'epigraph 时评']],
    ['a short headline is no rubric', ['山里进行时', '——西昌见闻'], ['title 山里进行时', 'subtitle ——西昌见闻']],
    [
      'a dashed line is below one headline, not two',
      ['山火扑灭之后', '——西昌见闻', '村民陆续回家'],
      ['title 山火扑灭之后', 'subtitle ——西昌见闻', 'epigraph 村民陆续回家'],
    ],
    [
      'a speaker below the headline is no second line',
      ['在县防火会议上的讲话', '县长 林青', '——节选'],
      ['title 在县防火会议上的讲话', 'subtitle ——节选', 'byline 县长 林青'],
    ],
  ])('%s', (_, head, expected) => {
    const articles = read(...head.flatMap((line) => [line, '']), ...fire);
    expect(articles).toHaveLength(1);
    expect(roles(articles[0])?.slice(0, expected.length)).toEqual(expected);
  });

  it('gives both lines of a headline below its text to that text', () => {
    const articles = read(
      ...fire,
      '',
      '（新华社西昌3月2日电）',
      '',
      '山火扑灭之后',
      '',
      '——西昌见闻',
      '',
      '',
      ...harbour,
      '',
      '（新华社舟山3月3日电）',
      '',
      '渔港重新开放',
    );
    expect(articles.map(({ title, subtitle }) => [title, subtitle])).toEqual([
      ['山火扑灭之后', '——西昌见闻'],
      ['渔港重新开放', undefined],
    ]);
  });

  it('gives a headline below its text to that text', () => {
    const articles = read(
      ...fire,
      '',
      '新华社西昌3月2日电',
      '',
      '山火扑灭之后',
      '新华社记者 周小川',
      '',
      '渔港重新开放',
      `（上接第1版）${harbour[0]}`,
      harbour[1]!,
    );
    expect(articles.map(({ kind, title, bylines, continuedFrom }) => [kind, title, bylines, continuedFrom])).toEqual([
      ['article', '山火扑灭之后', ['周小川'], undefined],
      ['continuation', '渔港重新开放', [], '（上接第1版）'],
    ]);
    expect(roles(articles[0])?.[0]).toBe('title 山火扑灭之后');
  });

  it('lowers every headline of a page that ends with one', () => {
    const articles = read(
      ...fire,
      '',
      '（新华社西昌3月2日电）',
      '',
      '山火扑灭之后',
      '新华社记者 周小川',
      '',
      ...harbour,
      '',
      '（新华社舟山3月3日电）',
      '',
      '渔港重新开放',
      '新华社记者 林青',
    );
    expect(articles.map(({ title, bylines, dateline }) => [title, bylines, dateline?.place])).toEqual([
      ['山火扑灭之后', ['周小川'], '西昌'],
      ['渔港重新开放', ['林青'], '舟山'],
    ]);
  });

  it('lets those who sign below the text end it', () => {
    const articles = read(
      '山火扑灭之后',
      '',
      ...fire,
      '',
      '新华社记者 周小川',
      '',
      '渔港重新开放',
      '',
      ...harbour,
      '',
      '新华社记者 林青',
    );
    expect(articles.map(({ title, bylines }) => [title, bylines])).toEqual([
      ['山火扑灭之后', ['周小川']],
      ['渔港重新开放', ['林青']],
    ]);
  });

  it('knows a speech by its greeting and its headline', () => {
    const [speech] = read(
      '点亮海上的灯',
      '',
      '——在开渔节上的致辞',
      '',
      '（2024年3月2日，舟山）',
      '',
      '县长 林 青',
      '',
      '各位渔民朋友：',
      '',
      harbour[0]!,
      '',
      '谢谢大家。',
      '（新华社舟山3月2日电）',
    );
    expect(speech).toMatchObject({
      kind: 'speech',
      bylines: ['林青'],
      dateline: { place: '舟山', date: '2024-03-02' },
    });
    const [report] = read('县长在开渔节上致辞', `新华社舟山3月2日电（记者林青）${harbour[0]}（完）`);
    expect(report!.kind).toBe('article');
  });

  it('sets captions with their credit apart, also from the article they stand in', () => {
    const articles = read(
      '山火扑灭之后',
      '',
      fire[0]!,
      '',
      '图为村民在村口清理道路。',
      '新华社记者 林青 摄',
      '',
      fire[1]!,
      '（新华社西昌3月2日电）',
      '',
      '舟山渔港的清晨，渔船整装待发。',
      '新华社发（何平摄）',
    );
    expect(articles.map(({ kind, title, bylines }) => [kind, title, bylines])).toEqual([
      ['caption', undefined, ['林青']],
      ['article', '山火扑灭之后', []],
      ['caption', undefined, ['何平']],
    ]);
    expect(body([articles[1]!])).toEqual(fire);
  });

  it('makes no piece of a page marker alone, and an orphan a fragment', () => {
    const articles = read(
      '（上接第2版）',
      '',
      '山火扑灭之后',
      '',
      ...fire,
      '（新华社西昌3月2日电）',
      '',
      ...harbour,
      '',
      '（上接第1版）',
      '',
      '（接第1版）',
    );
    expect(articles.map(({ kind, title }) => [kind, title])).toEqual([
      ['continuation', '山火扑灭之后'],
      ['fragment', undefined],
    ]);
    expect(read('（上接第1版）', '', '（接第1版）')).toEqual([]);
  });

  it('takes questions and exclamations within a text for text, numbered lines for headings', () => {
    const [article] = read(
      '山火扑灭之后',
      '',
      fire[0]!,
      '',
      '下一步怎么办？',
      '',
      fire[1]!,
      '',
      '二、把林子种回来',
      '',
      harbour[1]!,
      '',
      '（新华社西昌3月2日电）',
    );
    expect(roles(article)?.slice(1, -1)).toEqual([
      `body ${fire[0]}`,
      'body 下一步怎么办？',
      `body ${fire[1]}`,
      'heading 二、把林子种回来',
      `body ${harbour[1]}`,
    ]);
  });

  it('gives news in brief a heading for each item, the first too', () => {
    const [article] = read('四海快讯', '渔港重开', harbour[0]!, '山火扑灭', fire[0]!, '大雨停课', '学校今天停课。');
    expect(roles(article)?.filter((line) => line.startsWith('heading'))).toEqual([
      'heading 渔港重开',
      'heading 山火扑灭',
      'heading 大雨停课',
    ]);
    expect([article!.title, article!.subtitle]).toEqual(['四海快讯', undefined]);
  });

  it('knows who signs behind the end mark', () => {
    expect(read('渔港重开', ...harbour.slice(0, 1), `${harbour[1]}（完）（林青）`)[0]!.bylines).toEqual(['林青']);
    expect(read('渔港重开', ...harbour.slice(0, 1), `${harbour[1]}（完）（本社特稿）`)[0]!.bylines).toEqual([]);
  });

  it('leaves a text of one breath in one piece', () => {
    for (const text of ['大雨', '大雨。', '今天大雨，三条线路停运', '大雨\n\n学校停课。'])
      expect(read(text)).toHaveLength(1);
    expect(read('大雨')[0]).toMatchObject({ kind: 'article', paragraphs: [{ text: '大雨', role: 'body' }] });
    expect(read('大雨', '', '学校停课。')[0]!.title).toBe('大雨');
    expect(read(' \n\t\u3000\n')).toEqual([]);
  });
});

const long =
  '港务局介绍，修复后的码头加长了八百米，能同时停靠四十条渔船，冷库也由原来的两座增加到五座，鱼获当天就能运到省城。';

describe('what a page repeats or throws out of place', () => {
  const page = (...paragraphs: readonly string[]) =>
    read('渔港重新开放', '', ...paragraphs.flatMap((text) => [text, '']), '（新华社舟山3月3日电）');

  it('sets a repeated paragraph apart, the later copy or the damaged one', () => {
    const later = page(harbour[0]!, long, harbour[1]!, long);
    expect(later.map(({ kind }) => kind)).toEqual(['article', 'fragment']);
    expect(body([later[0]!])).toEqual([harbour[0], long, harbour[1]]);
    const damaged = page(harbour[0]!, long.slice(2), harbour[1]!, long);
    expect(body([damaged[0]!])).toEqual([harbour[0], harbour[1], long]);
    const slipped = page(harbour[0]!, long, harbour[1]!, long.replace('省城', '县城').replace('介绍', '绍'));
    expect(slipped.map(({ kind }) => kind)).toEqual(['article', 'fragment']);
  });

  it('puts what stands between two stray copies before the place the second was copied from', () => {
    const repeated =
      '他说，从老码头到新码头，隔着三年，也隔着一代人，灯塔却一直亮着，守塔的人换了两个，谁也没有让它灭过一夜。';
    const articles = page(
      harbour[0]!,
      repeated,
      '二、把船开出去',
      long,
      long,
      '这三年里，渔民们各谋生路。',
      '有人进了城，有人守着船。',
      repeated,
      '三、把灯点起来',
      harbour[1]!,
    );
    expect(articles.map(({ kind }) => kind)).toEqual(['article', 'fragment', 'fragment']);
    expect(
      articles[0]!.paragraphs.filter(({ role }) => role === 'body' || role === 'heading').map(({ text }) => text),
    ).toEqual([
      harbour[0],
      '这三年里，渔民们各谋生路。',
      '有人进了城，有人守着船。',
      repeated,
      '二、把船开出去',
      long,
      '三、把灯点起来',
      harbour[1],
    ]);
  });

  it('cuts a copy off in the middle of a line, at the beginning of a word', () => {
    const spliced = page(long, harbour[0]!, `老渔民何平把船漆了两遍，就等着它${long.slice(long.indexOf('码头加长'))}`);
    expect(body([spliced[0]!])).toEqual([long, harbour[0], '老渔民何平把船漆了两遍，就等着它']);
    expect(body([spliced[1]!])).toEqual([long.slice(long.indexOf('码头加长'))]);
  });

  it('leaves refrains, parallel figures and quotations alone', () => {
    const refrain = '“灯还会再亮。”';
    expect(page(harbour[0]!, refrain, harbour[1]!, refrain)).toHaveLength(1);
    expect(
      page(long, long.replace('八百', '九百').replace('四十', '三十').replace('两座增加到五座', '三座增加到七座')),
    ).toHaveLength(1);
    const first = '第一码头去年装卸鱼获12345吨，比前年增长8.5%，进出渔船6789艘次，比前年增长2.1%。';
    expect(page(first, first.replace('第一', '第二').replace('12345', '12346').replace('8.5', '8.6'))).toHaveLength(1);
    expect(page(`${harbour[0]}他引用公告说：“${long}”`, `公告全文如下：${long}另据了解，灯塔也将重修。`)).toHaveLength(
      1,
    );
  });

  it('brings a passage back to where its article breaks off', () => {
    const articles = read(
      '渔港重新开放',
      '',
      harbour[0]!,
      '',
      `${harbour[1]}老渔民何平站在新码头上，看着对岸的灯塔，说起共同`,
      '',
      long,
      '',
      '（新华社舟山3月3日电）',
      '',
      '体会来，话就多了。',
      '',
      '他说，灯还会再亮。',
    );
    expect(articles).toHaveLength(1);
    expect(body(articles)).toEqual([
      harbour[0],
      `${harbour[1]}老渔民何平站在新码头上，看着对岸的灯塔，说起共同体会来，话就多了。`,
      '他说，灯还会再亮。',
      long,
    ]);
  });
});

describe('ids', () => {
  const text = ['山火扑灭', '', ...fire].join('\n');
  it('are the same for the same text of the same file, in whatever folder', () => {
    expect(articlesOf(text, { file: 'a/b/page.txt' })[0]!.id).toBe(articlesOf(text, { file: 'page.txt' })[0]!.id);
  });
  it('differ between files and within one', () => {
    expect(articlesOf(text, { file: 'other.txt' })[0]!.id).not.toBe(articlesOf(text, { file: 'page.txt' })[0]!.id);
    const wire = `山火扑灭\n新华社西昌3月2日电（记者周小川）${fire[0]}（完）\n`;
    const twins = articlesOf(wire + wire, { file: 'wire.txt' });
    expect(twins).toHaveLength(2);
    expect(twins[0]!.id).not.toBe(twins[1]!.id);
  });
});

describe('characters that show nothing', () => {
  it('are left out of the text, joiners and rare characters stay', () => {
    const [article] = read('\ufeff渔\u200b港今\u00ad天开放，👩\u200d🌾 \ue001和𠮷先生到场。');
    expect(article!.paragraphs[0]!.text).toBe('渔港今天开放，👩\u200d🌾 \ue001和𠮷先生到场。');
  });
});
