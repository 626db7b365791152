import { describe, expect, it } from 'vitest';
import { bylineOf, creditAt, lonelyName, signersOf } from '../../src/corpus/bylines.ts';
import { isoFrom } from '../../src/corpus/calendar.ts';
import { leadDateline, wholeDateline } from '../../src/corpus/datelines.ts';
import {
  announcesSpeech,
  endMarkAt,
  eventLineOf,
  fromPageLength,
  isApparatus,
  isSalutation,
  toPageAt,
} from '../../src/corpus/marks.ts';
import { authorsOf, namesOf } from '../../src/corpus/names.ts';
import { inferYear } from '../../src/corpus/years.ts';

describe('datelines that stand alone', () => {
  it.each([
    ['（新华社西昌3月2日电）', '新华社', '西昌', 3, 2, []],
    ['(新华社西昌/成都3月2日电)', '新华社', '西昌/成都', 3, 2, []],
    ['新华社西昌３月２日电', '新华社', '西昌', 3, 2, []],
    ['（本报西昌2024年3月2日讯）', '本报', '西昌', 3, 2, []],
    ['（据新华社3月2日电）', '新华社', undefined, 3, 2, []],
    ['（西昌3月2日电）', undefined, '西昌', 3, 2, []],
    ['新华社记者 周小川 何 平 新华社西昌3月2日电', '新华社', '西昌', 3, 2, ['周小川', '何平']],
  ])('%s', (line, agency, place, month, day, bylines) => {
    const found = wholeDateline(line);
    expect([found?.agency, found?.place, found?.month, found?.day, found?.bylines]).toEqual([
      agency,
      place,
      month,
      day,
      bylines,
    ]);
  });

  it.each([
    '新华社西昌3月2日电（记者周小川）山火扑灭。',
    '新华社西昌3月2日电（记者周小川）',
    '据新华社报道，3月2日电网恢复供电。',
    '3月2日电',
    '（新华社西昌3月2日摄）',
    '他3月2日来电询问。',
  ])('not %s', (line) => {
    expect(wholeDateline(line)).toBeUndefined();
  });
});

describe('datelines that open a paragraph', () => {
  it.each([
    ['新华社西昌3月2日电（记者周小川、何平）山火扑灭。', '西昌', ['周小川', '何平'], '山火扑灭。'],
    ['新华社西昌3月2日体育专电（记者 周 川 何平）比赛开始。', '西昌', ['周川', '何平'], '比赛开始。'],
    ['新华社雅典7月2日新媒体专电 外媒称', '雅典', [], ' 外媒称'],
    ['本报西昌3月2日电  （记者周小川）山火扑灭。', '西昌', ['周小川'], '山火扑灭。'],
    ['中新社西昌3月2日电 (周小川 何平)山火扑灭。', '西昌', ['周小川', '何平'], '山火扑灭。'],
    ['新华社西昌3月2日电（国际观察）山火扑灭。', '西昌', [], '（国际观察）山火扑灭。'],
    ['（海外专递）新华社雅典3月2日电渡轮停航。', '雅典', [], '渡轮停航。'],
    ['本报讯（记者周小川）山火扑灭。', undefined, ['周小川'], '山火扑灭。'],
    ['新华社西昌3月2日电综合本社驻外记者报道：渡轮停航。', '西昌', [], '综合本社驻外记者报道：渡轮停航。'],
  ])('%s', (paragraph, place, bylines, rest) => {
    const found = leadDateline(paragraph);
    expect([found?.place, found?.bylines, paragraph.slice(found?.end)]).toEqual([place, bylines, rest]);
  });

  it.each([
    '山火扑灭。新华社西昌3月2日电',
    '3月2日，电力恢复。',
    '他在3月2日的来电中说',
    '本报记者3月2日在西昌看到，电网恢复。',
  ])('not %s', (paragraph) => {
    expect(leadDateline(paragraph)).toBeUndefined();
  });
});

describe('those who sign', () => {
  it.each([
    ['新华社记者 周小川 何 平', 'author', ['周小川', '何平'], ['新华社']],
    ['本报记者：周小川、何平', 'author', ['周小川', '何平'], ['本报']],
    ['■ 记者 周小川', 'author', ['周小川'], []],
    ['人民日报评论员 周小川', 'author', ['周小川'], ['人民日报']],
    ['（参与记者：周小川 何平）', 'help', ['周小川', '何平'], []],
    ['责任编辑：周小川', 'desk', ['周小川'], []],
    ['终审：何 平', 'desk', ['何平'], []],
    ['新华社记者 周小川 摄', 'photo', ['周小川'], ['新华社']],
    ['新华社记者周小川摄', 'photo', ['周小川'], ['新华社']],
    ['周小川摄（新华社发）', undefined, [], []],
    ['新华社发（周小川摄）', 'photo', ['周小川'], ['新华社']],
    ['（新华社发）', 'photo', [], ['新华社']],
    ['周小川 摄', 'photo', ['周小川'], []],
    ['记者从市政府获悉', undefined, [], []],
    ['新华社记者日前走访', undefined, [], []],
    ['记者 周小川说，山火已经扑灭，村民陆续回家。', undefined, [], []],
    ['员工宿舍', undefined, [], []],
    ['昨天拍摄', undefined, [], []],
  ])('%s', (line, as, names, agencies) => {
    const found = bylineOf(line);
    expect([found?.as, found?.names ?? [], found?.agencies ?? []]).toEqual([as, names, agencies]);
  });

  it('are found behind a dateline only where they are names', () => {
    expect(signersOf('（记者周小川）')?.names).toEqual(['周小川']);
    expect(signersOf('（周小川 何平）')?.names).toEqual(['周小川', '何平']);
    expect(signersOf('（亚太聚焦）')).toBeUndefined();
    expect(signersOf('（简称条约）')).toBeUndefined();
  });

  it.each([
    ['国务院总理 周小川', '周小川'],
    ['周 川', '周川'],
    ['何平', '何平'],
    ['联合国秘书长 阿兰·布朗', '阿兰·布朗'],
    ['丝路花开', undefined],
    ['山高水长，情谊永在', undefined],
    ['开门迎客 笑脸相迎', undefined],
  ])('a bare line of the head: %s', (line, name) => {
    expect(lonelyName(line)).toBe(name);
  });

  it('are found at the end of a caption', () => {
    const caption = '图为江滩步道。新华社记者 周小川摄';
    expect(caption.slice(creditAt(caption))).toBe('新华社记者 周小川摄');
    expect(creditAt('图为江滩步道，去年十月拍摄。')).toBe(-1);
    expect(creditAt('他说，这是今年首发')).toBe(-1);
  });

  it('are told apart in lists', () => {
    expect(namesOf('周小川、何 平 欧阳 修远')).toEqual(['周小川', '何平', '欧阳', '修远']);
    expect(authorsOf('by Jane Roe and John Q. Public')).toEqual(['Jane Roe', 'John Q. Public']);
    expect(authorsOf('记者 周小川')).toEqual(['周小川']);
    expect(authorsOf('')).toEqual([]);
  });
});

