import type { Unit } from './measures.ts';

// Measure words for countable things, after the usual lists of Mandarin classifiers (现代汉语八百词, appendix) and those of
// sport, courts, industry and the press. Written `counter!characters`: characters that, standing behind, make another word
// (部 in 部门). A star marks counters that are mostly words after a small number in 汉字 (三面, 四方, 两手).
const ROWS = `
个 個 只!要有能是好会可 隻 张!某贴 張 件 条 條 项!链 項 处!于理罚 處
家!庭属具乡禽喻 座!谈次右 栋 幢 间!隔接谍距谈 所!有属谓以需得 辆 輛 架!构空设 艘 台!湾胞商州北 套!现路
部*!门委队署件长分 本*!地市省科月周报文届土身质土来领职着 篇!章幅 批!准复评示判 种 種 起!步来源草伏码
例!如 场!馆地所合景面 支!持付撑 枝 枚 颗!粒 棵 株 粒 幅!度员 具!有体备 封!面闭锁顶 份!额子 笔!试者墨录 宗!教旨族 桩
队*!伍员长友形列 组!织长建 班*!级主车长子 门!诊票口槛户店 段!落式体位 节*!目日能约假气水点省奏 串!联 束!缚 捆 包!括裹含 袋 箱!梁 盒
瓶!颈 杯!赛 碗 盘!活点棋整中面 盆 桶 罐 壶 锅 篮!球板子 筐 车*!次间辆队站道型 列*!车举出入为 床!位 席!位 桌*!面 餐* 顿 屉
头*!条脑部发盔版等戴衔疼目痛顶 匹!配 尾*!声 羽!毛 窝 群*!众体 户!籍 戶 口*!岸腔味号头径感语罩碑井水气音
股*!份东市权价骨票指 把*!握关控 柄 顶*!级尖住着多部 副*!主市省总书局校教院县部会 对*!于外方面话比象应手待立接此策抗照 双*!方边重向
轮!胎流船廓回换 局*!面部势长 回*!家归到复来应合报收落升 次!日年月于级生品序 趟 遍!布及地 番* 声*!音明誉势称 拳* 脚*!步本 枪 刀 炮
环*!境节球比保卫 杆*!菌 球!队员迷场赛门衣形星 板*!块 洞* 棒* 记*!者录住得 针*!对 剂!量 粒 进!行出入一步口程展度而球 科*!技学研普
集*!团中体成合结会资聚装约 章*!节程 页* 行*!业动为政程驶情使走长李 层*!次面出 级台阶 字*!母 句*!话 首*!先要个相都席届批府尾发
面*!积对临向前包试 方*!面案式向法便言针阵位 片*!区段子刻酬名 块!钱 滴 团*!队体伙结长购 丝* 缕* 手*!机段术续工动法中里臂脚 胎* 重*!要点视大新庆启申返型
款!项待 类!似型别 類 样*!本品式子 步*!骤伐行入枪兵道走 单*!元位独一纯 票!房据号价 注*!意重册入定射目 胜*!利任出 平* 负*!责担面 冠*!军
点*!多钟半左许前后整至到分赞评名缀明球心 道*!路德理歉具 拨 期*!间货待末限刊盼望中 代*!表理替码价 茬 辈* 届*!时 案* 垄 畦 穴 炉 窟 眼*!前睛里下看中 卷!入烟土 册 版*!本权图面 摞 堆 排*!放名除列水污球
省*!份长委政会级 市*!场民长值委政区级 县*!城长委级域 乡*!镇村亲 镇*!长 村*!民庄支委干里 州*!长 城*!市镇乡区 岛*!屿国 校*!园长友区方 院*!校长士子落内线 店*!铺面长家
级*!别  站*!点台长位在立 站点 点位 网点 门店 岗位 工位 泊位 车位 停车位 床位 席位 学位 名额 机位 编组 标段 航班 班次 班列 场次 趟次 频次 轮次 站次 课程 学分 积分 人份 剂次 针次
批次 架次 航次 台次 车次 例次 艘次 卷次 件次 户次 标准箱 标箱 人次 人 人份 余人 大类 大项 大件 小项 分项 子项 门类 单元 车道 省份 部门 部委 地市 县市 区县 省区市 篮板 助攻 抢断 盖帽 连胜 连败 连涨 连跌 连冠 连阳 连板 字节
名!单额誉义列 位!于置次 员*!工 辆次 口人 户人家`;

/** Counters of people have one name, so that 3名, 3位 and 3人 can be compared; traditional forms have that of the modern ones. */
const NAMES: Readonly<Record<string, string>> = {
  ...{
    名: '人',
    位: '人',
    员: '人',
    口人: '人',
    余人: '人',
    连胜: '次',
    连败: '次',
    连涨: '次',
    连跌: '次',
    连冠: '次',
    连阳: '次',
    连板: '次',
  },
  ...{
    個: '个',
    隻: '只',
    張: '张',
    條: '条',
    項: '项',
    處: '处',
    輛: '辆',
    種: '种',
    戶: '户',
    類: '类',
    标箱: '标准箱',
  },
};

// 三人行, 5人制, 人均: and what else 人 begins.
const AFTER_PERSON = '民均物才类大士性权事格文造制';
// Never a quantity in news: 三届, 三代, 二期, 四版.
const NEVER = new Set('届 代 期 版 余人 户人家 章 编组'.split(' '));

/** Counters by what is printed. */
export const COUNTERS: ReadonlyMap<string, Unit> = new Map(
  ROWS.trim()
    .split(/\s+/)
    .flatMap((entry): [string, Unit][] => {
      const [, printed = '', star, unless] = /^([^*!]+)(\*?)(?:!(.*))?$/.exec(entry) ?? [];
      if (!printed || NEVER.has(printed)) return [];
      const followers = printed === '人' ? AFTER_PERSON : unless;
      const unit = { name: NAMES[printed] ?? printed, kind: 'count', counts: true } as const;
      return [[printed, { ...unit, ...(star && { weak: true }), ...(followers && { unless: followers }) }]];
    }),
);
