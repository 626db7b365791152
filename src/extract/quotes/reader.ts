import type { Article } from '../../corpus/article.ts';
import { NameBook } from '../people/name-book.ts';
import { skipOpening } from '../people/titles.ts';
import type { Person, Quote, QuoteKind } from '../reading.ts';
import { ACTING_CUES, PLAIN_CUES, SHOUTED_CUES } from '../speech/cue-words.ts';
import { datelineEnd } from '../speech/dateline.ts';
import type { Steps } from '../steps.ts';
import { type Attribution, findAttribution, hasCue } from './attribution.ts';
import { type Clause, cutSentences, isFull, type Sentence, standsAlone } from './clauses.ts';
import { Discourse, NOBODY, type Speaker } from './discourse.ts';
import { isMarksOnly, isSpokenFragment, saidBehind } from './fragments.ts';
import { findMarks, type Mark } from './marks.ts';
import { STANDING_RULES, subjectBefore } from './standing-words.ts';
import { readSubject, type Subject } from './subject.ts';
import type { Indirect, Pending, Progress, Voice } from './voice.ts';

const LEAST_INDIRECT = 4;
const LEAST_CARRIED = 6;
const LEAST_BEFORE_MORE = 10;
/** Words in marks wait for a speaker in this many clauses behind them. */
const FAR_CLAUSE = 3;
const JOINTS = new Set(['', '、', '和', '及', '以及', '，', '与']);

/** Reads the quotes of an article sentence by sentence, in reading order. */
export class QuoteReader {
  readonly #article: Article;
  readonly #book: NameBook;
  readonly #discourse: Discourse;
  /** How often the same words stand in marks: a term comes back, a remark does not. */
  readonly #times = new Map<string, number>();
  readonly #quotes: Quote[] = [];
  readonly #given = new Set<Mark>();
  #pending: Pending[] = [];
  /** Whose words go on in the next paragraph. */
  #goesOn: Voice | undefined;

  constructor(article: Article, people: readonly Person[]) {
    this.#article = article;
    this.#book = new NameBook(people);
    this.#discourse = new Discourse(people);
  }