describe('page markers and end marks', () => {
  it.each([
    ['（上接第1版）', 7],
    ['（接第1版）正文', 6],
    ['(上接第一版)', 7],
    ['（紧接第 3 版）', 9],
    ['（上接A1版）', 7],
    ['【上接第1版】', 7],
    ['〔上接一版〕', 6],
    ['（上接第1、2版）', 9],
    ['（上接第1页）', 7],
    ['（上接第1版《山火扑灭之后》）', 15],
    ['（ 上 接 第 1 版 ）', 13],
    ['▲（上接第1版）', 8],
    ['上接第1版', 5],
    ['上接第1版的内容', 0],
    ['接到第1版的电话', 0],
    ['（上接）', 0],
    ['（第1版）', 0],
    ['见上接第1版', 0],
    ['（接第三版画）面', 0],
  ])('%s', (text, length) => {
    expect(fromPageLength(text)).toBe(length);
  });

  it('at the end', () => {
    expect(toPageAt('村民回家。（下转第三版）')).toBe(5);
    expect(toPageAt('（下转第三版）村民')).toBe(-1);
    expect(toPageAt('村民回家【下转第3版】')).toBe(4);
    expect(toPageAt('村民回家（下转A03版）▶')).toBe(4);
    expect(toPageAt('村民回家。下转第3版')).toBe(5);
    expect(toPageAt('画面转到第3版')).toBe(-1);
    expect(endMarkAt('村民回家。（完）')).toBe(5);
    expect(endMarkAt('村民回家。(完)（周小川）')).toBe(5);
    expect(endMarkAt('村民回家（完全自愿）。')).toBe(-1);
  });

  it('event lines, greetings, apparatus, speeches', () => {
    expect(eventLineOf('（2024年3月2日，西昌）')).toEqual({ year: 2024, month: 3, day: 2, place: '西昌' });
    expect(eventLineOf('(2024年3月2日)')).toEqual({ year: 2024, month: 3, day: 2 });
    expect(eventLineOf('2024年3月2日，山火烧到')).toBeUndefined();
    expect(isSalutation('尊敬的各位来宾，女士们、先生们：')).toBe(true);
    expect(isSalutation('各位代表一致认为，报告实事求是。')).toBe(false);
    expect(isApparatus('关键词：山火')).toBe(true);
    expect(isApparatus('来源于山间的水')).toBe(false);
    expect(announcesSpeech('——在开渔节上的致辞')).toBe(true);
    expect(announcesSpeech('市长在开渔节上发表讲话')).toBe(true);
    expect(announcesSpeech('市长讲话引发热议')).toBe(false);
  });
});

describe('the year of a dateline', () => {
  const day = { month: 3, day: 2 };
  it.each([
    ['峰会于2024年3月1日开幕。', 2024],
    ['2019年，两地通航。五年前的3月，首航成功。三年前，2021年，航线加密。', 2024],
    ['今年3月，两地通航。', undefined],
    ['2008年5月12日，地震发生。', undefined],
    ['2014年3月2日，案发。2016年7月，法院立案。', undefined],
    ['到2030年，将建成新港。', undefined],
  ])('%s', (text, year) => {
    expect(inferYear(text, day)).toBe(year);
  });
});

describe('days and moments of feeds and data files', () => {
  it.each([
    ['2024-03-02', '2024-03-02'],
    ['2024/3/2', '2024-03-02'],
    ['2024年3月2日 星期六', '2024-03-02'],
    ['20240302', '2024-03-02'],
    ['２０２４年３月２日', '2024-03-02'],
    ['2024-03-02T08:00:00+08:00', '2024-03-02T08:00:00+08:00'],
    ['2024-03-02 08:00:00Z', '2024-03-02T08:00:00Z'],
    ['2024-03-02 08:00', '2024-03-02'],
    ['Sat, 02 Mar 2024 08:00:00 +0800', '2024-03-02T08:00:00+08:00'],
    ['2 March 2024 08:00 GMT', '2024-03-02T08:00:00Z'],
    ['2024-02-30', undefined],
    ['昨天', undefined],
    ['', undefined],
  ])('%s', (words, iso) => {
    expect(isoFrom(words)).toBe(iso);
  });
});
