import { tagWords } from '../../text/tagged-words.ts';
import { BEFORE_SUBJECT } from '../speech/adverbial-words.ts';
import { NAME_DOTS } from '../speech/name-characters.ts';
import { OFFICES } from '../speech/office-words.ts';
import { firstWithin, lastWithin } from '../speech/within.ts';
import { WordList } from '../speech/word-list.ts';
import { isBareName, nameAt } from './names.ts';

const LONGEST_TITLE = 60;
const LONGEST_BRACKET = 30;
const BREAKS = new Set('，。；：！？,;:!?…—“”‘’「」『』()（）【】〔〕 \t\n\r\u3000'.split(''));

/** A title begins behind these: verbs and prepositions that have the person for their object. */
const STOPS = new WordList(
  '出席 参观 还将 宣布 聘任 推选 授予 提名 签下 引进 祝愿 击败 战胜 力克 迎战 对阵 不敌 负于 战平 逼平 完胜 淘汰 横扫 轻取 险胜 力挫 击退 输给 击毙 逮捕 抓获 控告 拜会 看望 了 着 是 由 被 让 请 向 对 给 令 使 邀请 采访 会见 会晤 记者 任命 担任 援引 引述 聘请 接待 陪同 告诉 表示 认为 包括 以及 还有 作为 成为 当选 出任 针对 对于 根据 来自 其中 遇到 见到 看到 找到 联系 联系到 走访 访问 祝贺 感谢 ' +
    '指控 起诉 批准 见证 称 说 找来 叫 名叫 连线 专访 跟随 据 跟着 获得 为 使得 但 而 并 于 从 到 在',
);
/** Words in which one of the above is no verb. */
const HARMLESS = new WordList(
  '和平 和谐 和田 和县 和睦 和解 与会者 与会代表 了解 着力 着陆 着装 当地 当事 当局 对方 在场 就业 随行 随军 从业 而立 被告 被告人 被害人 被执行人 被害 自由 理由 由来 对外 对华 对台 对口 对策 面对面 反对 反对派 反对党 应对 方向 面向 导向 定向 转向 邀请赛 申请 申请人 名称 职称 行为 作为的 华为 因为 人为 认为 参与 与会 给予 供给 司令 命令 夏令营 使馆 使者 大使 公使 特使 天使 使用 总领使馆 国是 于都 于田 从业 从事 从化 服从 到会 在线 在校 在读 在任 在职 在野 在野党 存在 潜在 内在 到访 关于 从军 在华 在京 在逃 在押 驻在 在建 是否 但丁 并购 合并 并州 而立 参与者 到场 说唱 小说 游说 解说 演说 学说 数据 证据 根据地 据点 大数据',
);
const POINTING = new WordList('这名 这位 那名 那位 一名 一位 该名 一个 这个');
/** A clause before 的 that opens with one of these tells a circumstance, not the office: 从事环境研究的. */
const CIRCUMSTANCES = new WordList(
  '这家 召开 举行 举办 发布 公布 发表 出院 到访 来访 当选 刚 该 这 本 其 他 她 我 我们 他们 有心 一位 一名 一家 从事 负责 参与 参加 正在 曾 曾经 已 站 坐 身穿 身着 手持 拿着 头戴 带着 抱着 一脸 满脸 年过 现年 年近 年仅 今年 刚刚 刚 一直 常年 长期 多年 有着 拥有 有 被 住在 家住 毕业 就读 在 远在 身处 前来 正 主管 主审 分管 担任 任职 当过 做了 经营 同样 同为 此次 此前 本次 首次 第一次 来自 出席 到场 随行 同行 最 当 获 获得 以 因 为 从 将 戴着 穿着 忙着 赶来 路过 目前 时年 当时 即将 同 与 对 热爱 喜欢 擅长 研究 专门 受 接受 遭 陪同 不 退役 退休 入选 效力 上任 卸任 离任 新上任 新任 刚上任 身高 身为 作为 曾任 被称为 号称 人称 素有 这位 这名 那位 一位 一名',
);

/**
 * Where the office that ends right before `end` begins: as printed, with the institution in front, without what only
 * tells a circumstance. `from` is as far left as it may go.
 */
export function titleStart(text: string, end: number, from: number): number {
  let start = Math.max(from, end - LONGEST_TITLE);
  for (let i = end - 1; i >= start; i--) {
    if (!BREAKS.has(text[i]!)) continue;
    if (i > start && closesName(text, i)) {
      const open = lastWithin(text, text[i] === '”' ? '“' : text[i] === ')' ? '(' : '（', start, i);
      if (open > start) {
        i = open;
        continue;
      }
    }
    start = i + 1;
    break;
  }
  const first = start;
  const opened = skipOpening(text, start, end);
  start = afterStops(text, opened, end);
  start = skipOpening(text, start, end);
  start = afterComma(text, start, end);
  start += POINTING.at(text, start, end - 1)?.length ?? 0;
  start = afterMark(text, start, end);
  if ('和与'.includes(text[start]!) && !HARMLESS.at(text, start, end)) start++;
  return afterCircumstance(
    text,
    start,
    end,
    start === opened && /[0-9].{0,2}[日月年时]$/u.test(text.slice(Math.max(first, opened - 6), opened)),
  );
}

/** A name in quotation marks or a bracket may stand inside an office: “阿塔梅肯”企业家协会主席, 国际货币基金组织（IMF）副总裁. */
const closesName = (text: string, at: number) => text[at] === '”' || text[at] === '）' || text[at] === ')';

