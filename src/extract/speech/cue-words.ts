import { WordList } from './word-list.ts';

/*
 * Words that make something speech. Verbs of saying, asking, judging and announcing as news prose uses them, put
 * down by hand from general knowledge of the language; the groups say what may follow each.
 */

/** What is said may follow at once: 认为价格合理. */
const OPEN =
  '追问称 问称 提问称 追问道 承诺 说 表示 指出 称 强调 认为 透露 宣布 呼吁 建议 承认 重申 坚称 声称 宣称 辩称 自称 诉称 谎称 警告 警示 提醒 预计 预测 预言 估算 主张 提出 证实 确认 披露 通报 指控 指责 批评 批判 裁定 裁决 认定 号召 倡议 暗示 反映 ' +
  '抱怨 担心 坦言 直言 断言 坚信 深信 相信 谈到 提到 谈及 提及 谈起 说起 写道 坦承 供认 供述 辩解 放言 扬言 强调指出 明确表示 回应称 解释称 解释说 介绍说 介绍称 补充说 补充道 补充称 分析说 分析称 ' +
  '分析认为 分析指出 告诉记者 回忆说 回忆称 回忆道 感叹说 感叹道 感慨说 感慨道 赞叹道 说道 谈道 讲道 问道 答道 回答说 回答道 回答称 回应说 回应道 反问道 追问道 喊道 笑道 叹道 笑称 笑说 ' +
  '笑着说 发文称 发文说 发文表示 发帖称 发帖说 留言称 留言说 表态称 表态说 总结说 总结道 评价说 评价道 评价称 点评道 点评说 介绍道 讲述道 自述 自述道 形容说 形容道 坦承说 坦率地说 吐槽道 吐槽说 调侃道 调侃说 ' +
  '自嘲道 自嘲说 打趣道 打趣说 反驳道 反驳说 反驳称 辩称道 诉说道 嘱咐道 叮嘱道 鼓励道 提醒说 提醒道 警告说 警告称 预测说 预测称 直言道 坦言道 写到 说到 讲到 声言 申明 言明 阐明 明言 疾呼 大呼 高呼 高喊 齐喊 怒斥 痛斥 驳斥说 驳斥称 质问 质疑 直呼 惊呼 疾呼道 表示说 指出说 ' +
  '报称 坚持认为 推断 推测 断定 得出结论 作证说 作证称 交代 供称 称赞说 称赞道 赞扬说 夸赞道 祝贺说 感谢说 发推称 发推说 发推文称 致信说 致函称 发表声明称 发表声明说 发表声明表示 发布声明称 发布声明说 发布公告称 转述说';

/** Followed by a comma, a colon or quotation marks only: 介绍，… */
const PUNCTUATED =
  '介绍 回应 回答 答复 回复 告诉 解释 补充 分析 总结 评价 评论 点评 感叹 感慨 赞叹 说明 讲 讲述 讲解 反问 追问 提问 询问 问 答 喊 回击 反击 反驳 驳斥 喊话 发文 发声 发帖 发推 留言 写 发言 致辞 演讲 汇报 报告 报道 概括 归纳 判断 研判 测算 ' +
  '骂 骂道 大骂 怒骂 呵斥 训斥 斥责 吼道 嚷道 叮嘱 嘱咐 鼓励 勉励 告诫 回忆 回顾 表态 调侃 自嘲 打趣 吐槽 诉苦 哭诉 控诉 陈述 阐述 阐释 解读 解说 要求 声明 推介 点赞 忍不住点赞 赞扬 称赞 盛赞 夸奖 夸赞 寄语 道出 呼喊 直呼 提起 细数 ' +
  '显示 表明 规定 载明 写明 定义为 形容为 描述为 概括为 总结为 归结为 比喻为 自白 倾诉 诉说 抒发 算账 算了一笔账 坦露 吐露 感触 自豪 感悟 心得 强调 统计 调查 检测 监测 评估 引述 引用 转发 转述 答道 笑 叹 要求道 说道';

/** Given as words in quotation marks only. */
const SHOUTED = '高喊 高呼 齐呼 齐声高喊 喊出 打出 写着 写有 写下 印着 挂着 标有 喊起 呼喊 喊着 念道 唱道 默念';

