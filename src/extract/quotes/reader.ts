import type { Article, Passage } from '../../corpus/article.ts';
import { NameBook } from '../people/name-book.ts';
import { skipOpening } from '../people/titles.ts';
import type { Person, Quote, QuoteKind } from '../reading.ts';
import { ACTING_CUES, PLAIN_CUES } from '../speech/cue-words.ts';
import { type Attribution, findAttribution, hasCue } from './attribution.ts';
import { type Clause, cutSentences, isFull, type Sentence } from './clauses.ts';
import { Discourse, NOBODY, type Speaker } from './discourse.ts';
import { isSpokenFragment } from './fragments.ts';
import { findMarks, type Mark } from './marks.ts';
import { readSubject, type Subject } from './subject.ts';

/** Words in marks that open a sentence and wait for somebody who says them. */
interface Pending {
  readonly mark: Mark;
  readonly sentence: Sentence;
}

/** Who speaks from a place in a sentence on. */
interface Voice {
  readonly speaker: Speaker;
  readonly cue: string;
  /** Only the source of the report: 据某报报道. Whoever is quoted in it speaks himself. */
  readonly isSource?: boolean;
}

interface Indirect {
  readonly voice: Voice;
  readonly start: number;
}

const LEAST_INDIRECT = 4;
const FAR_CLAUSE = 3;

/** Reads the quotes of an article sentence by sentence, in reading order. */
export class QuoteReader {
  readonly #article: Article;
  readonly #book: NameBook;
  readonly #discourse: Discourse;
  readonly #times = new Map<string, number>();
  readonly #quotes: Quote[] = [];
  readonly #given = new Set<Mark>();
  #pending: Pending[] = [];
  #goesOn: Voice | undefined;

  constructor(article: Article, people: readonly Person[]) {
    this.#article = article;
    this.#book = new NameBook(people);
    this.#discourse = new Discourse(people);
  }

