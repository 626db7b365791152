import { BytePool } from './byte-pool.ts';
import { DocumentTable } from './document-table.ts';
import { type Decoded, Postings } from './postings.ts';
import { COUNT, STRIDE, TermTable } from './term-table.ts';

/** Old document numbers to new ones, while postings are rewritten a few at a time. */
export interface Renumbering {
  /** New number of each document there was, -1 of a removed one. */
  readonly table: Int32Array;
  /** What is subtracted from the number of a document that came since. */
  readonly shift: number;
  /** Terms below are done. */
  cursor: number;
  /** Terms from here on came since and need nothing. */
  readonly end: number;
}

/** The parts of an index, and the two ways through them that must know of a renumbering under way. */
export class IndexData {
  readonly pool: BytePool;
  readonly terms: TermTable;
  readonly documents: DocumentTable;
  readonly postings: Postings;
  renumbering: Renumbering | undefined;

  constructor(pool = new BytePool(), terms = new TermTable(), documents = new DocumentTable(pool)) {
    this.pool = pool;
    this.terms = terms;
    this.documents = documents;
    this.postings = new Postings(terms, pool);
  }

  /** Adds the newest document to its terms. */
  append(document: number, { terms, weights, count }: { terms: Int32Array; weights: Int32Array; count: number }): void {
    const under = this.renumbering;
    const postings = this.postings;
    for (let i = 0; i < count; i++) {
      const term = terms[i]!;
      const isOld = under !== undefined && term >= under.cursor && term < under.end;
      postings.append(term, isOld ? document + under.shift : document, weights[i]!);
    }
  }

  /** Live documents of a term, ascending; returns how many. */
  take(term: number, into: Decoded): number {
    const count = this.postings.decode(term, into);
    const under = this.renumbering;
    const isOld = under !== undefined && term >= under.cursor && term < under.end;
    if (!isOld && this.documents.live === this.documents.size) return count;
    const { documents, weights } = into;
    const ordinals = this.documents.ordinals;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const document = isOld ? renumbered(under, documents[i]!) : documents[i]!;
      if (document < 0 || ordinals[document]! < 0) continue;
      documents[kept] = document;
      weights[kept++] = weights[i]!;
    }
    return kept;
  }

  /** Live documents that have a term. */
  count(term: number): number {
    return this.terms.records[term * STRIDE + COUNT]!;
  }
}

export function renumbered(under: Renumbering, old: number): number {
  return old < under.table.length ? under.table[old]! : old - under.shift;
}
