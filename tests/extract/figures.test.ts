import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { textAt } from '../../src/corpus/article.ts';
import { articlesOf } from '../../src/corpus/pieces.ts';
import { findFigures } from '../../src/extract/figures.ts';
import type { Figure } from '../../src/extract/reading.ts';

/** An article of body paragraphs, the first its title when asked for. */
function articleOf(paragraphs: readonly string[], title?: string): Article {
  const lines = [
    ...(title ? [{ text: title, role: 'title' as const }] : []),
    ...paragraphs.map((text) => ({ text, role: 'body' as const })),
  ];
  return {
    id: 'a',
    kind: 'article',
    bylines: [],
    source: { file: 'a.txt' },
    spans: [],
    paragraphs: lines.map((line) => ({ ...line, spans: [] })),
  };
}

const figuresIn = (text: string): Figure[] => findFigures(articleOf([text]));

/** A figure in short: words, value, upper end, unit, kind, approximation when it is not exact. */
function short({ text, value, valueMax, unit, kind, approximation }: Figure): string {
  const amount = [value, valueMax].filter((x) => x !== undefined).join('~');
  return [text, `${amount}${unit ?? ''}`, kind, approximation].filter((x) => x !== 'exact').join(' | ');
}

describe('finds amounts as printed, with their value', () => {
  test.each([
    ['全县建成9个粮库。', ['9个 | 9个 | count']],
    ['运动会吸引近三千名选手参加。', ['近三千名 | 3000人 | count | nearly']],
    ['园区已有企业1200余家。', ['1200余家 | 1200家 | count | over']],
    ['工程总投资约35.6亿元人民币。', ['约35.6亿元人民币 | 3560000000元 | money | about']],
    ['涉案金额折合人民币20多万元。', ['折合人民币20多万元', '人民币20多万元 | 200000元 | money | over'].slice(1)],
    ['他花了五元三角买下门票。', ['五元三角 | 5.3元 | money']],
    ['票价不足$8。', ['不足$8 | 8美元 | money | under']],
    ['失业率降至4.7%。', ['4.7% | 4.7% | percent']],
    ['利率下调0.25个百分点。', ['0.25个百分点 | 0.25百分点 | percent']],
    ['超过三分之二的村民投了票。', ['超过三分之二 | 66.6666666666667% | percent | over']],
    ['近九成旅客选择高铁。', ['近九成 | 90% | percent | nearly']],
    ['过半住户同意改造。', ['过半 | 50% | percent | over']],
    ['发病率为0.3‰至0.5‰。', ['0.3‰至0.5‰ | 0.3~0.5‰ | percent | range']],
    ['产量比两年前翻了三倍。', ['三倍 | 3倍 | multiple']],
    ['最低气温零下12摄氏度。', ['零下12摄氏度 | -12摄氏度 | temperature']],
    ['水深3至5米。', ['3至5米 | 3~5米 | length | range']],
    ['全长80千米的公路通车。', ['80千米 | 80公里 | length']],
    ['他以2小时8分15秒的成绩夺冠。', ['2小时8分15秒 | 7695秒 | duration']],
    ['她游出57秒36。', ['57秒36 | 57.36秒 | duration']],
    ['法院判处其有期徒刑三年六个月。', ['三年六个月 | 3.5年 | duration']],
    ['被告人被判处有期徒刑十一年。', ['十一年 | 11年 | duration']],
    ['他任职期间受贿300万。', ['300万 | 3000000元 | money']],
    ['售价12.5——16万元。', ['12.5——16万元 | 125000~160000元 | money | range']],
    ['草场消失的面积相当于3个操场大小。', ['3个操场 | 3个操场 | area | about']],
    ['被处行政拘留十日。', ['十日 | 10天 | duration']],
    ['手术持续了三个半小时。', ['三个半小时 | 3.5小时 | duration']],
    ['这项试验连续五年进行。', ['连续五年 | 5年 | duration']],
    ['主队以3比1获胜。', ['3比1 | 3~1 | score']],
    ['她现年41岁。', ['41岁 | 41岁 | age']],
    ['地震震级为5.8级。', ['5.8级 | 5.8级 | other']],
    ['时速可达350公里/小时。', ['350公里/小时 | 350公里 | rate']],
    ['现场七八个人在排队。', ['七八个 | 7~8个 | count | range']],
    ['数百名志愿者到场。', ['数百名 | 人 | count | about']],
    ['会议确定五大重点任务。', ['五大重点任务 | 5个 | count']],
    ['我国是其第二大出口市场。', ['第二大出口市场 | 2位 | ordinal']],
    ['今年油价已第六次上调。', ['第六次 | 6次 | ordinal']],
    ['本年油价呈“九涨七跌四搁浅”的格局。', ['九涨 | 9次 | count', '七跌 | 7次 | count', '四搁浅 | 4次 | count']],
    ['有18万小学生受益。', ['18万 | 180000人 | count']],
    ['该应用吸引超2亿用户。', ['超2亿 | 200000000人 | count | over']],
    ['不同组分别高3.1个、1.4个百分点。', ['3.1个 | 3.1百分点 | percent', '1.4个百分点 | 1.4百分点 | percent']],
    ['房价从8000元到1万元不等。', ['8000元 | 8000元 | money', '1万元 | 10000元 | money']],
    ['造成一人死亡。', ['一人 | 1人 | count']],
    ['预计一个月内完工。', ['一个月 | 1月 | duration']],
    ['接近 80% 的门店已恢复营业。', ['接近 80% | 80% | percent | nearly']],
  ])('%s', (text, expected) => expect(figuresIn(text).map(short)).toEqual(expected));
});

