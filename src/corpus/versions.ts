import type { Article, Passage } from './article.ts';
import type { Alignment } from './versions-align.ts';
import { Carriers } from './versions-carriers.ts';
import { type Difference, differencesIn, type Side } from './versions-differences.ts';
import { isFormula } from './versions-formulas.ts';
import { type Letters, lettersOf, passagesOf } from './versions-letters.ts';
import { ALONE, extentOf, isSameForm, repeatedPassages, sharedPassages } from './versions-passages.ts';
import { sketchOf } from './versions-sketch.ts';

/** A passage that another article has too. */
export interface SharedPassage {
  /** Its places in the article asked about, one for each paragraph. */
  readonly here: readonly Passage[];
  readonly there: readonly Passage[];
  /** Letters and digits that are the same on both sides. */
  readonly letters: number;
}

/** What an article has in common with another. */
export interface Relation {
  readonly article: Article;
  /**
   * `same`: one is a version of the other. `part`: nearly all of this one stands in the other, which says more.
   * `whole`: the other way round. `passages`: they share passages, as a speech and a report that quotes it.
   */
  readonly kind: 'same' | 'part' | 'whole' | 'passages';
  /** In reading order of this one. */
  readonly passages: readonly SharedPassage[];
  /** Letters and digits in the passages. */
  readonly letters: number;
}

/** Texts beyond which a fingerprint tells nothing: a form, an imprint, a disclaimer. */
const COMMON = 8;
/** Share of a sketch in common from which texts are compared however common their words are. */
const ALIKE = 0.4;
/** Texts that are compared with one at most, those with most in common first. */
const MOST_COMPARED = 40;
/** Share of the shorter and of the longer text in common from which they are the same article. */
const SAME_SHORTER = 0.7;
const SAME_LONGER = 0.5;
/**
 * Share of the shorter text from which it is the same whatever its beginning. Below it the news must be the same: what
 * two notices have in common may all be the law they quote, or what was said before.
 */
const SURELY_SAME = 0.85;
/** Letters at the beginning that give the news, and how much of them must be shared. */
const LEAD = 60;
const LEAD_SHARE = 0.5;
/** Letters in a row on average below which texts are two fillings of one form rather than versions. */
const SAME_RUN = 25;
/** Letters of an article below which its likeness to another says nothing. */
const SHORTEST = 40;
/** Other texts that are asked which of two versions slipped. */
const MOST_WITNESSES = 8;
/** Letters kept of articles compared last. */
const KEPT_LETTERS = 48;
const KEPT_RELATIONS = 400;

interface Candidate {
  readonly article: Article;
  readonly share: number;
}

/**
 * Knows which articles share text: reprints, a speech and the reports that quote it, passages repeated by mistake.
 * Adding an article takes time and memory in proportion to its length (about 2.5 KB for 650 characters); a question
 * compares the article letter by letter with the few that share fingerprints with it.
 */
export class Versions {
  readonly #articles: (Article | undefined)[] = [];
  readonly #sketches: (Uint32Array | undefined)[] = [];
  readonly #numbers = new Map<Article, number>();
  readonly #free: number[] = [];
  readonly #carriers = new Carriers();
  readonly #letters = new Map<Article, Letters>();
  readonly #relations = new Map<Article, readonly Relation[]>();
  readonly #found = new Uint32Array(64);

