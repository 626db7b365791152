/** Words that ask. Question words of Chinese and English grammar, and what quizzes ask for. */
const QUESTION = `
什么 谁 是谁 哪 哪些 哪里 哪儿 哪个 哪位 哪家 哪国 哪年 哪天 哪种 何 何时 何地 何人 何种 怎么 怎样 怎么样 如何 为什么 为何 多少 几 几个 几名 几位 几次 几天 几年 多大 多久 多长 多高 多远
吗 呢 哪方面 何处 是否 是不是 有没有 有哪些 请问
what who whom whose which when where why how
`;

/**
 * Words that carry a question or a sentence and not what is looked for. They count for little in a query and need not
 * be in an article. Function words and question words of Chinese and English grammar, by kind.
 */
const LIST = `
的 地 得 之 了 着 过 们 所 其 此 该 这 那 这个 那个 这些 那些 这是 本
在 于 从 自 至 到 向 往 对 对于 关于 由 为 以 因 因为 由于 与 和 同 跟 及 以及 或 或者 并 并且 而 但 但是 等 把 被 将 让 给 按 据
是 有 也 都 就 还 又 再 很 更 最 不 没 没有 要 会 能 可 可以 能够 应该 已 已经 曾 正 正在 来 去 上 下 中 里 内 外 后 前 时
吧 啊 呀 么
时间 地点 日期 原因 名称 名字 类型 种类 内容 结果 数量 情况 方式 目的 意义 作用 影响 特点 包括 具体 主要
分别 请 我 你 您 他 她 它 我们 你们 他们 一下 介绍 说明
the a an of in on at to for from by with and or is are was were be do does did
`;

const QUESTION_WORDS: ReadonlySet<string> = new Set(QUESTION.split(/\s+/).filter(Boolean));
const WORDS: ReadonlySet<string> = new Set([...LIST.split(/\s+/).filter(Boolean), ...QUESTION_WORDS]);

/** Whether a folded word says nothing about what is looked for. */
export function isLight(word: string): boolean {
  return WORDS.has(word);
}

/** Whether a folded word asks for something. */
export function isQuestionWord(word: string): boolean {
  return QUESTION_WORDS.has(word);
}