/** Steps over connectives and times at the beginning of a clause. */
export function skipOpening(text: string, start: number, end: number): number {
  let at = start;
  for (;;) {
    const time = timeAt(text, at, end);
    if (time) {
      at = time;
      continue;
    }
    const bracket = text[at] === '（' ? firstWithin(text, '）', at, Math.min(end, at + LONGEST_BRACKET)) : -1;
    if (bracket >= 0) {
      at = bracket + 1;
      continue;
    }
    const word = BEFORE_SUBJECT.at(text, at, end);
    if (!word || at + word.length > end || HARMLESS.at(text, at, end)) return at;
    at += word.length;
  }
}

/** The end of the time that begins at an offset: 19日, 当地时间16日晚, 5月初; undefined where there is none. */
export function timeAt(text: string, start: number, end: number): number | undefined {
  let at = start;
  let digits = 0;
  while (at < end && digits < 6 && /[0-9０-９]/.test(text[at]!)) {
    at++;
    digits++;
  }
  if (digits === 0) return undefined;
  if (text[at] === '时' && text[at + 1] === '许') return at + 2;
  if (!'日年月时号点'.includes(text[at] ?? ' ')) return undefined;
  at++;
  const more = timeAt(text, at, end);
  if (more) return more;
  for (const tail of [
    '上午',
    '下午',
    '晚间',
    '凌晨',
    '早些时候',
    '晚些时候',
    '上旬',
    '中旬',
    '下旬',
    '晚',
    '早',
    '初',
    '底',
    '末',
    '份',
    '许',
    '分',
  ]) {
    if (text.startsWith(tail, at) && at + tail.length <= end) return at + tail.length;
  }
  return at;
}

function afterStops(text: string, start: number, end: number): number {
  let begin = start;
  for (let i = start; i < end; ) {
    const harmless = HARMLESS.at(text, i, end);
    if (harmless) {
      i += harmless.length;
      continue;
    }
    const stop = STOPS.at(text, i, end);
    // 在…的 is a circumstance and is dealt with there; an office may itself begin with a stop: 对外联络部部长.
    if (stop && i + stop.length < end) begin = i + stop.length;
    i += stop?.length ?? 1;
  }
  return begin;
}

/** An office does not begin inside quotation marks: …系谱树”的生物学家. */
function afterMark(text: string, start: number, end: number): number {
  const close = firstWithin(text, '”', start, end);
  if (close < 0 || firstWithin(text, '“', start, close) >= 0) return start;
  return text[close + 1] === '的' ? close + 2 : close + 1;
}

/** 诺贝尔奖得主、日本作家 is one office; in 甲公司经理李四、乙公司经理 only the second belongs to the name. */
function afterComma(text: string, start: number, end: number): number {
  let begin = start;
  for (let at = start; at < end; at++) {
    if ('（(《“'.includes(text[at]!)) {
      const close = text.slice(at, end).search(/[）)》”]/u);
      if (close > 0) at += close;
    } else if (text[at] === '、' ? !OFFICES.before(text, at, begin) : joins(text, begin, at)) begin = at + 1;
  }
  return begin;
}

/** 甲公司及被告人, 委员与秘书长, 经理李四和: what stands before the joint is somebody else. */
function joins(text: string, start: number, at: number): boolean {
  const joint = text[at]!;
  if (joint === '同' && '学事乡志伴行济'.includes(text[at + 1] ?? ' ')) return false;
  if (joint === '及') return true;
  if ((joint === '与' || joint === '同') && OFFICES.before(text, at, start)) return true;
  if (
    '和与同'.includes(joint) &&
    at - start >= 2 &&
    at - start <= 12 &&
    nameAt(text, start, at) === at &&
    isBareName(text.slice(start, at))
  )
    return true;
  if (!'和与同'.includes(joint)) return false;
  const named = nameAt(text, start, at);
  const isAddressed =
    named !== undefined && OFFICES.at(text, named, at)?.length === at - named && isBareName(text.slice(start, named));
  return isAddressed || namesSomebody(text, start, at);
}

/** Whether a stretch holds an office and goes on behind it, with a name as it seems. */
function namesSomebody(text: string, start: number, end: number): boolean {
  if (NAME_DOTS.has(text[end - 3] ?? '') || NAME_DOTS.has(text[end - 4] ?? '')) return true;
  for (let at = start; at < end; at++) {
    const office = OFFICES.at(text, at, end);
    if (office && office.length > 1 && at + office.length < end && end - at - office.length <= 4) return true;
  }
  return false;
}

const opensWithVerb = (words: string) => tagWords(words)[0]?.tag === 'v';

function afterCircumstance(text: string, start: number, end: number, isDated: boolean): number {
  let begin = start;
  let at = firstWithin(text, '的', start, end);
  while (at >= 0 && at < end) {
    const opens =
      CIRCUMSTANCES.at(text, begin, at) !== undefined ||
      text[begin] === '“' ||
      opensWithVerb(text.slice(begin, Math.min(at, begin + 4))) ||
      /[0-9]/.test(text[begin] ?? '') ||
      (isDated && begin === start);
    if (
      opens ||
      at === begin ||
      /[了着过]|(?:投建|创办|主办|运营|建设|投资|开发|承建|设立|推荐|邀请|主管|资助|出品|研发|生产|举办|参与|组织|成立|创立|领导|率领|任教|就职|工作|学习|居住|生活)$/u.test(
        text.slice(begin, at),
      )
    )
      begin = at + 1;
    at = firstWithin(text, '的', at + 1, end);
  }
  const age = /^[0-9〇零一二三四五六七八九十百]{1,4}岁的?/u.exec(
    text.slice(Math.max(begin, lastWithin(text, '的', begin, end - 1) + 1), end),
  );
  return age ? Math.max(begin, lastWithin(text, '的', begin, end - 1) + 1) + age[0].length : begin;
}