/** Longer words that hold a cue and are none: 小说, 名称, 询问处. */
const NO_CUES =
  '说法 小说 据说 传说 演说 听说 说服 说唱 学说 说话 说出 说不定 说完 说过 说罢 说成 说不 说得 说着 说的 说明书 游说 解说员 不用说 可以说 应该说 一般来说 来说 而言 俗话说 老话说 常言道 换句话说 具体说 具体来说 总的来说 总体来说 简单来说 严格来说 比如说 也就是说 再说 难说 好说 且说 胡说 瞎说 说情 说理 说教 说客 述说 说穿 说白 说谎 ' +
  '之称 获称 名称 职称 称为 称作 称之 称号 称呼 称谓 称职 称霸 称王 称雄 称得上 称道 简称 号称 堪称 人称 对称 被称 俗称 统称 别称 下称 全称 美称 昵称 代称 匀称 相称 尊称 戏称 合称 通称 称重 称量 称帝 可称 素称 并称 誉称 旧称 又称 亦称 也称作 称其为 称他为 称她为 称它为 称之为 职称评 反映强烈 反映突出 反映集中 反映较多 骂名 骂声 责骂声 挨骂 骂战 大骂一 ' +
  '被认为 被视 表示意 表示法 代表示 指出口 指出路 介绍信 介绍人 介绍所 自我介绍 介绍了 介绍过 介绍给 指挥 问题 访问 问卷 顾问 慰问 学问 疑问 问世 问责 问询 问候 问诊 问答 问鼎 问政 问津 问好 问卜 追问下 回答了 答案 答应 答题 答辩 答谢 答卷 报答 解答 讲座 讲究 讲解员 讲台 讲课 讲话 讲师 讲学 讲堂 宣讲 讲好 讲述者 讲授 讲习 演讲 演讲者 演讲台 ' +
  '知道 报道员 报道组 报道机 街道 频道 道路 渠道 轨道 预计划 提出了 提出者 提出口 建议书 建议权 建议稿 呼吁书 声明书 写真 写作 写字 写照 写信 书写 编写 填写 描写 抄写 改写 续写 谱写 撰写 大写 抒写 写入 写进 简写 手写 速写 缩写 特写 听写 喊话器 称赞声 汇报会 汇报演 报告会 报告厅 报告期 报告文学 报告了 报告单 报告书 总结会 总结了 总结出 评价体系 评论区 评论员 评价指标 分析师 分析了 分析人士 分析仪 分析家 估算出 测算出 判断力 判断出 说明会 说明了 证明 声明了 披露了 宣布了 强调了 指出了 重申了 表示了 透露了 承认了 警告了 表达了 阐述了 说了 讲了 谈了 问了 发言人 发言稿 发言席 新闻发言人 发文件 要求书 调查组 调查员 调查结果 调查中 调查表 统计局 统计学 统计数据 监测中心 监测站 监测数据 检测中心 检测机构 检测站 检测结果 评估师 评估报告 写字楼 笑容 感慨万 叹为观止 笑声 讲述了 回忆起 回忆录 解释了 回应了 反映了 反映出 认为是对 确认书 确认了 证实了 通报会 通报批评 通报了 预测值 要求的 要求和 建议的 建议和 说一口 能说会道 不必说 再写 质疑声 批评声 指责声 担心的 介绍的 所说 所称 所指出 所言 呼吁声 宣布的 透露的 提到的 谈到的 提出的 强调的 指出的 表示的 主张的 倡议的 认为的 报道的 披露的 承认的 通报的 指控的 说起来 一说 之说 邪说 界说 众说 论说 提出申请 提出辞职 提出上诉 提出抗议 提出异议 提出起诉 提出诉讼 提出质疑 提出挑战 提出交涉 提出批评 提出建议 提出意见 提出要求 提出请求 提出申诉 提出动议';

/** Every cue verb. */
export const CUES = new WordList(OPEN, PUNCTUATED, SHOUTED);

/** Cues that what is said may follow without a comma. */
export const OPEN_CUES = new WordList(OPEN);

/** Cues of slogans and inscriptions. */
export const SHOUTED_CUES = new WordList(SHOUTED);

/** Words to step over when cues are looked for. */
export const CUE_LIKE = new WordList(NO_CUES);