describe('leaves alone what is no figure', () => {
  test.each([
    '会议于2024年3月15日上午9时30分举行。',
    '2019至2023年，该馆闭馆维修。',
    '三年前他离开家乡，五年后才回来。',
    '两年来，双方往来不断。',
    '前三季度与一季度相比有所好转。',
    '第三届博览会在第二展厅开幕，他名列第五名。',
    '共建“一带一路”，打击“三股势力”。',
    '一名男子在一家商店门口站了一会儿。',
    '他们一起走进这两个房间，一直十分高兴。',
    '一要改革，二要开放；一是稳定，二是发展。',
    '他住在2号楼12层，乘8路车上班，电话010-12345678。',
    '采用LK-99和PM2.5监测仪，乘坐波音737-800客机，航班号CA1502。',
    '女子100米蝶泳和男子4×100米接力决赛，丙组200米颁奖。',
    '两国元首一致同意，三方将会谈，两岸同胞是一家人。',
    '四面八方的百姓千方百计赶来，万一下雨也不怕。',
    '《三十六计》和《2023年统计年鉴》出版。',
    '坚持“三个优先”，落实三个“全覆盖”。',
    '党的二十大以来，四川、三亚、五台县变化很大。',
    '四分之一决赛将在三门峡举行。',
    '国家一级保护动物，三级医院。',
    '每10年一次，每100克。',
    '网址为https://a.cn/p?x=12%203%2F4。',
  ])('%s', (text) => expect(figuresIn(text).map(short)).toEqual([]));
});

describe('reads approximators only where they belong to the number', () => {
  test.each([
    ['附近3个村。', '3个'],
    ['纽约12家银行。', '12家'],
    ['英超5支球队。', '5支'],
    ['看不到5个人影。', '5个'],
    ['占地约3公顷。', '约3公顷'],
    ['至少有20户搬走。', '至少有20户'],
    ['气温在35℃以上。', '35℃以上'],
    ['人数控制在50人以内。', '50人以内'],
    ['损失高达300万元。', '300万元'],
  ])('%s', (text, words) => expect(figuresIn(text).map((figure) => figure.text)).toEqual([words]));
});

