import type { Unit } from './measures.ts';

// Currencies by the names that Chinese papers print (ISO 4217 list in its official Chinese translation, with the
// short forms in use). Each row: name, then other forms.
const ROWS = `
元=人民币元,元人民币,人民币,块钱,圆,rmb,cny 美元=美金,美圆,美刀,usd 欧元=eur 日元=日圆,jpy 英镑=镑,gbp 港元=港币,港幣,hkd
新台币=台币,元新台币,新台币元,元台币,新臺幣,twd 澳门元=澳门币 韩元=韩圜 卢布 卢比 澳元=澳大利亚元,澳币 加元=加拿大元,加拿大币,加币 新元=新加坡元,新币
新西兰元=纽元 瑞士法郎=瑞郎 法郎 泰铢 比索 墨西哥比索 阿根廷比索 雷亚尔 里拉 土耳其里拉 里亚尔 第纳尔 迪拉姆 坚戈 苏姆 索姆 索莫尼 马纳特 图格里克
越南盾 印尼盾 盾 林吉特=令吉 兰特 克朗 瑞典克朗 挪威克朗 丹麦克朗 谢克尔 新谢克尔 奈拉 先令 福林 兹罗提 格里夫纳 列伊 列弗 第拉姆 基普 瑞尔 缅元 塔卡
印度卢比 巴基斯坦卢比 比特币=个比特币 马克 埃及镑 德拉克马`;

/** Currencies by what is printed behind an amount. */
export const CURRENCIES: ReadonlyMap<string, Unit> = new Map([
  ...ROWS.trim()
    .split(/\s+/)
    .flatMap((entry) => {
      const [name = '', others] = entry.split('=');
      return [name, ...(others?.split(',') ?? [])].map((printed): [string, Unit] => [printed, { name, kind: 'money' }]);
    }),
  ['元', { name: '元', kind: 'money', unless: '旦首素帅件老宵凶勋配气音谋' }],
  ['圆', { name: '元', kind: 'money', unless: '桌满形心圈明梦周柱' }],
  ['镑', { name: '英镑', kind: 'money', weak: true }],
  ['盾', { name: '盾', kind: 'money', weak: true }],
  ['先令', { name: '先令', kind: 'money' }],
]);

/** Currencies by the sign or word that stands before an amount (人民币200万元, $5). */
export const CURRENCY_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['人民币', '元'],
  ['美元', '美元'],
  ['美金', '美元'],
  ['港币', '港元'],
  ['港元', '港元'],
  ['欧元', '欧元'],
  ['日元', '日元'],
  ['英镑', '英镑'],
  ['加元', '加元'],
  ['加拿大币', '加元'],
  ['加拿大元', '加元'],
  ['澳元', '澳元'],
  ['澳门币', '澳门元'],
  ['韩元', '韩元'],
  ['卢布', '卢布'],
  ['新台币', '新台币'],
  ['泰铢', '泰铢'],
  ['¥', '元'],
  ['￥', '元'],
  ['RMB', '元'],
  ['$', '美元'],
  ['＄', '美元'],
  ['US$', '美元'],
  ['USD', '美元'],
  ['HK$', '港元'],
  ['€', '欧元'],
  ['£', '英镑'],
]);

/** Parts of a yuan that may follow the amount: 五元三毛. */
export const YUAN_PARTS: ReadonlyMap<string, number> = new Map([
  ['角', 0.1],
  ['毛', 0.1],
  ['毛钱', 0.1],
  ['分', 0.01],
  ['分钱', 0.01],
]);
