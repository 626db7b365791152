// Terms and idioms whose numeral is part of a name, not a quantity: political formulas, institutions, set phrases of general
// Chinese (after 现代汉语词典, 成语大词典 and the party's published formulas). Only those a numeral with a counter or unit could be read from.
const TERMS = `
一带一路 三股势力 三大全球倡议 三大攻坚战 三大球 三大件 三大产业 三大法宝 三大作风 三大战役 四大名著 四大发明 四大天王 四大古国 四大文明古国 四大皆空 四大洋 五大洲 七大洲 八大处 八大菜系
三个代表 四个自信 四个意识 四个全面 两个维护 两个确立 两个一百年 两个务必 三个务必 两个毫不动摇 五个一工程 三个面向 两个凡是 三个有利于 一个中国 三个世界 两个结合 第二个结合 六个必须 两手抓 两手硬
八项规定 九项准则 三大纪律八项注意 三项制度 四项基本原则 和平共处五项原则 五项原则 六项精进 十大元帅 十项全能 七项全能 五项全能 四项全能 现代五项 二十国集团 七国集团
三步走 两步走 三个臭皮匠 三座大山 两座大山 三三两两 三番五次 三番两次 五次三番 千方百计 千家万户 万家灯火 百家争鸣 百家讲坛 三家村 两家人 一家人 十家店 万户侯
三头六臂 四面八方 八面玲珑 四面楚歌 三面红旗 六亲不认 七嘴八舌 三言两语 两面派 两面三刀 一石二鸟 三顾茅庐 五花八门 十全十美 九九归一 十年树木 百年树人 三生有幸 三天两头 三天打鱼 十年寒窗 三年五载 九年义务教育 十二年义务教育
三分之一决赛 四分之一决赛 八分之一决赛 十六分之一决赛 三十二分之一决赛 二分之一决赛 1/4决赛 1/8决赛 三分球 三分线 两分球 三分钟热度 三分天下 两点一线 两点论 三点一线 三线城市 一本正经 四部委 三部曲 四部曲 五部曲 三部门
三件套 四件套 两件套 三点式 五星级 三十六计 七十二变 三十六行 七十二行 九死一生 八年抗战 十四年抗战 三年困难时期 三年自然灾害 二万五千里长征 两万五千里长征 万里长城 万里长江 十里长街 十里洋场 千里之外 千里马 千里眼 百里挑一 一亩三分地 三寸不烂之舌 七尺男儿 三尺讲台 三尺法 六尺巷 半斤八两
五天工作制 双休日 一天一夜 三天三夜 七天无理由 五年规划 五年计划 三年行动 十年规划 三十年河东 三十而立 四十不惑 五十步 六点半 两点半 三餐 一日三餐 两口子 三口之家 四口之家 五口之家 小两口 老两口 七口之家
二人转 三人行 三人成虎 二人世界 两人世界 四人帮 七人制 五人制 三人制 三人篮球 五人足球 七人橄榄球 两院制 一国两制 五种经济成分 两种制度 三条红线 两条腿走路 三条底线 四条汉子 两只手 两只脚 三只手 三座城 一问三不知
四个现代化 百分百 三元锂 三元材料 三元催化 三元桥 标准普尔500 十滴水 近一段时间 一段时间 近一步 四套班子 三门峡 三门县 五台县 五峰县 六盘水 六枝 八达岭 十八站 两卡 千分之一秒 万分感谢 十分之 一成不变 三成新 两小无猜 十个指头 两个轮子 三个层面 三下乡 五险一金 六小龄童 三峡 四川 九寨沟 千岛湖 八宝山 五台山 六安 七台河 
 三国演义 八国联军 八路军 二战 一战 五谷 五金 八卦 九江 二手 五官 五脏 六腑 七夕 八旗 九天 三餐四季 四海 五湖四海 三伏 三九 数九 二十四节气 十二生肖 二十四史 四书 五经 十三经 三字经 千字文 百科全书 千年古都 百年老店 百年大计 百年变局
两弹一星 三优一学 两学一做 三严三实 三会一课 五位一体 六稳 六保 两山 双碳 一老一小 两不愁三保障 三权分置 三重一大 放管服 一网通办 一枝独秀 二期工程 一期工程 五保户 低保户 万元户 百强县 五口通商 六方会谈 四方会谈 三方会谈 
24小时营业 24小时值班 24小时值守 24小时热线 24小时服务 24小时不间断 24小时在线 24小时开放 24小时监控 24小时待命 24小时轮`;

interface Term {
  readonly words: string;
  /** Where in the words the numeral begins. */
  readonly offset: number;
}

const NUMERAL = /[0-9一二三四五六七八九十两双百千万半零]/;
const byNumeral = new Map<string, Term[]>();
for (const words of TERMS.trim().split(/\s+/)) {
  for (let offset = 0; offset < words.length; offset++) {
    if (!NUMERAL.test(words[offset] ?? '')) continue;
    const key = words.slice(offset, offset + 2);
    byNumeral.set(key, [...(byNumeral.get(key) ?? []), { words, offset }]);
  }
}

/** Whether the numeral at an offset is part of a fixed term. */
export function isFixedTerm(text: string, at: number): boolean {
  const terms = byNumeral.get(text.slice(at, at + 2));
  return terms?.some(({ words, offset }) => text.startsWith(words, at - offset)) ?? false;
}