  add(article: Article): void {
    if (this.#numbers.has(article)) return;
    const number = this.#free.pop() ?? this.#articles.length;
    const sketch = sketchOf(this.#lettersOf(article).text);
    this.#articles[number] = article;
    this.#sketches[number] = sketch;
    this.#numbers.set(article, number);
    for (const [n, mark] of sketch.entries()) if (mark !== sketch[n - 1]) this.#carriers.add(mark, number);
    this.#relations.clear();
  }

  remove(article: Article): void {
    const number = this.#numbers.get(article);
    if (number === undefined) return;
    for (const mark of new Set(this.#sketches[number])) this.#carriers.remove(mark, number);
    this.#articles[number] = undefined;
    this.#sketches[number] = undefined;
    this.#numbers.delete(article);
    this.#letters.delete(article);
    this.#free.push(number);
    this.#relations.clear();
  }

  /** What the article has in common with others, most letters first. */
  related(article: Article): readonly Relation[] {
    const known = this.#relations.get(article);
    if (known) return known;
    const relations: Relation[] = [];
    const { candidates, alike } = this.#candidates(article);
    for (const candidate of candidates) {
      const relation = this.#compare(article, candidate.article, alike);
      if (relation) relations.push(relation);
    }
    relations.sort((a, b) => b.letters - a.letters);
    if (this.#relations.size >= KEPT_RELATIONS) this.#relations.delete(this.#relations.keys().next().value!);
    this.#relations.set(article, relations);
    return relations;
  }

  /** What the article has in common with those much like it. Quicker than `related`: only those are compared. */
  alike(article: Article): readonly Relation[] {
    const { candidates, alike } = this.#candidates(article);
    return candidates
      .filter(({ share }) => share >= ALIKE)
      .flatMap((candidate) => this.#compare(article, candidate.article, alike) ?? []);
  }

  /** Passages that an article has twice. */
  repeats(article: Article): readonly SharedPassage[] {
    const number = this.#numbers.get(article);
    const sketch = number === undefined ? undefined : this.#sketches[number];
    if (!sketch?.some((mark, n) => mark === sketch[n - 1])) return [];
    const letters = this.#lettersOf(article);
    return inPrint(letters, letters, repeatedPassages(letters.text));
  }

  /** Whether two articles fill in the same form, as the market reports of two days do. */
  isSameForm(one: Article, other: Article): boolean {
    return isSameForm(this.#lettersOf(one).text, this.#lettersOf(other).text);
  }

  /** Where the words of two related articles differ, in reading order of the first. */
  differences(here: Article, there: Article): readonly Difference[] {
    const one: Side = { article: here, letters: this.#lettersOf(here) };
    const other: Side = { article: there, letters: this.#lettersOf(there) };
    const versions = new Set([here, there]);
    const others: Article[] = [];
    for (const { article, kind } of [...this.related(here), ...this.related(there)]) {
      if (kind === 'passages') others.push(article);
      else versions.add(article);
    }
    const texts = [...new Set(others)]
      .filter((article) => !versions.has(article))
      .slice(0, MOST_WITNESSES)
      .map((article) => this.#lettersOf(article).text);
    return sharedPassages(one.letters.text, other.letters.text)
      .sort((a, b) => a.blocks[0]!.a - b.blocks[0]!.a)
      .flatMap((passage) => differencesIn(one, other, passage, texts));
  }

  /**
   * Articles that share telling fingerprints with one, with the share of the smaller sketch that they share, and how
   * many there are in all that share most.
   */
  #candidates(article: Article): { readonly candidates: readonly Candidate[]; readonly alike: number } {
    const number = this.#numbers.get(article);
    const sketch = number === undefined ? undefined : this.#sketches[number];
    if (!sketch) return { candidates: [], alike: 0 };
    const shared = new Map<number, number>();
    const telling = new Set<number>();
    for (const [n, mark] of sketch.entries()) {
      if (mark === sketch[n - 1]) continue;
      const count = this.#carriers.carriers(mark, this.#found);
      for (let i = 0; i < count; i++) {
        const other = this.#found[i]!;
        if (other === number) continue;
        shared.set(other, (shared.get(other) ?? 0) + 1);
        if (count <= COMMON + 1) telling.add(other);
      }
    }
    const candidates: Candidate[] = [];
    for (const [other, count] of shared) {
      const share = count / Math.min(sketch.length, this.#sketches[other]!.length);
      if (telling.has(other) || share >= ALIKE) candidates.push({ article: this.#articles[other]!, share });
    }
    candidates.sort((a, b) => b.share - a.share);
    const alike = candidates.filter(({ share }) => share >= SAME_SHORTER).length;
    return { candidates: candidates.slice(0, MOST_COMPARED), alike };
  }

  #compare(here: Article, there: Article, alike: number): Relation | undefined {
    const one = this.#lettersOf(here);
    const other = this.#lettersOf(there);
    const found = sharedPassages(one.text, other.text);
    const [shorter, longer] = [one.text.length, other.text.length].sort((a, b) => a - b) as [number, number];
    const passages = found.filter(
      (passage) =>
        !this.#isBoilerplate(one, passage, alike) &&
        // A whole article of set phrases is printed again like any other.
        (passage.matched >= SAME_SHORTER * shorter || !isFormula(one.text.slice(...extentOf(passage).a))),
    );
    if (passages.length === 0) return undefined;
    const letters = passages.reduce((sum, { matched }) => sum + matched, 0);
    // What counted only beside boilerplate says nothing without it.
    if (passages.length < found.length && letters < ALONE) return undefined;
    const runs = passages.reduce((sum, { blocks }) => sum + blocks.length, 0);
    const contained =
      (letters >= SURELY_SAME * shorter || sharesLead(passages, 'a') || sharesLead(passages, 'b')) &&
      letters >= SAME_SHORTER * shorter &&
      letters >= SAME_RUN * runs &&
      shorter >= SHORTEST;
    return {
      article: there,
      kind: !contained
        ? 'passages'
        : letters >= SAME_LONGER * longer
          ? 'same'
          : one.text.length <= other.text.length
            ? 'part'
            : 'whole',
      passages: inPrint(one, other, passages),
      letters,
    };
  }

  /** Whether a passage stands in many texts that are no versions of this one. */
  #isBoilerplate(letters: Letters, passage: Alignment, alike: number): boolean {
    const [start, end] = extentOf(passage).a;
    let known = 0;
    let common = 0;
    for (const mark of sketchOf(letters.text.slice(start, end))) {
      const count = this.#carriers.carriers(mark, this.#found);
      if (count === 0) continue;
      known++;
      if (count > COMMON + 1 + alike) common++;
    }
    return common * 2 > known;
  }

  #lettersOf(article: Article): Letters {
    const known = this.#letters.get(article);
    if (known) return known;
    const letters = lettersOf(article);
    if (this.#letters.size >= KEPT_LETTERS) this.#letters.delete(this.#letters.keys().next().value!);
    this.#letters.set(article, letters);
    return letters;
  }
}

function inPrint(here: Letters, there: Letters, passages: readonly Alignment[]): SharedPassage[] {
  return passages
    .map((passage) => ({ matched: passage.matched, ...extentOf(passage) }))
    .sort((one, other) => one.a[0] - other.a[0])
    .map(({ a, b, matched }) => ({
      here: passagesOf(here, ...a),
      there: passagesOf(there, ...b),
      letters: matched,
    }));
}

/** Whether the beginning of a text lies in the passages. */
function sharesLead(passages: readonly Alignment[], side: 'a' | 'b'): boolean {
  let shared = 0;
  for (const { blocks } of passages)
    for (const block of blocks) shared += Math.max(0, Math.min(LEAD, block[side] + block.length) - block[side]);
  return shared >= LEAD_SHARE * LEAD;
}
