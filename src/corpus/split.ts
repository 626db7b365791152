import type { Item, Label } from './label.ts';

/** A piece of a file in the making. */
export interface Draft {
  /** What stands above the text: headlines, names, the event of a speech. */
  head: Item[];
  /** The text and what is printed among and below it, in the order of the file. */
  body: Item[];
  /** A headline that is printed below the text. */
  below: Item[];
  /** It is a picture's caption. */
  isCaption: boolean;
  /** It is a stray copy of what stands elsewhere. */
  isStray: boolean;
}

/** Whether an item is running text. */
export const isText = (item: Item): boolean => item.label.is === 'text' || item.label.is === 'salutation';

type Next = 'text' | 'lead' | 'from' | 'nothing';

const LABELS_OF_HEADLINES: ReadonlySet<Label['is']> = new Set(['short', 'cry', 'dashed']);
const LABELS_OF_NAMES: ReadonlySet<Label['is']> = new Set(['byline', 'help', 'desk']);
/** Whether an item may be a headline. */
export const isHeadline = (item: Item | undefined) => item !== undefined && LABELS_OF_HEADLINES.has(item.label.is);
/** Whether an item names who wrote, helped or edited. */
export const isName = (item: Item | undefined) => item !== undefined && LABELS_OF_NAMES.has(item.label.is);

const newDraft = (): Draft => ({ head: [], body: [], below: [], isCaption: false, isStray: false });

/** A caption has no more paragraphs than this. */
const LONGEST_CAPTION = 3;

/** Cuts a file to pieces. Goes through the items once; holds back headlines and names until what follows tells whose they are. */
export class Cutter {
  readonly #done: Draft[] = [];
  #draft = newDraft();
  /** What the head and the body of the piece hold so far. */
  readonly #inHead = new Set<Label['is']>();
  readonly #inBody = new Set<Label['is']>();
  /** The piece has come to its end mark, dateline or credit. */
  #closed = false;
  readonly #held: Item[] = [];

  /** Takes the next item of the file. */
  take(item: Item): void {
    switch (item.label.is) {
      case 'text':
      case 'salutation':
        this.#settle('text', item.gap);
        this.#toBody(item);
        return;
      case 'lead':
        this.#settle('lead', item.gap);
        this.#toBody(item);
        return;
      case 'from':
        this.#settle('from', item.gap);
        this.#toBody(item);
        return;
      case 'dateline':
        this.#takeDateline(item);
        return;
      case 'photo':
        this.#takeCredit(item);
        return;
      case 'end':
      case 'to':
        this.#keepHeld();
        this.#toBody(item);
        this.#closed = true;
        return;
      default:
        this.#held.push(item);
    }
  }

  /** The pieces, once the last item is taken. */
  finish(): Draft[] {
    this.#settle('nothing', 1);
    this.#close();
    return this.#done;
  }