  read(): Quote[] {
    const marks = findMarks(this.#article);
    for (const [paragraph, list] of marks.entries()) {
      const { text } = this.#article.paragraphs[paragraph]!;
      for (const { start, end } of list) {
        const words = text.slice(start, end);
        this.#times.set(words, (this.#times.get(words) ?? 0) + 1);
      }
    }
    for (const [paragraph, { text, role }] of this.#article.paragraphs.entries()) {
      if (role !== 'body') continue;
      for (const sentence of cutSentences(text, paragraph, marks[paragraph]!, datelineEnd(text)))
        this.#readSentence(text, sentence);
      this.#settlePending();
    }
    return this.#quotes.sort((a, b) => order(a) - order(b));
  }

  #readSentence(text: string, sentence: Sentence): void {
    const { clauses, paragraph } = sentence;
    let voice: Voice | undefined;
    let indirect: Indirect | undefined;
    let ready: { voice: Voice; attribution: Attribution } | undefined;
    let own: Subject | undefined;
    const closeIndirect = (end: number) => {
      if (indirect) this.#addIndirect(text, sentence, indirect, end);
      indirect = undefined;
    };
    for (const [n, clause] of clauses.entries()) {
      const opening = clause.marks[0];
      if (opening && isWordsAlone(clause)) {
        const full = isFull(text, opening);
        if (ready) {
          closeIndirect(ready.attribution.cueStart);
          this.#addDirect(opening, sentence, ready.voice);
        } else if (voice && (indirect === undefined || full || opening.end - opening.start >= 8)) {
          if (indirect) closeIndirect(clauses[n - 1]!.end);
          this.#addDirect(opening, sentence, voice);
        } else if (
          !voice &&
          n > 0 &&
          '：:'.includes(clauses[n - 1]!.stop) &&
          (full || opening.end - opening.start > 6)
        ) {
          this.#addDirect(opening, sentence, { speaker: this.#subjectOf(text, sentence, n), cue: '' });
        } else if (!voice && (n === 0 || this.#pending.length > 0)) this.#pending.push({ mark: opening, sentence });
        continue;
      }
      const attribution = findAttribution(text, clause, this.#book);
      if (attribution && this.#accepts(text, clauses, n, attribution, voice, indirect)) {
        const speaker = this.#speakerOf(text, sentence, n, attribution, voice, own);
        if (speaker) {
          const isSource = attribution.cue === '报道' || (attribution.reported && attribution.cue === '消息');
          if (isSource) this.#discourse.source = speaker;
          if (indirect && !(indirect.voice.isSource && indirect.start >= clause.start))
            closeIndirect(clauses[n - 1]!.end);
          indirect = undefined;
          const spoken: Voice = { speaker, cue: attribution.cue, isSource };
          const fits = attribution.joint !== 'colon' && n < FAR_CLAUSE && !isSource;
          if (fits && (attribution.subject || this.#pending[0]?.sentence === sentence)) this.#givePending(spoken);
          else this.#settlePending();
          voice = spoken;
          this.#discourse.attend(attribution.subject);
          if (!isSource) this.#discourse.hasSpoken(speaker, paragraph);
          const next = clauses[n + 1];
          ready = undefined;
          if (attribution.joint === 'mark') {
            const mark = clause.marks.find(({ open }) => open >= attribution.cueEnd)!;
            const ends = mark.close >= clause.end || isFull(text, mark);
            const isNamed =
              ACTING_CUES.has(attribution.cue) &&
              attribution.cue !== '说' &&
              !isFull(text, mark) &&
              !isSpokenFragment(text, mark, clause, 1);
            if (!isNamed && (ends || mark.end - mark.start >= 10)) this.#addChain(text, mark, clause, sentence, voice);
            else if (!isNamed || !ends) indirect = { voice, start: attribution.contentStart };
          } else if (attribution.joint === 'open') indirect = { voice, start: attribution.contentStart };
          else if (attribution.joint !== 'end' && next) {
            if (isWordsAlone(next)) ready = { voice, attribution };
            else indirect = { voice, start: next.start };
          }
          this.#addFragments(text, clause, sentence, voice, attribution.cueEnd);
          continue;
        }
      }
      ready = undefined;
      if (own === undefined && !voice) {
        own = readSubject(text, clause.start, clause.end, this.#book, true);
        if (own && this.#pending.length > 0 && n < FAR_CLAUSE && this.#fitsPending(text, sentence, clause, n, own)) {
          this.#givePending({ speaker: this.#discourse.resolve(own), cue: '' });
        }
        this.#discourse.attend(own);
      }
      const behind = clause.marks.find((mark) => mark.open === clause.start);
      if (voice) this.#addFragments(text, clause, sentence, voice, behind && !indirect ? behind.close : clause.start);
    }
    closeIndirect(this.#contentEnd(text, sentence));
    if (this.#pending[this.#pending.length - 1]?.sentence !== sentence) this.#settlePending();
  }

  /** Whether a cue counts, seen from what is already being said in the sentence. */
  #accepts(
    text: string,
    clauses: readonly Clause[],
    n: number,
    attribution: Attribution,
    voice: Voice | undefined,
    indirect: Indirect | undefined,
  ): boolean {
    const { subject, joint, cue, cueStart } = attribution;
    const clause = clauses[n]!;
    if (attribution.reported && !subject) return false;
    if (!subject && joint === 'open' && !PLAIN_CUES.has(cue)) return false;
    if (!indirect) return true;
    if (joint === 'colon') return !attribution.unread;
    if (indirect.voice.isSource || '；;'.includes(clauses[n - 1]?.stop ?? ' ')) return subject !== undefined;
    if (subject?.kind === 'person') return joint !== 'open' || subject.start === clause.start;
    if (subject?.kind === 'pronoun') return true;
    if (subject || attribution.unread) return false;
    const begin = skipOpening(text, clause.start, cueStart);
    return voice !== undefined && (begin > clause.start || cueStart === clause.start);
  }

  /** Whether words in marks before a clause are of its subject: he is named at once, or speaks in some way. */
  #fitsPending(text: string, sentence: Sentence, clause: Clause, n: number, own: Subject): boolean {
    if (own.kind === 'institution' || own.kind === 'document' || own.kind === 'pronouns') return false;
    if (hasCue(text, clause))
      return own.kind === 'person' || own.kind === 'pronoun' || own.kind === 'pointer' || n === 0;
    return (
      n === 0 &&
      own.kind === 'person' &&
      own.start === clause.start &&
      this.#isOpening(this.#pending[0]!, text, sentence)
    );
  }

  /** Who speaks by an attribution; undefined where it is better left alone. */
  #speakerOf(
    text: string,
    sentence: Sentence,
    n: number,
    attribution: Attribution,
    voice: Voice | undefined,
    own: Subject | undefined,
  ): Speaker | undefined {
    const { subject } = attribution;
    if (subject && 'text' in subject && subject.text.endsWith('报道') && this.#discourse.source)
      return this.#discourse.source;
    if (subject) return this.#discourse.resolve(subject);
    if (attribution.unread) return attribution.joint === 'open' ? undefined : NOBODY;
    if (voice) return voice.speaker;
    if (own) return this.#discourse.resolve(own);
    const inherited = this.#subjectOf(text, sentence, n);
    if (inherited.kind !== 'none') return inherited;
    return attribution.joint === 'open' ? undefined : NOBODY;
  }

  /** The subject of a sentence, taken from the clauses before the n-th; else who spoke last in the paragraph. */
  #subjectOf(text: string, sentence: Sentence, n: number): Speaker {
    for (const clause of sentence.clauses.slice(0, n)) {
      const subject = readSubject(text, clause.start, clause.end, this.#book, true);
      if (subject) return this.#discourse.resolve(subject);
    }
    if (this.#discourse.lastParagraph === sentence.paragraph && this.#discourse.lastSpeaker)
      return this.#discourse.lastSpeaker;
    return NOBODY;
  }

  #isOpening({ mark }: Pending, text: string, sentence: Sentence): boolean {
    return mark.paragraph === sentence.paragraph && text.slice(0, mark.open).trim() === '';
  }

  #givePending(voice: Voice): void {
    for (const { mark, sentence } of this.#pending) this.#addDirect(mark, sentence, voice);
    this.#pending = [];
  }

  /** Nobody was named behind the words: they are of who spoke last, as far as the paragraphs tell. */
  #settlePending(): void {
    if (this.#pending.length === 0) return;
    const pending = this.#pending;
    this.#pending = [];
    for (const { mark, sentence } of pending) {
      const text = this.#article.paragraphs[mark.paragraph]!.text;
      if (!isFull(text, mark) || mark.end - mark.start < 6) continue;
      const { lastSpeaker, lastParagraph, focus } = this.#discourse;
      const spoke = lastSpeaker && sentence.paragraph - lastParagraph <= 1 ? lastSpeaker : undefined;
      const isPersonal = spoke?.kind === 'person' || spoke?.kind === 'group';
      const near = isPersonal ? spoke : (focus ?? undefined);
      this.#addDirect(mark, sentence, {
        speaker: this.#goesOn?.speaker ?? near ?? NOBODY,
        cue: '',
      });
    }
  }

  /** Words in marks right behind a cue, and those joined to them: “甲”“乙”和“丙”. */
  #addChain(text: string, first: Mark, clause: Clause, sentence: Sentence, voice: Voice): void {
    let end = first.open;
    for (const mark of clause.marks) {
      if (mark.open < first.open) continue;
      const between = text.slice(end, mark.open);
      if (mark !== first && !['', '、', '和', '及', '以及', '，'].includes(between)) return;
      this.#addDirect(mark, sentence, voice);
      end = mark.close;
    }
  }

  #addFragments(text: string, clause: Clause, sentence: Sentence, voice: Voice, from: number): void {
    for (const mark of clause.marks) {
      if (mark.open < from || this.#given.has(mark)) continue;
      const times = this.#times.get(text.slice(mark.start, mark.end)) ?? 1;
      if (isSpokenFragment(text, mark, clause, times)) this.#addDirect(mark, sentence, voice);
    }
  }

  #addDirect(mark: Mark, sentence: Sentence, voice: Voice): void {
    if (this.#given.has(mark)) return;
    this.#given.add(mark);
    if (voice.speaker.kind !== 'none') this.#discourse.hasSpoken(voice.speaker, sentence.paragraph);
    this.#goesOn = mark.goesOn ? voice : undefined;
    this.#add('direct', mark.paragraph, mark.start, mark.end, sentence, voice);
  }

  #addIndirect(text: string, sentence: Sentence, { voice, start }: Indirect, end: number): void {
    let from = start;
    let to = end;
    while (from < to && ' \u3000，,：:'.includes(text[from]!)) from++;
    while (from < to && ' \u3000，,；;。：:、'.includes(text[to - 1]!)) to--;
    if (to - from < LEAST_INDIRECT || isMarksOnly(text, from, to)) return;
    this.#add(
      voice.speaker.kind === 'document' ? 'document' : 'indirect',
      sentence.paragraph,
      from,
      to,
      sentence,
      voice,
    );
  }

  /** Where reported speech ends: before the full stop. */
  #contentEnd(text: string, sentence: Sentence): number {
    let end = sentence.end;
    while (end > sentence.start && '。！？!?'.includes(text[end - 1]!)) end--;
    return end;
  }

