import { describe, expect, it } from 'vitest';
import { type Article, textAt } from '../../src/corpus/article.ts';
import { Versions } from '../../src/corpus/versions.ts';

let made = 0;

function article(text: string, more: Partial<Article> = {}): Article {
  const paragraphs = text.split('\n').map((line) => ({ text: line, role: 'body' as const, spans: [] }));
  const id = `made${made++}`;
  return { id, kind: 'article', bylines: [], source: { file: `${id}.txt` }, spans: [], paragraphs, ...more };
}

const BRIDGE = [
  '青石镇的老桥昨天重新通车。这座建于清代的五孔石桥去年汛期被洪水冲垮了两孔，',
  '县文物所请来三位老石匠，用了十一个月把散落在河床里的四百多块桥石一一找回、编号、归位。',
  '镇上的孩子给每块石头都起了名字。通车那天，八十六岁的石匠周师傅第一个走过桥，他说这辈子修过的桥数这座最难。',
].join('');
const REED =
  '湿地管理站今年没有再割芦苇。站长说，留着芦苇过冬，来年春天回来的候鸟就有地方做窝。志愿者数到了四百只灰鹤。';

const versionsOf = (...articles: Article[]) => {
  const versions = new Versions();
  for (const one of articles) versions.add(one);
  return versions;
};
const differences = (versions: Versions, here: Article, there: Article) =>
  versions
    .differences(here, there)
    .map((place) =>
      [textAt(here, place.here), textAt(there, place.there), place.slip].filter((part) => part !== undefined),
    );

describe('what articles have in common', () => {
  it('knows a reprint, however it is broken into lines and punctuated', () => {
    const one = article(BRIDGE);
    const other = article(BRIDGE.replace('。', '。\n').replaceAll('，', ','));
    const versions = versionsOf(one, article(REED), other);
    expect(versions.related(one).map((relation) => [relation.article, relation.kind])).toEqual([[other, 'same']]);
    expect(versions.related(other).map((relation) => relation.article)).toEqual([one]);
  });

  it('knows a reprint in 繁體', () => {
    const one = article('县文物所请来三位老石匠，把散落在河床里的桥石一一找回编号归位，镇上的孩子给每块石头都起了名字');
    const other = article(
      '縣文物所請來三位老石匠，把散落在河床裡的橋石一一找回編號歸位，鎮上的孩子給每塊石頭都起了名字',
    );
    expect(versionsOf(one, other).related(one)[0]?.kind).toBe('same');
  });

  it('knows a part of a longer article, and from the other side that it is the whole', () => {
    const whole = article(`${BRIDGE}\n${REED}\n${'今年的庙会照旧在桥头办三天。'.repeat(3)}`);
    const part = article(REED);
    const versions = versionsOf(whole, part);
    expect(versions.related(part)[0]?.kind).toBe('part');
    expect(versions.related(whole)[0]?.kind).toBe('whole');
  });

  it('shows the passage that a report quotes, on both sides', () => {
    const words = '把坏天气变成好收成，靠的不是运气，是一冬天一冬天修起来的水渠和夜里不灭的灯';
    const speech = article(`乡亲们，${words}。谢谢大家。`, { kind: 'speech' });
    const report = article(`${REED}\n镇长在会上说，“${words}”。他请大家把渠修到最后一块田。`);
    const [relation] = versionsOf(speech, report).related(speech);
    expect(relation?.kind).toBe('part');
    const [passage] = relation!.passages;
    expect(textAt(speech, passage!.here[0]!)).toBe(words);
    expect(textAt(report, passage!.there[0]!)).toBe(words);
  });

  it('has nothing in common for articles that have nothing in common', () => {
    const one = article(BRIDGE);
    expect(versionsOf(one, article(REED)).related(one)).toEqual([]);
  });

  it('does not take an imprint that stands under many articles for a passage they share', () => {
    const imprint = '本报地址桂花路十七号邮编三一二四零零广告许可证第零零九号零售每份一元五角定价全年二百八十元';
    const subjects = [...'梨桃杏李枣柿栗榛核松柏桑'].map((tree, n) => {
      const own = Array.from({ length: 90 }, (_, i) => String.fromCharCode(0x5000 + n * 97 + i * 13)).join('');
      return article(`${tree}农今年${own}收了${n + 3}千斤。\n${imprint}`);
    });
    const versions = versionsOf(...subjects);
    expect(subjects.flatMap((one) => versions.related(one))).toEqual([]);
  });

  it('finds a paragraph printed twice in one article', () => {
    const one = article(`${BRIDGE}\n${REED}\n${BRIDGE}`);
    const [repeat] = versionsOf(one).repeats(one);
    expect(repeat!.here[0]!.paragraph).toBe(0);
    expect(repeat!.there[0]!.paragraph).toBe(2);
    expect(versionsOf(article(BRIDGE)).repeats(one)).toEqual([]);
  });

  it('forgets an article that goes', () => {
    const [one, other] = [article(BRIDGE), article(BRIDGE)];
    const versions = versionsOf(one, other);
    versions.remove(other);
    expect(versions.related(one)).toEqual([]);
    versions.add(other);
    expect(versions.related(one)[0]?.article).toBe(other);
  });

  it('compares articles without a letter', () => {
    const empty = article('……\n———');
    expect(versionsOf(empty, article(''), article(BRIDGE)).related(empty)).toEqual([]);
  });
});