describe('says what, when, per what, against what', () => {
  const only = (text: string) => figuresIn(text)[0];

  test('what it measures stands before a measure and behind a counter', () => {
    expect(only('去年全省粮食产量达到450万吨。')).toMatchObject({
      subject: expect.stringContaining('粮食产量'),
      period: '去年',
    });
    expect(only('沿线新建了12座变电站，运行平稳。')?.subject).toBe('变电站');
    expect(figuresIn('上半年出口额120亿元，同比增长8%。').map(({ subject }) => subject)).toEqual(['出口额', '出口额']);
  });

  test('a comparison has its direction and base', () => {
    expect(only('产量同比下降3.2%。')?.comparison).toEqual({ direction: 'down', base: '同比' });
    expect(only('客流较去年同期增长了约12%。')?.comparison).toMatchObject({ direction: 'up', base: '较去年同期' });
    expect(only('占比为12%。')?.comparison).toBeUndefined();
  });

  test('a rate says per what', () => {
    expect(figuresIn('甲料、乙料每吨分别涨价185元、170元。').map(({ per }) => per)).toEqual(['吨', '吨']);
    expect(only('电站每年发电60亿千瓦时。')?.per).toBe('年');
    expect(only('发电量为每年60亿千瓦时。')).toMatchObject({ text: '每年60亿千瓦时', per: '年' });
    expect(only('售价25元/公斤。')).toMatchObject({ text: '25元/公斤', per: '千克', unit: '元' });
    expect(only('降水量平均每10年增加11毫米。')?.per).toBe('10年');
  });

  test('the date of the report is no period', () => {
    expect(only('据8月3日消息，当地有5人受伤。')?.period).toBeUndefined();
    expect(only('2023年出口比2022年增长5%。')?.period).toBe('2023年');
  });

  test('the headline number comes first, small counts last', () => {
    const article = articleOf(
      ['全市上半年接待游客320.5万人次，同比增长40%。', '41岁的经营者林某说，他两次扩建，雇了三名工人。'],
      '全市接待游客逾320万人次',
    );
    const weights = Object.fromEntries(findFigures(article).map(({ text, importance }) => [text, importance]));
    expect(weights).toMatchObject({ 逾320万人次: 3, '320.5万人次': 3, '41岁': 1, 两次: 1, 三名: 1 });
  });

  test('bylines, datelines and credits are not read', () => {
    const article = articleOf(['正文有3个村。']);
    const credit = { text: '记者25人摄', role: 'credit' as const, spans: [] };
    expect(findFigures({ ...article, paragraphs: [credit, ...article.paragraphs] }).map(({ text }) => text)).toEqual([
      '3个',
    ]);
  });
});

describe('verbatim', () => {
  const hold = (article: Article) => {
    let last = -1;
    for (const figure of findFigures(article)) {
      const [passage] = figure.passages;
      expect(figure.passages.map((place) => textAt(article, place)).join('')).toBe(figure.text);
      expect(textAt(article, figure.sentence)).toContain(figure.text);
      const at = (passage?.paragraph ?? 0) * 1e6 + (passage?.start ?? 0);
      expect(at).toBeGreaterThan(last);
      last = at;
      for (const words of [figure.subject, figure.period, figure.comparison?.base]) {
        if (words) expect(article.paragraphs[passage?.paragraph ?? 0]?.text).toContain(words);
      }
    }
  };

  test('on the seed pages', () => {
    let found = 0;
    for (const file of ['000_64c721184de24b99', '003_6c1e93888320af83', '004_74678af65d43f56c']) {
      for (const article of articlesOf(readFileSync(`seeds/${file}.txt`, 'utf8'), { file })) {
        hold(article);
        found += findFigures(article).length;
      }
    }
    expect(found).toBeGreaterThan(40);
  });

  test('on any text made of the pieces of numbers', () => {
    const piece = fc.constantFrom(
      ...'0123456789０５一二三两十百千万亿半几数多余约近超过不到至从的，。、：“”（）《》%‰个名元米年月日岁分秒成折度级大第每/-— 增比',
      ...[
        '同比增长',
        '公里',
        '小时',
        '人次',
        '美元',
        '人民币',
        '百分之',
        '左右',
        '以上',
        '未来',
        '连续',
        '个百分点',
        '学生',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => hold(articleOf([pieces.join('')]))),
      { numRuns: 400 },
    );
  });

  test('on a line of twenty thousand figures, in body and title', () => {
    const line = '增长3%，'.repeat(20_000);
    const figures = findFigures(articleOf([line], '增长3%'));
    expect(figures).toHaveLength(20_001);
    expect(figures.at(-1)).toMatchObject({ text: '3%', value: 3 });
  });

  test('on any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => hold(articleOf([text]))));
  });
});
