import { describe, expect, test } from 'vitest';
import { findPeople } from '../../src/extract/people.ts';
import { findQuotes } from '../../src/extract/quotes.ts';
import { articleOf } from './article.ts';

/** What is found in paragraphs of an article, one line a quote: kind speaker <office> cue: words. */
function read(...texts: string[]): string[] {
  const article = articleOf(...texts);
  return findQuotes(article, findPeople(article)).map(
    ({ kind, speaker, speakerTitle, cue, text }) =>
      `${kind} ${speaker ?? '—'} <${speakerTitle ?? ''}> ${cue ?? ''}: ${text}`,
  );
}

describe('words in quotation marks', () => {
  test.each<[string, string[], string[]]>([
    [
      'a cue with a colon before them',
      ['临河县水务局局长韩志远说：“水位三天降了半米。”'],
      ['direct 韩志远 <临河县水务局局长> 说: 水位三天降了半米。'],
    ],
    [
      'a cue with a comma before them',
      ['临河县水务局局长韩志远表示，“今年不会停水”。'],
      ['direct 韩志远 <临河县水务局局长> 表示: 今年不会停水'],
    ],
    [
      'the speaker behind them',
      ['“水位三天降了半米。”守闸人孟长河说。'],
      ['direct 孟长河 <守闸人> 说: 水位三天降了半米。'],
    ],
    [
      'the speaker between their parts',
      ['“水位降了，”村民孟长河告诉记者，“可我们还得守着。”'],
      ['direct 孟长河 <村民> 告诉: 水位降了，', 'direct 孟长河 <村民> 告诉: 可我们还得守着。'],
    ],
    [
      'reported speech behind the speaker',
      ['“水位三天降了半米。”工程师孟长河说，堤坝还要再看一周。'],
      ['direct 孟长河 <工程师> 说: 水位三天降了半米。', 'indirect 孟长河 <工程师> 说: 堤坝还要再看一周'],
    ],
    [
      'several under one cue',
      ['村民们高喊“还我河水”“不要再挖了”等口号。'],
      ['direct 村民们 <> 高喊: 还我河水', 'direct 村民们 <> 高喊: 不要再挖了'],
    ],
    [
      'inner marks kept',
      ['教师程晓岚说：“孩子们叫它‘会走路的树’，我也这么叫。”'],
      ['direct 程晓岚 <教师> 说: 孩子们叫它‘会走路的树’，我也这么叫。'],
    ],
    [
      'corner marks',
      ['教师程晓岚說：「明天還要上課。」'.replace('說', '说')],
      ['direct 程晓岚 <教师> 说: 明天還要上課。'],
    ],
    [
      'carried on without a cue',
      ['教师程晓岚说，课程要改。“孩子们等不起，我们也等不起。”'],
      ['indirect 程晓岚 <教师> 说: 课程要改', 'direct 程晓岚 <教师> : 孩子们等不起，我们也等不起。'],
    ],
    [
      'carried over a paragraph',
      ['教师程晓岚说，课程要改。', '“孩子们等不起，我们也等不起。”'],
      ['indirect 程晓岚 <教师> 说: 课程要改', 'direct 程晓岚 <教师> : 孩子们等不起，我们也等不起。'],
    ],
    [
      'marks that open in each paragraph and close in the last',
      ['教师程晓岚说：“课程要改，这件事拖了两年。', '“孩子们等不起，我们也等不起。”'],
      ['direct 程晓岚 <教师> 说: 课程要改，这件事拖了两年。', 'direct 程晓岚 <教师> : 孩子们等不起，我们也等不起。'],
    ],
    [
      'a gesture instead of a cue',
      ['快递员罗大成红了眼眶，“那天要不是他们，车就翻进沟里了。”'],
      ['direct 罗大成 <快递员> : 那天要不是他们，车就翻进沟里了。'],
    ],
    [
      'words inside reported speech',
      ['分析师苏敏表示，这家公司的账目“从来没有真正清楚过”。'],
      [
        'indirect 苏敏 <分析师> 表示: 这家公司的账目“从来没有真正清楚过”',
        'direct 苏敏 <分析师> 表示: 从来没有真正清楚过',
      ],
    ],
    [
      'a noun behind them that calls them speech',
      ['村民孟长河站在堤上，发出“河要是会说话就好了”的感慨。'],
      ['direct 孟长河 <村民> : 河要是会说话就好了'],
    ],
    [
      'a manner between the speaker and the cue',
      ['乘客们在说笑，老人毫不客气地回答：“这里有人。”'],
      ['direct 老人 <> 回答: 这里有人。'],
    ],
    [
      'a word that only opens the sentence before them',
      ['同时，“闸门太旧，今年非换不可。”守闸人孟长河说。'],
      ['direct 孟长河 <守闸人> 说: 闸门太旧，今年非换不可。'],
    ],
    [
      'not of the source that the next sentence names',
      ['教师程晓岚说，课程要改。“孩子们等不起。”另据临河广播电台消息称，考试推迟。'],
      [
        'indirect 程晓岚 <教师> 说: 课程要改',
        'direct 程晓岚 <教师> : 孩子们等不起。',
        'indirect 临河广播电台 <> 称: 考试推迟',
      ],
    ],
    [
      'whom they judge before them',
      ['校长黎国强评价他“做事从不马虎，从不叫苦”。'],
      ['direct 黎国强 <校长> 评价: 做事从不马虎，从不叫苦'],
    ],
    [
      'an idiom that is the predicate',
      ['校长黎国强表示，两校合作“富有成效”。'],
      ['indirect 黎国强 <校长> 表示: 两校合作“富有成效”', 'direct 黎国强 <校长> 表示: 富有成效'],
    ],
    ['a saying', ['俗话说：“磨刀不误砍柴工。”村里先修了路。'], ['proverb — <> 俗话说: 磨刀不误砍柴工。']],
  ])('%s', (_, texts, expected) => {
    expect(read(...texts)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['a coined term', ['这座被称为“河上明珠”的小镇推行“一河一策”，打造“清水走廊”。']],
    [
      'a term that comes back',
      ['厂长吴宝山说，“慢车间”不慢。', '吴宝山说，“慢车间”要再建三个。'].map((text) =>
        text.replace('不慢', '已经两岁'),
      ),
    ],
    ['a name', ['“海燕”号科考船昨天抵达“蓝湾”码头。']],
    ['a programme', ['市政府启动“暖冬行动”，首批“爱心驿站”建成。']],
    ['a designation that is announced', ['大会宣布“青年创业年”启动。']],
    ['a mark that is never closed', ['他们参加了“河长计划，又去了下游。']],
    ['a topic', ['一位网友说，门口排着长队。', '关于“小城开店了”的话题一时热闹起来。']],
    ['a promise of nobody', ['球队秉承“不离不弃守约定”的承诺走过四年。']],
    ['a thing aimed at', ['县长黎国强表示，要抓好“双清”，驶入“快车道”。']],
    ['a thought', ['世界在思考：路在何方。']],
  ])('takes no words for a quote: %s', (_, texts) => {
    expect(read(...texts).filter((line) => line.startsWith('direct'))).toEqual([]);
  });
});

describe('reported speech', () => {
  test.each<[string, string[], string[]]>([
    [
      'up to the full stop',
      ['市气象台首席预报员郑立秋介绍，周末有雨，山区雨量较大。'],
      ['indirect 郑立秋 <市气象台首席预报员> 介绍: 周末有雨，山区雨量较大'],
    ],
    [
      'in a declaration',
      ['河东县县长黎国强发表声明强调，大桥不会停工。'],
      ['indirect 黎国强 <河东县县长> 强调: 大桥不会停工'],
    ],
    ['of two together', ['双方共同表示，下月再谈。'], ['indirect 双方 <> 表示: 下月再谈']],
    [
      'of an institution with a bracket in its name',
      ['星河（临河）研究中心负责人表示，样机已经做好。'],
      ['indirect 星河（临河）研究中心负责人 <> 表示: 样机已经做好'],
    ],
    [
      'of the one the source quotes',
      ['据临河广播电台援引《河东晚报》报道称，考试推迟。'],
      ['indirect 《河东晚报》 <> 称: 考试推迟'],
    ],
    [
      'of a poll, by whom it was made',
      ['临河舆论研究中心5日发布的民意调查结果显示，支持率上升。'],
      ['document 临河舆论研究中心 <> 显示: 支持率上升'],
    ],
    [
      'by a declaration, not by who spoke before',
      ['县长黎国强说，大桥下月通车。', '声明中称，收费标准没有变。'],
      ['indirect 黎国强 <县长> 说: 大桥下月通车', 'document 声明 <> 称: 收费标准没有变'],
    ],
    [
      'a worry inside it is no cue',
      ['村民孟长河说，洪水来时，他一度很担心，夜里有人来敲门。'],
      ['indirect 孟长河 <村民> 说: 洪水来时，他一度很担心，夜里有人来敲门'],
    ],
    ['without a comma', ['法国总理马勒尔认为该法案不够严格。'], ['indirect 马勒尔 <法国总理> 认为: 该法案不够严格']],
    [
      'to somebody',
      ['保洁员周桂兰向记者透露，这栋楼的水管半年坏了四次。'],
      ['indirect 周桂兰 <保洁员> 透露: 这栋楼的水管半年坏了四次'],
    ],
    [
      'at some time and place',
      ['教育部发言人林汉生5日在发布会上说，考试时间不变。'],
      ['indirect 林汉生 <教育部发言人> 说: 考试时间不变'],
    ],
    [
      'by somebody whose view it is',
      ['在业主宋佳看来，物业费涨得没有道理。'],
      ['indirect 宋佳 <业主> 看来: 物业费涨得没有道理'],
    ],
    [
      'told by another',
      ['当地媒体援引消防员马俊的话说，火是从二楼烧起来的。'],
      ['indirect 马俊 <消防员> 说: 火是从二楼烧起来的'],
    ],
    [
      'of an institution',
      ['世界气象组织警告，今年可能是最热的一年。'],
      ['indirect 世界气象组织 <> 警告: 今年可能是最热的一年'],
    ],
    ['of several', ['六国重申，边界问题要靠谈判解决。'], ['indirect 六国 <> 重申: 边界问题要靠谈判解决']],
    [
      'of an official without a name',
      ['县交通局相关负责人表示，大桥下月通车。'],
      ['indirect 县交通局相关负责人 <> 表示: 大桥下月通车'],
    ],
    [
      'of the one quoted in the source, not of the source',
      ['据河东晚报报道，县长黎国强表示，大桥下月通车。'],
      ['indirect 黎国强 <县长> 表示: 大桥下月通车'],
    ],
    [
      'with a second statement in the sentence',
      ['县长黎国强说，大桥下月通车，并表示收费标准还没有定。'],
      ['indirect 黎国强 <县长> 说: 大桥下月通车', 'indirect 黎国强 <县长> 表示: 收费标准还没有定'],
    ],
    [
      'of two, parted by a semicolon',
      ['县长黎国强说，大桥下月通车；工程师秦海说，还要再试一次。'],
      ['indirect 黎国强 <县长> 说: 大桥下月通车', 'indirect 秦海 <工程师> 说: 还要再试一次'],
    ],
    [
      'words in marks behind it are their own quote',
      ['县长黎国强说，大桥下月通车，“这一天我们等了十年”。'],
      ['indirect 黎国强 <县长> 说: 大桥下月通车', 'direct 黎国强 <县长> 说: 这一天我们等了十年'],
    ],
    [
      'by a document',
      ['《河东县防汛预案》规定，水位超过警戒线必须撤离。'],
      ['document 《河东县防汛预案》 <> 规定: 水位超过警戒线必须撤离'],
    ],
    ['by somebody’s data', ['国家统计局数据显示，上月物价下降。'], ['document 国家统计局 <> 显示: 上月物价下降']],
  ])('%s', (_, texts, expected) => {
    expect(read(...texts)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['nobody’s', '据介绍，大桥全长三公里。'],
    ['nobody’s data', '数据显示，上月物价下降。'],
    ['a topic', '县长黎国强介绍了大桥的建设情况。'],
    ['a feeling', '县长黎国强对工人表示感谢。'],
    ['an event in a time', '县长黎国强宣布大桥通车后，人群涌上桥面。'],
    ['the reporter', '记者表示，大桥全长三公里。'],
    ['a noun that is a cue elsewhere', '已有二十个国家支持这一倡议，合作不断扩大。'],
    ['a word that holds a cue', '简单来说，大桥是用钢索吊起来的。'],
    ['the writer', '对此，笔者认为，大桥应当免费。'],
    ['the reporters of an agency', '综合新华社驻外记者报道：大桥昨天通车。'],
    ['some statistics', '有统计指出，大桥每天过车三万辆。'],
    ['a heading', '声明：本站所载内容不代表本站立场。'],
    ['hearsay of the future', '可能有人会说，大桥修得太晚。'],
    ['hearsay', '有人说，大桥下月通车。'],
  ])('leaves alone: %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('speakers', () => {
  test.each<[string, string[], string[]]>([
    [
      'a short form is given in full',
      ['哈萨克斯坦企业家协会主席拉伊姆别克·巴塔洛夫来访。', '巴塔洛夫说，合作刚刚开始。'],
      ['拉伊姆别克·巴塔洛夫 <哈萨克斯坦企业家协会主席>'],
    ],
    [
      'the office behind the name',
      ['哈萨克斯坦总统托卡耶夫抵达。托卡耶夫总统说，合作刚刚开始。'],
      ['托卡耶夫 <哈萨克斯坦总统>'],
    ],
    ['a pronoun for the subject before', ['保洁员周桂兰在这里干了九年。她说，水管半年坏了四次。'], ['周桂兰 <保洁员>']],
    [
      'a pronoun for the only one named in the paragraph',
      ['县长黎国强说，大桥下月通车。', '工人们抬起了老焊工秦海。他说，手都在抖。'],
      ['黎国强 <县长>', '秦海 <老焊工>'],
    ],
    [
      'a pointer',
      ['县交通局负责人表示，大桥下月通车。该负责人说，收费标准还没有定。'],
      ['县交通局负责人 <>', '县交通局负责人 <>'],
    ],
    [
      'an office alone',
      ['北山区法院助理审判员高云主持了调解。助理审判员认为，双方都有责任。'],
      ['高云 <北山区法院助理审判员>'],
    ],
    ['a Japanese name', ['日本作家川端道子表示，她不会改结局。'], ['川端道子 <日本作家>']],
    ['a Latin name', ['首席执行官Sam Rivers说，新工厂明年投产。'], ['Sam Rivers <首席执行官>']],
    [
      'a part of a Latin name',
      ['首席执行官Sam Rivers到场。', 'Rivers说，新工厂明年投产。'],
      ['Sam Rivers <首席执行官>'],
    ],
    [
      'a bracket inside the office',
      ['国际货币合作组织（IMC）副总裁沈一鸣说，风险有所下降。'],
      ['沈一鸣 <国际货币合作组织（IMC）副总裁>'],
    ],
    [
      'two offices of one person',
      ['诗歌奖得主、法国作家埃莱娜·莫罗说，写作是一种劳动。'],
      ['埃莱娜·莫罗 <诗歌奖得主、法国作家>'],
    ],
    [
      'a circumstance is no office',
      ['从事沙漠研究二十年的中科院副研究员崔敬之说，沙丘在移动。'],
      ['崔敬之 <中科院副研究员>'],
    ],
    ['a peer', ['法国议员马克·贝尔勋爵5日宣布，他要步行去巴黎。'], ['马克·贝尔 <法国议员>']],
    [
      'not the object of a preposition',
      ['面对情绪激动的旅客，列车长黎国强在广播里语带哽咽，称大家都会平安到家。'],
      ['黎国强 <列车长>'],
    ],
    ['not a place with a man’s name', ['伊本·萨迪大学为他送行。他说，“再等等看吧。”'], ['— <>']],
    [
      'an office does not begin inside marks',
      ['刚刚画出“最大柑橘家谱”的植物学家黎国强说，橙子是混血儿。'],
      ['黎国强 <植物学家>'],
    ],
    ['an object is no subject', ['北京市市长会见了法国总理拉丰。拉丰说，合作刚刚开始。'], ['拉丰 <法国总理>']],
    ['the dateline is none', ['新华社长安5月6日电（记者石磊 高岚）县长黎国强6日说，大桥下月通车。'], ['黎国强 <县长>']],
  ])('%s', (_, texts, expected) => {
    const article = articleOf(...texts);
    const found = findQuotes(article, findPeople(article)).map(
      ({ speaker, speakerTitle }) => `${speaker ?? '—'} <${speakerTitle ?? ''}>`,
    );
    expect(found).toEqual(expected);
  });

  test('nobody rather than a guess: several are named and none is spoken of', () => {
    const article = articleOf('会场里坐着县长黎国强和焊工秦海。', '“桥通了，路就近了。”');
    expect(findQuotes(article, findPeople(article)).every(({ speaker }) => speaker === undefined)).toBe(true);
  });

  test('what one said is not given to who is only spoken of by an unread subject', () => {
    const article = articleOf('县长黎国强说，大桥下月通车。某甲某乙等一行人称，他们反对收费。');
    expect(
      findQuotes(article, findPeople(article))
        .filter(({ text }) => text.includes('反对收费'))
        .every(({ speaker }) => speaker !== '黎国强'),
    ).toBe(true);
  });
});
