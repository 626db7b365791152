import { WordList } from './word-list.ts';

/*
 * Words round a cue or round words in quotation marks that decide whether something is said; put down by hand from the
 * grammar of news prose.
 */

/** They open a clause that tells whose report it is: 据某某介绍. */
export const REPORTING = new WordList('另据 又据 综合 根据 据 按照 按 依据 援引 引述 引用');

/** To whom something is told: 告诉记者. */
export const HEARERS = new WordList('记者 媒体 我们 大家 他 她 对方 自己 法庭 法官 警方 新华社 笔者 外界 本报');

/** Cues that a hearer may follow: 告诉记者，…. */
export const TELLING_CUES = new WordList('告诉 告诫 提醒 回复 问 答复 回应 询问 反问 追问');

/** Cues that only a colon or a quotation follows: 他在现场发声：“…”. */
export const COLON_CUES = new WordList(
  '发声 发言 演讲 致辞 反击 回击 喊话 表态 诉苦 讲 笑 叹 写 留言 发文 发帖 转发 引用 引述',
);

/** 提出倡议: what is proposed by a noun alone is no statement. */
export const NOUN_ENDS = new WordList(
  '故事 经历 案例 例子 话题 报告 草案 议案 倡议 建议 意见 方案 目标 要求 申请 诉讼 上诉 理念 主张 计划 名单 消息 决定 任务 问题 政策 措施 办法 思路 观点 说法 情况 概念 标准 原则',
);

/** What may stand right before a cue that is a noun as well. */
export const BEFORE_NOUN_CUES = new WordList('时 后 中 上 期间 记者 媒体 地 他 她 还 这样 如此 如是');

/** Before these a cue is a noun: 作出回应. */
export const LIGHT_VERBS: readonly string[] =
  '支持 反对 欢迎 落实 推动 参与 履行 兑现 实现 完成 提出 作出 做出 发出 进行 发布 发表 得到 予以 给予 加以 接受 响应 践行 引发 没有'.split(
    ' ',
  );

/** What somebody gave in which he says it: 发表声明强调. */
export const STATEMENTS = new WordList(
  '声明 讲话 致辞 演讲 文章 公告 公报 通告 通报 报告 推文 帖子 社论 评论 谈话 公开信 视频 短文 微博 贺信 贺电 信 信中 声明中 讲话中 致辞中 演讲中 文章中 公告中 报告中 社论中 评论中 贺信中 贺电中 微博中 帖子中 推文中 采访中 专访中 受访时 采访时 发布会上 记者会上',
);

/** Before these it may be one: 对此回应 is said, 对指控承认 is done. */
export const LIGHT_WORDS: readonly string[] = ['对', '的', '了', '向'];

/** 该项目预计: what is planned, not what is said. */
export const PLANNING_CUES = new WordList('预计 预测 估算 要求');

/** What is done with data, not what data say. */
export const RESEARCH_CUES = new WordList(
  '分析 阐释 解读 调查 统计 检测 监测 评估 发言 讲 测算 判断 研判 解释 介绍 说明 总结 归纳',
);

/** Between an owner and his document: 某部的最新数据. */
export const OWNED = new WordList('的 最新 相关 有关 公开 官方 进行 发布 公布 刊登 开展');

/** Between a document and its cue. */
export const SHORT_ADVERBS = new WordList('还 也 则 均 都 同时 明确 中');

/** Words that begin as a preposition does and are none: 当地, 在校. */
export const NO_OPENERS = new WordList(
  '当地 当事 对外 对口 随行 随军 就业 在场 在校 在华 在京 在读 在线 在野 在任 在职',
);

/** Words and beginnings of words at which no subject ends although an adverb or preposition stands in them. */
export const NO_BOUNDARIES = new WordList(
  '在地 在市 在县 在村 在单位 在社区 对外 在线 与人 与社 与法 与经 与科 与工 与技 与文 与管 与环 与国际 与健康 与安全 与发展 与信息 与食品 与数 与电 与材 与计 与资 将军 就业 都市 仅有 便利 为主',
);

/** Before words in marks: what follows is a name. */
export const NAMING_BEFORE = new WordList(
  '被称为 称为 称作 誉为 叫做 叫作 所谓 所谓的 名为 俗称 号称 称之为 视为 称 取名 命名为 简称 代号 之称 代言 主题为 主题是 名称为 题为 叫 将 把 一个 这一 这种 该 发布 推出 从 实施 开展 推进 推动 打造 建设 共建 坚持 践行 弘扬 围绕 以 与 和 对 打击 搞 走 用 给 为 反对',
);

/** Behind words in marks: what went before is a name. */
export const NAMING_AFTER = new WordList(
  '倡议 计划 工程 行动 项目 号 级 式 型 类 化 精神 理念 原则 战略 模式 活动 效应 现象 平台 组织 主义 等 之称 之名 为主题 字样 称号 政策 机制 方案 目标 规划 体系 制度 会议 论坛 年 节 日 杯 奖 基金 公司 品牌 产业 经济 问题 标准 方式 路线 关系 共识 格局',
);

/** “…”的误区: the words are a view that is told of, not the speaker's own. */
export const VIEWS = new WordList(
  '原则 理念 方针 目标 要求 模式 名义 方式 名字 称号 说法 方法 传统 思路 精神 口号 美誉 认知 误区 观念 偏见 印象 困境 难题 现象 怪圈 道理 想法 态度 心态 趋势 特点 特征 优势 作用 效果 意义 方向 道路 路径 机制 体系 格局 战略 策略 政策 举措 做法 文化 风格 品牌 标签 帽子 总体思路 基本原则 工作思路 发展理念 指导思想 总要求 总基调',
);

/** Before words in marks: somebody asserts them. */
export const ASSERTING_BEFORE = new WordList(
  '是 在 为 就是 是在 存在 属于 显得 感到 并非 不是 并不 绝非 仍 将 已 也 都',
);

/** Before the shortest words in marks: they are somebody's judgement. */
export const JUDGED_BEFORE = new WordList('是在 理由是 称其 这是 原因是');
