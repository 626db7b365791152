import { describe, expect, test } from 'vitest';
import { findPeople } from '../../src/extract/people.ts';
import { articleOf } from './article.ts';

const read = (...texts: string[]) =>
  findPeople(articleOf(...texts)).map(
    ({ name, titles, aliases }) =>
      `${name} <${titles.join('|')}>${aliases.length > 0 ? ` = ${aliases.join(' = ')}` : ''}`,
  );

describe('findPeople', () => {
  test.each<[string, string[], string[]]>([
    ['an office and a name', ['北山区区长秦海到场。'], ['秦海 <北山区区长>']],
    ['a name of three characters', ['北山区区长黎国强宣布开工。'], ['黎国强 <北山区区长>']],
    ['a family name of two characters', ['工程师欧阳雪说，水位在降。'], ['欧阳雪 <工程师>']],
    ['a name with a dot', ['法国作家埃莱娜·莫罗获奖。莫罗说，写作是劳动。'], ['埃莱娜·莫罗 <法国作家> = 莫罗']],
    ['a foreign name without a dot', ['加拿大总理卡尼3日宣布新措施。'], ['卡尼 <加拿大总理>']],
    ['a name with a hyphen', ['经济顾问本-阿米尔认为，利率不会变。'], ['本-阿米尔 <经济顾问>']],
    ['a king', ['国王卡洛斯三世说，感谢各位。'], ['卡洛斯三世 <国王>']],
    ['a bare name that speaks', ['黎国强说，大桥下月通车。'], ['黎国强 <>']],
    ['an office told behind the name', ['黎国强说，大桥下月通车。黎国强是北山县的一名焊工。'], ['黎国强 <焊工>']],
    ['two offices', ['总裁、创始人黎国强到场。'], ['黎国强 <总裁、创始人>']],
    ['several of one office', ['被告人王岩、张克定、牛文山到庭。'], ['王岩 <被告人>', '张克定 <>', '牛文山 <>']],
    ['a term of address', ['“慢点走。”焊工刘师傅说。'], ['刘师傅 <焊工>']],
    [
      'one person in two paragraphs',
      ['县长黎国强到场。', '县委书记黎国强说，大桥下月通车。'],
      ['黎国强 <县长|县委书记>'],
    ],
    ['what opens the sentence is not the office', ['当天上午，由县长黎国强主持仪式。'], ['黎国强 <县长>']],
    ['an age is no office', ['24岁的焊工秦海说，手都在抖。'], ['秦海 <焊工>']],
    ['with whom is not the office', ['黎国强与县委书记高云见面。'], ['高云 <县委书记>']],
    ['a Tibetan name', ['拉萨市委书记洛桑顿珠说，草原绿了。'], ['洛桑顿珠 <拉萨市委书记>']],
    ['who was beaten is not the office', ['林峰不敌丹麦选手延森。'], ['延森 <丹麦选手>']],
    ['an institution with 与 in its name', ['社会与人口学院院长高云说，数字没有变。'], ['高云 <社会与人口学院院长>']],
  ])('%s', (_, texts, expected) => {
    expect(read(...texts)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['the reporter', '新华社长安5月6日电（记者石磊）大桥今天通车。'],
    ['an office with an adverb', '官员高度评价大桥，乘客大多满意，专家全面检查。'],
    ['an institution', '国家统计局表示，物价下降。'],
    ['a word that begins as a name does', '专家组成员陆续到场，代表全体通过。'],
    ['a company', '《深空》的开发商Blue Fish Games获奖。'],
    ['an abbreviation', '患者PSA水平下降。'],
    ['a verb behind a relation', '门外传来儿子应声后的脚步。'],
    ['ancestors', '橘子的祖先生长在南方。'],
    ['a verb that holds a cue', '大家关切询问。'],
    ['a fee', '会员费收入增长。'],
  ])('finds nobody: %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});