  /** Reads them all, a paragraph a step; to be called once. */
  *read(): Steps<Quote[]> {
    const marks = findMarks(this.#article);
    for (const mark of marks.flat()) {
      const words = this.#wordsOf(mark);
      this.#times.set(words, (this.#times.get(words) ?? 0) + 1);
    }
    for (const [paragraph, { text, role }] of this.#article.paragraphs.entries()) {
      if (role !== 'body') continue;
      yield;
      this.#discourse.enter(paragraph);
      for (const sentence of cutSentences(text, paragraph, marks[paragraph]!, datelineEnd(text)))
        this.#readSentence(text, sentence);
      this.#settlePending();
    }
    return this.#quotes.sort((a, b) => order(a) - order(b));
  }

  #readSentence(text: string, sentence: Sentence): void {
    const progress: Progress = {
      text,
      sentence,
      voice: undefined,
      indirect: undefined,
      ready: undefined,
      own: undefined,
    };
    for (const [n, clause] of sentence.clauses.entries()) {
      if (standsAlone(clause)) this.#readStanding(progress, n, clause.marks[0]!);
      else if (!this.#readAttribution(progress, n, clause)) this.#readPlain(progress, n, clause);
      for (const person of this.#peopleIn(text, clause.start, clause.end)) this.#discourse.name(person);
    }
    this.#attendOnly(progress);
    let end = sentence.end;
    while (end > sentence.start && '。！？!?'.includes(text[end - 1]!)) end--;
    this.#closeIndirect(progress, end);
    if (this.#pending[this.#pending.length - 1]?.sentence !== sentence) this.#settlePending();
  }

  /** A sentence about nobody that names one person makes him the one spoken of: 跟随代表某某走进隧道. */
  #attendOnly({ own, voice, text, sentence }: Progress): void {
    if (own || voice) return;
    const named = new Set<Person>();
    for (const { start, end } of sentence.clauses)
      for (const person of this.#peopleIn(text, start, end)) named.add(person);
    const [only] = named;
    if (only && named.size === 1)
      this.#discourse.attend({ kind: 'person', person: only, start: sentence.start, end: sentence.end });
  }

  /** Words in marks that are a whole clause: said by somebody before them, or waiting for somebody behind. */
  #readStanding(progress: Progress, n: number, mark: Mark): void {
    const { sentence, text } = progress;
    for (const rule of STANDING_RULES) {
      const voice = rule({ mark, clauseNumber: n, progress, book: this.#book, discourse: this.#discourse });
      if (!voice) continue;
      if (progress.indirect) this.#closeIndirect(progress, sentence.clauses[n - 1]!.end);
      this.#addDirect(mark, sentence, voice);
      progress.voice ??= voice.isSaying ? undefined : voice;
      return;
    }
    if (progress.voice || (this.#pending.length === 0 && !isOpening(text, sentence.clauses.slice(0, n)))) return;
    const carried = this.#pending[0]?.fallback ?? this.#carried(text, mark);
    this.#pending.push({ mark, sentence, fallback: carried });
  }

  /** A clause with a cue. Tells whether it was one. */
  #readAttribution(progress: Progress, n: number, clause: Clause): boolean {
    const { text, sentence } = progress;
    const attribution = findAttribution(text, clause, this.#book);
    if (!attribution || !this.#accepts(progress, n, attribution)) return false;
    const speaker = this.#speakerOf(progress, n, attribution);
    if (!speaker) return false;
    const { cue, joint, subject, reported } = attribution;
    const isSource = cue === '报道' || (reported && cue === '消息');
    const voice: Voice = { speaker, cue, isSource, isReporter: attribution.isReporter === true };
    const isOnlySource = progress.indirect?.voice.isSource && progress.indirect.start >= clause.start;
    if (!isOnlySource && n > 0) this.#closeIndirect(progress, sentence.clauses[n - 1]!.end);
    progress.indirect = undefined;
    const isHere = this.#pending[0]?.sentence === sentence;
    const isNear = joint !== 'colon' && n < FAR_CLAUSE && !isSource && (isHere || (!reported && joint !== 'open'));
    if (isNear && (subject || isHere)) this.#givePending(voice);
    else this.#settlePending();
    progress.voice = voice;
    this.#discourse.attend(subject);
    if (isSource) this.#discourse.source = speaker;
    else this.#discourse.hasSpoken(speaker, sentence.paragraph);
    this.#openContent(progress, n, clause, attribution, voice);
    this.#addFragments(text, clause, sentence, voice, attribution.cueEnd);
    return true;
  }

  /** What stands behind a cue: words in marks, reported speech, or nothing. */
  #openContent(progress: Progress, n: number, clause: Clause, attribution: Attribution, voice: Voice): void {
    const { text, sentence } = progress;
    const { joint, cue, cueEnd, contentStart } = attribution;
    const next = sentence.clauses[n + 1];
    progress.ready = undefined;
    if (joint === 'open') progress.indirect = { voice, start: contentStart, isOpen: true };
    else if (joint === 'mark') {
      const mark = clause.marks.find(({ open }) => open >= cueEnd)!;
      const ends = mark.close >= clause.end || isFull(text, mark);
      const isName =
        ACTING_CUES.has(cue) && cue !== '说' && !isFull(text, mark) && !isSpokenFragment(text, mark, clause, 1);
      const isShouted = SHOUTED_CUES.has(cue);
      if (!isName && (ends || isShouted || mark.end - mark.start >= LEAST_BEFORE_MORE))
        this.#addChain(text, mark, clause, sentence, voice);
      else if (!ends) progress.indirect = { voice, start: contentStart, isOpen: true };
    } else if (joint !== 'end' && next) {
      if (standsAlone(next)) progress.ready = { voice, attribution };
      else progress.indirect = { voice, start: next.start, isOpen: false };
    }
  }

  /** A clause without a cue: whom it is about, and words in marks that are somebody's. */
  #readPlain(progress: Progress, n: number, clause: Clause): void {
    const { text, sentence, voice } = progress;
    progress.ready = undefined;
    if (progress.own === undefined && !voice) {
      const own = readSubject(text, clause.start, clause.end, this.#book, 'loose');
      progress.own = own;
      if (own && this.#pending.length > 0 && n < FAR_CLAUSE && this.#fitsPending(progress, clause, n, own)) {
        this.#givePending({ speaker: this.#discourse.resolve(own), cue: '' });
      }
      this.#discourse.attend(own);
    }
    for (const mark of clause.marks) {
      const said = saidBehind(text, mark, clause, this.#book);
      if (!said) continue;
      const subject =
        said === 'subject'
          ? (voice?.speaker ?? subjectBefore(progress, n + 1, this.#book, this.#discourse))
          : this.#discourse.resolve(said);
      if (subject.kind === 'none') continue;
      this.#addDirect(mark, sentence, { speaker: subject, cue: '' });
    }
    const opening = clause.marks.find((mark) => mark.open === clause.start);
    if (voice)
      this.#addFragments(text, clause, sentence, voice, opening && !progress.indirect ? opening.close : clause.start);
  }

  /** Whether a cue counts, seen from what is already being said in the sentence. */
  #accepts({ text, sentence, voice, indirect }: Progress, n: number, attribution: Attribution): boolean {
    const { subject, joint, cue, cueStart } = attribution;
    const clause = sentence.clauses[n]!;
    if (attribution.reported && !subject) return false;
    if (!subject && joint === 'open' && !PLAIN_CUES.has(cue)) return false;
    // 声明：…: a heading, nobody's words.
    const isHeading = n === 0 && joint === 'colon' && clause.start === cueStart && !PLAIN_CUES.has(cue);
    if (isHeading && this.#pending.length === 0) return false;
    if (!indirect) return true;
    if (joint === 'colon') return !attribution.unread;
    if (indirect.voice.isSource || '；;'.includes(sentence.clauses[n - 1]?.stop ?? ' ')) return subject !== undefined;
    if (subject?.kind === 'person') return joint !== 'open';
    if (subject?.kind === 'pronoun') return true;
    if (subject || attribution.unread) return false;
    const begin = skipOpening(text, clause.start, cueStart);
    return voice !== undefined && (begin > clause.start || (cueStart === clause.start && indirect.isOpen));
  }

  /** Whether words in marks before a clause are of its subject: he is named at once, or speaks in some way. */
  #fitsPending({ text }: Progress, clause: Clause, n: number, own: Subject): boolean {
    if (own.kind === 'institution' || own.kind === 'document' || own.kind === 'pronouns') return false;
    if (hasCue(text, clause))
      return own.kind === 'person' || own.kind === 'pronoun' || own.kind === 'pointer' || n === 0;
    const { mark } = this.#pending[0]!;
    return n === 0 && own.kind === 'person' && own.start === clause.start && isFirst(text, mark);
  }

  /** Who speaks by an attribution; undefined where it is better left alone. */
  #speakerOf(progress: Progress, n: number, { subject, unread, joint }: Attribution): Speaker | undefined {
    const { source } = this.#discourse;
    if (subject && 'text' in subject && subject.text.endsWith('报道') && source) return source;
    if (subject) return this.#discourse.resolve(subject);
    if (unread) return joint === 'open' ? undefined : NOBODY;
    if (progress.voice) return progress.voice.speaker;
    if (progress.own) return this.#discourse.resolve(progress.own);
    const inherited = subjectBefore(progress, n, this.#book, this.#discourse);
    return inherited.kind === 'none' && joint === 'open' ? undefined : inherited;
  }

  #givePending(voice: Voice): void {
    for (const { mark, sentence } of this.#pending) this.#addDirect(mark, sentence, voice);
    this.#pending = [];
  }

  /** Nobody was named behind the words: they are of who spoke last, as far as the paragraphs tell. */
  #settlePending(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const { mark, sentence, fallback } of pending) {
      const { text } = this.#article.paragraphs[mark.paragraph]!;
      const breaksOff = text[mark.end - 1] === '…' && mark.close < text.length;
      if (fallback.kind !== 'none' && isFull(text, mark) && !breaksOff && mark.end - mark.start >= LEAST_CARRIED)
        this.#addDirect(mark, sentence, { speaker: fallback, cue: '' });
    }
  }

  /** Who speaks where nobody is named: who spoke last, in this paragraph or the one before; else the person spoken of. */
  #carried(text: string, mark: Mark): Speaker {
    if (this.#goesOn) return this.#goesOn.speaker;
    const { lastSpeaker, lastParagraph, focus } = this.#discourse;
    const isNear = lastSpeaker !== undefined && mark.paragraph - lastParagraph <= 1;
    if (isNear && (lastSpeaker.kind === 'person' || lastSpeaker.kind === 'group')) return lastSpeaker;
    return focus ?? (isNear && !isFirst(text, mark) ? lastSpeaker : NOBODY);
  }

  *#peopleIn(text: string, start: number, end: number): Generator<Person> {
    for (let at = start; at < end; at++) {
      const form = this.#book.at(text, at, end);
      if (!form) continue;
      yield this.#book.of(form)!;
      at += form.length - 1;
    }
  }

  /** Words in marks right behind a cue, and those joined to them: “甲”“乙”和“丙”. */
  #addChain(text: string, first: Mark, clause: Clause, sentence: Sentence, voice: Voice): void {
    let end = first.open;
    for (const mark of clause.marks) {
      if (mark.open < first.open) continue;
      if (mark !== first && !JOINTS.has(text.slice(end, Math.min(mark.open, end + 3)))) return;
      this.#addDirect(mark, sentence, voice);
      end = mark.close;
    }
  }

  #addFragments(text: string, clause: Clause, sentence: Sentence, voice: Voice, from: number): void {
    for (const mark of clause.marks) {
      if (mark.open < from || this.#given.has(mark)) continue;
      if (isSpokenFragment(text, mark, clause, this.#times.get(this.#wordsOf(mark)) ?? 1))
        this.#addDirect(mark, sentence, voice);
    }
  }

  #addDirect(mark: Mark, sentence: Sentence, voice: Voice): void {
    if (this.#given.has(mark)) return;
    this.#given.add(mark);
    // What is written on a wall, and nobody is told to have written, is no quote.
    if (voice.isReporter || (voice.speaker.kind === 'none' && SHOUTED_CUES.has(voice.cue))) return;
    if (voice.speaker.kind !== 'none') this.#discourse.hasSpoken(voice.speaker, sentence.paragraph);
    this.#goesOn = mark.goesOn ? voice : undefined;
    this.#add(voice.isSaying ? 'proverb' : 'direct', mark.start, mark.end, sentence, voice);
  }

  #closeIndirect(progress: Progress, end: number): void {
    const { indirect, text, sentence } = progress;
    progress.indirect = undefined;
    if (indirect) this.#addIndirect(text, sentence, indirect, end);
  }

  #addIndirect(text: string, sentence: Sentence, { voice, start }: Indirect, end: number): void {
    let from = start;
    let to = end;
    while (from < to && ' \u3000，,：:'.includes(text[from]!)) from++;
    while (from < to && ' \u3000，,；;。：:、—'.includes(text[to - 1]!)) to--;
    if (text.slice(from, to).endsWith('，对此')) to -= 3;
    if (voice.speaker.kind === 'none' || to - from < LEAST_INDIRECT || isMarksOnly(text, from, to)) return;
    this.#add(voice.speaker.kind === 'document' ? 'document' : 'indirect', from, to, sentence, voice);
  }

  #add(
    kind: QuoteKind,
    start: number,
    end: number,
    { paragraph, ...sentence }: Sentence,
    { speaker, cue }: Voice,
  ): void {
    this.#quotes.push({
      kind,
      text: this.#article.paragraphs[paragraph]!.text.slice(start, end),
      passages: [{ paragraph, start, end }],
      ...(speaker.name ? { speaker: speaker.name } : {}),
      ...(speaker.title ? { speakerTitle: speaker.title } : {}),
      ...(cue ? { cue } : {}),
      sentence: { paragraph, start: sentence.start, end: sentence.end },
    });
  }

  #wordsOf({ paragraph, start, end }: Mark): string {
    return this.#article.paragraphs[paragraph]!.text.slice(start, end);
  }
}

const order = ({ passages }: Quote) => passages[0]!.paragraph * 2 ** 26 + passages[0]!.start;

/** Whether nothing stands before a mark in its paragraph. */
const isFirst = (text: string, mark: Mark) =>
  mark.open <= datelineEnd(text) || text.slice(0, Math.min(mark.open, 3)).trim() === '';

/** Whether clauses only open a sentence: 同时，. */
const isOpening = (text: string, clauses: readonly Clause[]) =>
  clauses.every(({ start, end }) => skipOpening(text, start, end) === end);