describe('where versions differ', () => {
  it.each([
    ['a word for another, whole on both sides', ['三位老石匠', '三位老木匠'], [['石匠', '木匠']]],
    ['a word left out, with its neighbour', ['用了十一个月把散落', '用了十一个月才把散落'], [['把', '才把']]],
    ['a number', ['四百多块', '四百二十块'], [['四百多块', '四百二十块']]],
  ])('%s', (_, [word, changed], expected) => {
    const one = article(BRIDGE);
    const other = article(BRIDGE.replace(word!, changed!));
    const found = differences(versionsOf(one, other), one, other);
    expect(found).toHaveLength(1);
    for (const [n, part] of expected[0]!.entries()) expect(found[0]![n]).toContain(part);
  });

  it('says nothing of punctuation', () => {
    const one = article(BRIDGE);
    const other = article(BRIDGE.replaceAll('、', '，'));
    expect(differences(versionsOf(one, other), one, other)).toEqual([]);
  });

  it('takes a broken idiom for the slip, on whichever side', () => {
    const one = article(BRIDGE.replace('归位', '归位，没有半途而废'));
    const other = article(BRIDGE.replace('归位', '归位，没有半路而废'));
    const versions = versionsOf(one, other);
    expect(differences(versions, one, other)).toEqual([['半途而废', '半路而废', 'there']]);
    expect(differences(versions, other, one)).toEqual([['半路而废', '半途而废', 'here']]);
  });

  it('takes a word printed twice for the slip', () => {
    const one = article(BRIDGE);
    const other = article(BRIDGE.replace('归位', '归位归位'));
    expect(differences(versionsOf(one, other), one, other)[0]?.at(-1)).toBe('there');
  });

  it('takes a letter in the other script for the slip', () => {
    const one = article(BRIDGE);
    const other = article(BRIDGE.replace('个月把', '個月把'));
    expect(differences(versionsOf(one, other), one, other)).toEqual([['个', '個', 'there']]);
  });

  it('believes a third that has the passage', () => {
    const one = article(BRIDGE);
    const other = article(BRIDGE.replace('老石匠', '小石匠'));
    const third = article(
      `${REED.repeat(3)}\n去年的事也有下文：县文物所请来三位老石匠，用了十一个月把散落在河床里的四百多块桥石一一找回。`,
    );
    expect(differences(versionsOf(one, other, third), one, other)[0]?.at(-1)).toBe('there');
    expect(differences(versionsOf(one, other), one, other)[0]).toHaveLength(2);
  });

  it('does not call another wording a slip', () => {
    const one = article(BRIDGE);
    const other = article(BRIDGE.replace('镇上的孩子给每块石头都起了名字', '镇小学的学生为所有桥石取了名'));
    for (const place of differences(versionsOf(one, other), one, other)) expect(place).toHaveLength(2);
  });
});

describe('what unrelated articles have in the same words', () => {
  const NORTH = '北岸粮站昨天开仓收粮，站长说今年的麦子比往年干，车队排到了桥头，夜里也有人过磅。';
  const SOUTH = '南坡果园请来了修枝的师傅，一天修两百棵，工钱按棵算，下雨就在棚里磨剪子，磨好了挂在树杈上。';
  const PHRASES =
    '会议强调，要坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。';
  const FURNITURE =
    '版权声明：本站文章未经授权不得转载，违者将依法追究法律责任。如有侵权请与我们联系，邮箱见首页，我们将及时删除。';

  it.each([
    ['set phrases', PHRASES],
    ['page furniture', FURNITURE],
  ])('is nothing in common: %s', (_, shared) => {
    const [one, other] = [article(`${NORTH}\n${shared}`), article(`${SOUTH}\n${shared}`)];
    expect(versionsOf(one, other).related(one)).toEqual([]);
  });

  it('hides no passage that says something', () => {
    const [one, other] = [article(`${NORTH}\n${PHRASES}\n${SOUTH}`), article(`${FURNITURE}\n${SOUTH}`)];
    const [relation] = versionsOf(one, other).related(one);
    expect(relation?.article).toBe(other);
    expect(relation?.passages.map(({ here }) => textAt(one, here[0]!))).toEqual([SOUTH.slice(0, -1)]);
  });

  it('hides no reprint of an article that has little else', () => {
    const [one, reprint] = [article(`${NORTH}\n${PHRASES}`), article(`${NORTH}${PHRASES}`)];
    expect(versionsOf(one, reprint).related(one)).toMatchObject([{ article: reprint, kind: 'same' }]);
  });

  it('makes no versions of two notices that tell other news before the same long rule', () => {
    const rule =
      '渡口管理办法第十二条写明，渡船载客不得超过核定人数，船上须有两名持证船工，救生衣一人一件，大风和起雾时一律停渡，夜航要有两盏桅灯，违反的停渡三日并公告，再犯的收回渡口牌照，由镇里另选船家，船价每年春汛以前在码头贴出，学生上学放学过渡不收钱。';
    const [one, other] = [article(`${NORTH}\n${rule}`), article(`${SOUTH}\n${rule}`)];
    expect(versionsOf(one, other).related(one)).toMatchObject([{ article: other, kind: 'passages' }]);
  });
});
