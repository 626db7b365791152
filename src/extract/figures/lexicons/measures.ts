import type { FigureKind } from '../../reading.ts';

// Units of measure in news Chinese: the legal units of the PRC (GB 3100), the market and imperial units that papers
// still print, and spans of time. Each row: kind, then units; a unit is its own name or `name=written otherwise,…`.
// Latin symbols are matched without regard to case.
const ROWS: readonly (readonly [kind: FigureKind, units: string])[] = [
  [
    'length',
    '米=公尺,m,meter 公里=千米,km 厘米=公分,cm 毫米=mm 微米=μm,µm 纳米=nm 分米 英里 英尺 英寸 海里=浬 光年 华里 里 丈 尺 寸 码',
  ],
  ['area', '平方米=平米,㎡,m2,m²,平方 平方公里=平方千米,km2,km² 平方厘米=cm2,cm² 公顷=ha 亩=畝 英亩 平方英里 平方英尺'],
  ['volume', '升=公升,L 毫升=ml,cc 立方米=立方,m3,m³ 立方厘米 立方公里 加仑 品脱'],
  ['mass', '吨=公吨,t 千克=公斤,kg 克=g 毫克=mg 微克=μg,µg 斤=市斤 两 磅 盎司 克拉 吨标准煤=吨标煤'],
  [
    'energy',
    '千瓦时=度电,kWh 兆瓦时=MWh 吉瓦时=GWh 瓦时=Wh 千瓦=kW 兆瓦=MW 吉瓦=GW 瓦=瓦特,W 焦耳=焦 千焦=千焦耳 卡=卡路里 千卡=大卡,kcal 马力',
  ],
  ['temperature', '摄氏度=℃,°C,度C 华氏度=℉,°F'],
  [
    'duration',
    '年=个年头,载 月=个月,個月 周=个星期,星期,个礼拜 天=个昼夜,昼夜 小时=个小时,个钟头,钟头,個小時,小時 分钟=分鐘 秒=秒钟 毫秒=ms',
  ],
  [
    'duration',
    '季度=个季度 世纪=个世纪 周年=週年 工作日=个工作日 交易日=个交易日 学时=个学时,课时 学年=个学年 学期=个学期 赛季=个赛季',
  ],
  ['age', '岁=周岁,歲 月龄'],
  ['percent', '%=％,﹪ ‰ 百分点=个百分点,個百分點,百分點 基点=个基点,bp'],
  ['multiple', '倍'],
  ['score', '分'],
  [
    'other',
    '比特=bit 千比特 字节=byte 千字节=KB 兆字节=MB 吉字节=GB 太字节=TB 赫兹=Hz 千赫 兆赫=兆赫兹,MHz 吉赫=GHz 毫安时=mAh 分贝=dB',
  ],
  [
    'other',
    '伏=伏特,V 千伏=kV 安培 帕 百帕=hPa 千帕=kPa 兆帕=MPa 像素=万像素 节 转 度 级 点 毫西弗 微西弗 贝克勒尔 流明 勒克斯',
  ],
];

/** A unit that can follow a number. */
export interface Unit {
  /** Its one name: 公里 for 千米 and km. */
  readonly name: string;
  readonly kind: FigureKind;
  /** Characters that, standing behind, make another word of it: 元 in 元旦. */
  readonly unless?: string;
  /** Counts only after figures or a number above ten: 三面, 四方, 五路 are mostly words. */
  readonly weak?: boolean;
  /** A counter (3件), not a measure (3米). */
  readonly counts?: boolean;
}

// What must not follow, and which units are words rather than units after a small number in 汉字.
const NEIGHBOURS: Readonly<Record<string, Partial<Unit>>> = {
  年: { unless: '轻级龄代度份画货糕夜味薪报检' },
  月: { unless: '亮球饼' },
  天: { unless: '津堂际主' },
  周: { unless: '边围恩末期长转岁刊年报' },
  秒: { unless: '杀' },
  分: { unless: '公校行会店子类别析布组局部享管队支院明工配散歧级外离钟鐘成辨手红担期开' },
  里: { unless: '程面约边头的昂斯奥' },
  码: { unless: '头' },
  尺: { weak: true, unless: '寸度' },
  寸: { weak: true },
  丈: { weak: true, unless: '夫' },
  克: { unless: '隆服里强拉制' },
  升: { unless: '级值至高温到学起降' },
  卡: { weak: true, unless: '车通片塔扎' },
  安: { weak: true },
  焦: { weak: true, unless: '点' },
  帕: { weak: true },
  节: { unless: '目日能约省点假气水' },
  转: { weak: true, unless: '移让化变机型' },
  度: { weak: true, unless: '假过电' },
  级: { weak: true, unless: '别' },
  点: { weak: true, unless: '多钟半左许前后整至到分赞评名缀明球心' },
  平方: { unless: '米公千厘英' },
  立方: { unless: '米厘公体' },
  世纪: { weak: true },
  星期: { unless: '一二三四五六日天' },
  倍: { unless: '感受' },
  两: { unless: '国地岸者方侧会个家名位人年天次岸岛极种边端头' },
  米: { unless: '兰歇尔' },
  吨: { unless: '位' },
  瓦: { unless: '斯' },
  岁: { unless: '月末' },
  v: { weak: true },
  m: { weak: true },
  t: { weak: true },
  l: { weak: true },
};

/** Units of measure by what is printed, Latin symbols in lower case. */
export const MEASURES: ReadonlyMap<string, Unit> = new Map(
  ROWS.flatMap(([kind, units]) =>
    units.split(' ').flatMap((entry) => {
      const [name = '', others] = entry.split('=');
      return [name, ...(others?.split(',') ?? [])].map((printed): [string, Unit] => [
        printed.toLowerCase(),
        { name, kind, ...NEIGHBOURS[printed] },
      ]);
    }),
  ),
);
