/**
 * How a line stops: at the end of a sentence; with a colon or dash that announces what comes; at a comma or the like,
 * so that more must follow; or in the open, as headlines do and lines broken by a typesetter.
 */
export type Ending = 'sentence' | 'lead' | 'comma' | 'open';

const STOPS = new Set('。！？!?…｡．');
const COMMAS = new Set('，、,；;—－-（(“‘《〈「『【[·/');
const CLOSERS = new Set('”’」』）)】》〉］]"\'』');
const BRACKETS: Readonly<Record<string, string>> = { '）': '（', ')': '(', '】': '【', ']': '[' };
/** A remark in brackets behind the full stop is no longer than this many characters. */
const LONGEST_REMARK = 60;

/** How the stretch `[start, end)` of a text stops. Closing marks are looked through, and a remark behind the full stop: 。（完） */
export function endingOf(text: string, start: number, end: number): Ending {
  let at = end;
  for (let remarks = 0; remarks < 4; remarks++) {
    const opener = BRACKETS[text[at - 1] ?? ''];
    if (!opener) break;
    let from = at - 2;
    const furthest = Math.max(start, at - LONGEST_REMARK);
    while (from >= furthest && text[from] !== opener) from--;
    if (from < furthest) break;
    if (!STOPS.has(text[from - 1] ?? '') && !isQuotedStop(text, from)) break;
    at = from;
  }
  while (at > start && CLOSERS.has(text[at - 1]!)) at--;
  const last = text[at - 1] ?? '';
  if (at === start) return 'open';
  if (STOPS.has(last)) return 'sentence';
  if (last === '.') return /[A-Za-z)"'’”]/.test(text[at - 2] ?? '') ? 'sentence' : 'open';
  if (last === '：' || last === ':') return 'lead';
  if (last === '—' && text[at - 2] === '—') return 'lead';
  return COMMAS.has(last) ? 'comma' : 'open';
}

const isQuotedStop = (text: string, at: number) => CLOSERS.has(text[at - 1] ?? '') && STOPS.has(text[at - 2] ?? '');

/** Whether a line begins with a mark that can only continue what stands before it. */
export function beginsInside(char: string): boolean {
  return '，。、；：！？”’）》】…,;!?)]}'.includes(char) && char !== '…';
}

/** Whether a full stop stands inside a stretch, so that it is running text and no headline. */
export function hasInnerStop(text: string, start: number, end: number): boolean {
  for (let i = start; i < end - 1; i++) if (text[i] === '。') return true;
  return false;
}
