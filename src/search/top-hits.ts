/** The best of many documents, kept in a heap whose root is the worst kept. */
export class TopHits {
  readonly documents: number[] = [];
  readonly scores: number[] = [];
  readonly #most: number;
  readonly #days: Int32Array;
  readonly #ordinals: Int32Array;

  constructor(most: number, { days, ordinals }: { days: Int32Array; ordinals: Int32Array }) {
    this.#most = most;
    this.#days = days;
    this.#ordinals = ordinals;
  }

  offer(document: number, score: number): void {
    const { documents, scores } = this;
    if (documents.length < this.#most) {
      documents.push(document);
      scores.push(score);
      this.#rise(documents.length - 1);
      return;
    }
    if (this.#most === 0 || score < scores[0]! || !this.#before(document, score, documents[0]!, scores[0]!)) return;
    documents[0] = document;
    scores[0] = score;
    this.#sink(0);
  }

  /** Kept documents, best first. */
  sorted(): { document: number; score: number }[] {
    const hits = this.documents.map((document, i) => ({ document, score: this.scores[i]! }));
    return hits.sort((a, b) => (this.#before(a.document, a.score, b.document, b.score) ? -1 : 1));
  }

  /** Better score first, then the later day, then the lower ordinal. */
  #before(document: number, score: number, other: number, otherScore: number): boolean {
    if (score !== otherScore) return score > otherScore;
    const days = this.#days[document]! - this.#days[other]!;
    return days === 0 ? this.#ordinals[document]! < this.#ordinals[other]! : days > 0;
  }

  #rise(start: number): void {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#isBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(start: number): void {
    let at = start;
    for (;;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.documents.length && this.#isBefore(worst, child)) worst = child;
      }
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #isBefore(a: number, b: number): boolean {
    return this.#before(this.documents[a]!, this.scores[a]!, this.documents[b]!, this.scores[b]!);
  }

  #swap(a: number, b: number): void {
    const { documents, scores } = this;
    [documents[a], documents[b]] = [documents[b]!, documents[a]!];
    [scores[a], scores[b]] = [scores[b]!, scores[a]!];
  }
}