  get #hasText(): boolean {
    return this.#inBody.has('text') || this.#inBody.has('salutation');
  }

  get #hasTitle(): boolean {
    for (const label of LABELS_OF_HEADLINES) if (this.#inHead.has(label)) return true;
    return false;
  }

  get #hasName(): boolean {
    for (const label of LABELS_OF_NAMES) if (this.#inHead.has(label) || this.#inBody.has(label)) return true;
    return false;
  }

  #close(): void {
    const { head, body, below } = this.#draft;
    if (head.length + body.length + below.length > 0) this.#done.push(this.#draft);
    this.#draft = newDraft();
    this.#inHead.clear();
    this.#inBody.clear();
    this.#closed = false;
  }

  #toHead(item: Item): void {
    this.#draft.head.push(item);
    this.#inHead.add(item.label.is);
  }

  #toBody(item: Item): void {
    this.#draft.body.push(item);
    this.#inBody.add(item.label.is);
  }

  /** The first of what is held stand within the text; all of it by default. */
  #keepHeld(count = this.#held.length): void {
    for (const item of this.#held.splice(0, count)) this.#toBody(item);
  }

  /** What is held stands above the text. */
  #headHeld(): void {
    for (const item of this.#held.splice(0)) this.#toHead(item);
  }

  /** Begins a new piece whose head is what is held. */
  #beginWithHeld(): void {
    this.#close();
    this.#headHeld();
  }

  #takeDateline(item: Item): void {
    if (this.#hasText && !this.#closed) {
      this.#keepHeld();
      this.#toBody(item);
      this.#closed = true;
    } else if (this.#held.length > 0 && (this.#closed || !this.#hasText)) {
      this.#settle('lead', item.gap);
      this.#toHead(item);
    } else {
      this.#toBody(item);
    }
  }

  #takeCredit(item: Item): void {
    const { head, body } = this.#draft;
    const isBare = head.length === 0 && [...this.#inBody].every((label) => label === 'text');
    if (!this.#closed && isBare && body.length <= LONGEST_CAPTION && (this.#hasText || this.#held.length > 0)) {
      this.#keepHeld();
      this.#toBody(item);
      this.#draft.isCaption = true;
      this.#closed = true;
      return;
    }
    // A picture in the middle of an article: its caption is what stands right above the credit.
    const caption = this.#held.length > 0 ? this.#held.splice(0) : looksLikeCaption(body.at(-1)) ? [body.pop()!] : [];
    if (caption.length > 0) this.#done.push({ ...newDraft(), body: [...caption, item], isCaption: true });
    else this.#toBody(item);
  }

  /** Decides for what is held, now that `next` is known to follow after `gap` blank lines. */
  #settle(next: Next, gap: number): void {
    if (!this.#hasText && this.#draft.body.length === 0) {
      if (next === 'nothing') this.#keepHeld();
      else this.#headHeld();
      return;
    }
    if (!this.#hasText && next !== 'from' && !this.#closed) {
      // A marker or dateline came first: what follows it is still the head.
      if (next === 'nothing') this.#keepHeld();
      else this.#headHeld();
      return;
    }
    this.#keepHeld(this.#countTail(next));
    const below = this.#countBelow(next, gap);
    if (below > 0) {
      for (const item of this.#held.splice(0, below)) {
        if (isHeadline(item)) this.#draft.below.push(item);
        else this.#toBody(item);
      }
      this.#closed = true;
    }
    if (next === 'nothing') {
      // A headline behind the end of a piece that has one is a head without text, for the passes to place.
      if (this.#closed && this.#hasTitle && this.#held.some(isHeadline)) this.#beginWithHeld();
      else this.#keepHeld();
      return;
    }
    if (this.#closed || next === 'from') this.#beginWithHeld();
    else if (next === 'lead') this.#settleBeforeLead();
    else this.#settleInText();
  }

  /** A dateline opens the paragraph that follows, and the piece before has no end: the last headline is the new one's. */
  #settleBeforeLead(): void {
    let from = this.#held.length;
    while (from > 0 && isName(this.#held[from - 1])) from--;
    while (from > 0 && this.#held[from - 1]?.label.is === 'dashed') from--;
    if (from > 0 && isHeadline(this.#held[from - 1])) {
      from--;
      this.#keepHeld(from);
      this.#beginWithHeld();
    } else if (this.#inBody.has('lead')) {
      this.#keepHeld();
      this.#close();
    } else {
      this.#keepHeld();
    }
  }

  /** Running text follows running text: headings, unless a name or an event makes them the head of a new piece. */
  #settleInText(): void {
    const name = this.#held.findIndex((item, n) => n > 0 && isName(item));
    const event = this.#held.findIndex((item, n) => n > 0 && item.label.is === 'event');
    if (name < 0 && event < 0) {
      this.#keepHeld();
      return;
    }
    let from = Math.min(...[name, event].filter((at) => at > 0));
    while (from > 0 && isHeadline(this.#held[from - 1])) from--;
    this.#keepHeld(from);
    this.#beginWithHeld();
  }

  /** How many of what is held are the end of the piece before: those who sign it, editors, key words. */
  #countTail(next: Next): number {
    let count = 0;
    let isSigned = this.#hasName;
    while (count < this.#held.length) {
      const item = this.#held[count]!;
      const { is } = item.label;
      const signs = is === 'byline' && !isSigned;
      if (is !== 'help' && is !== 'desk' && is !== 'apparatus' && !signs && !(is === 'byline' && count > 0)) break;
      count++;
      if (is === 'byline') isSigned = true;
    }
    if (count > 0 && next !== 'nothing' && this.#held.slice(0, count).some(({ label }) => label.is === 'byline'))
      this.#closed = true;
    return count;
  }

  /**
   * How many of what is held are a headline printed below its text. Only a piece without headline has one there: at the
   * end of the file; or where a second head follows it; or where it stands close to its text and apart from the next.
   */
  #countBelow(next: Next, gap: number): number {
    const held = this.#held;
    if (held.length === 0 || this.#hasTitle || !held.some(isHeadline)) return 0;
    if (next === 'nothing') return this.#closed || this.#isSettledText() ? held.length : 0;
    let cut = held.length;
    const gaps = [...held.slice(1).map((item) => item.gap), gap];
    const widest = Math.max(...gaps);
    const isUniform = gaps.every((other) => other === widest);
    if (!this.#closed && next === 'text') return 0;
    if (isUniform) return widest > 0 && held[0]!.gap === 0 ? held.length : 0;
    // The head of the next piece is what stands close to it.
    while (cut > 0 && (cut === held.length ? gap : held[cut]!.gap) === 0) cut--;
    if (cut === held.length) {
      if (held[0]!.gap === 0) return cut;
      const second = held.findIndex(
        (item, n) => n > 0 && item.gap > 0 && isHeadline(item) && item.label.is !== 'dashed',
      );
      return Math.max(second, 0);
    }
    return cut;
  }

  #isSettledText(): boolean {
    return this.#hasText && this.#held.filter(isHeadline).length <= 2;
  }
}

function looksLikeCaption(item: Item | undefined): boolean {
  return (
    item !== undefined &&
    isText(item) &&
    /^(?:图为|图①|图1|图片|上图|下图|左图|右图|题图)|摄[，,)）]|照片[)）]|图为/.test(item.text)
  );
}