/** Verbs that name an act as much as a statement: what follows must look like a clause. */
export const ACTING_CUES = new WordList(
  '定义为 形容为 描述为 概括为 总结为 归结为 比喻为 宣布 提出 要求 批评 批判 指责 指控 质疑 确认 证实 认定 承认 披露 通报 反映 预测 预计 估算 担心 抱怨 倡议 号召 主张 说 谈到 提到 谈及 提及 谈起 说起 说到 讲到 写到 暗示 警示 驳斥 怒斥 痛斥 质问 直呼 惊呼 阐明 申明 推测 推断 断定 交代 自称 声明',
);

/** What can be felt or offered: 表示感谢 says that somebody thanked, not what he said. */
export const FEELINGS = new WordList(
  '感谢 衷心感谢 祝贺 热烈祝贺 衷心祝贺 慰问 诚挚慰问 哀悼 深切哀悼 欢迎 热烈欢迎 担忧 担心 忧虑 关切 严重关切 关注 高度关注 赞赏 高度赞赏 赞同 赞成 支持 大力支持 坚决支持 反对 坚决反对 强烈反对 不满 强烈不满 遗憾 深表遗憾 惋惜 同情 敬意 崇高敬意 致敬 歉意 抱歉 道歉 认同 同意 理解 肯定 充分肯定 谴责 强烈谴责 抗议 怀疑 质疑 震惊 惊讶 满意 失望 愤慨 愤怒 谢意 问候 期待 乐观 悲观 信心 钦佩 羡慕 兴趣 认可 庆幸 悼念 悲痛 拒绝 默哀 尊重 异议 认罪 悔罪 服判 沉痛 愿意接受 怀念 惊叹 惊喜 十分 非常',
);

/** Cues that are nouns as well: 提出倡议. Right before them must stand their subject or an adverb. */
export const NOUN_CUES = new WordList(
  '承诺 倡议 建议 主张 要求 声明 评价 总结 报告 调查 统计 指控 批评 回应 反映 警告 报道 介绍 判断 分析 认定 预测 预计 估算 承认 回答 答复 回复 解释 补充 评论 说明 提醒 通报 确认 证实 披露 质疑 号召 呼吁 检测 监测 评估 推介 感触 感悟 心得 发言 致辞 演讲 汇报 裁定 裁决 批判 指责 抱怨 担心 写 讲 问 答 喊 笑 叹 强调 归纳 概括 引用 转发 转述 发文 测算 研判 控诉 陈述 阐述 解读 寄语 鼓励 赞扬 夸奖 叮嘱 嘱咐 警示 提问 询问',
);

/** Cues so plain that they go with a subject some clauses before: 感谢支持，认为…. */
export const PLAIN_CUES = new WordList(
  '表示 认为 强调 指出 说 称 呼吁 重申 坚称 透露 宣布 指责 声称 宣称 坦言 批判 暗示 承认 直言',
);

/** Sayings and the old are quoted by these: 谚语, 古人云. */
export const SAYINGS = new WordList(
  '谚语 俗语 俗话说 俗话 老话说 老话 古语 古语云 古人云 古人说 古人讲 常言道 常言 格言 名言 箴言 先贤讲 先贤说 子曰 诗云 有云 民谚 农谚 歇后语 古训 古诗云 有言 所言 成语',
);

/** Cues of documents alone: 规定, 数据显示. */
export const DOCUMENT_CUES = new WordList('显示 表明 规定 载明 写明');

/** Words for what is said, behind the words themselves: “…”的感慨. */
export const SAID_NOUNS = new WordList(
  '狂言 豪言 豪言壮语 言论 话语 感慨 感叹 誓言 质疑 疑问 呼声 心声 表态 承诺 提问 呐喊 回答 评价 话 名言 疑惑 困惑 抱怨 牢骚 忠告 叮嘱 嘱托 宣言 呼吁 警告',
);

/** What words in marks can be to somebody: 这是他的座右铭. */
export const SAYINGS_OF = new WordList(
  '要求 座右铭 口头禅 心声 心愿 愿望 感受 信念 信条 想法 看法 体会 感言 心里话 评价 初衷 承诺 誓言 总结 回答 目标 追求 期待',
);