  #add(
    kind: QuoteKind,
    paragraph: number,
    start: number,
    end: number,
    sentence: Sentence,
    { speaker, cue }: Voice,
  ): void {
    const passage: Passage = { paragraph, start, end };
    const { text } = this.#article.paragraphs[paragraph]!;
    this.#quotes.push({
      kind,
      text: text.slice(start, end),
      passages: [passage],
      ...(speaker.name ? { speaker: speaker.name } : {}),
      ...(speaker.title ? { speakerTitle: speaker.title } : {}),
      ...(cue ? { cue } : {}),
      sentence: { paragraph: sentence.paragraph, start: sentence.start, end: sentence.end },
    });
  }
}

const order = ({ passages }: Quote) => passages[0]!.paragraph * 2 ** 26 + passages[0]!.start;

const isWordsAlone = ({ marks, start, end }: Clause) => marks[0]?.open === start && marks[0].close === end;

/** Whether hardly anything stands outside of quotation marks. */
function isMarksOnly(text: string, from: number, to: number): boolean {
  if (text[from] !== '“') return false;
  let depth = 0;
  let outside = 0;
  for (let at = from; at < to && outside < LEAST_INDIRECT; at++) {
    const char = text[at]!;
    if (char === '“') depth++;
    else if (char === '”') depth--;
    else if (depth === 0) outside++;
  }
  return outside < LEAST_INDIRECT;
}

const DATELINE =
  /^[^。，！？“”；]{0,40}?(?:社|网|报|台|经纬)[^。，！？“”；]{0,24}?(?:电|讯|稿】|讯】|电】)\s*(?:[（(][^（）()]{0,60}[）)])?\s*/u;

/** Where a paragraph begins behind its dateline: 新华社北京5月6日电（记者某某）. */
function datelineEnd(text: string): number {
  return DATELINE.exec(text.slice(0, 140))?.[0].length ?? 0;
}
