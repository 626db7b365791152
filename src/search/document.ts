/** What the index takes of an article. Texts are as printed; the index folds and cuts them. */
export interface SearchDocument {
  readonly title?: string;
  readonly subtitle?: string;
  readonly headings?: readonly string[];
  readonly body?: readonly string[];
  /** Names of people in it, in every form. */
  readonly people?: readonly string[];
  /** Names of those who are quoted: 人:. */
  readonly speakers?: readonly string[];
  /** Outlet or agency: 源:. */
  readonly source?: readonly string[];
  /** 地:. */
  readonly place?: readonly string[];
  /** 类:. */
  readonly kind?: string;
  /** ISO date or date-time. */
  readonly date?: string;
}

/** Fields by the number under which postings and documents keep them. */
export const FIELDS = ['body', 'title', 'subtitle', 'headings', 'people'] as const;

export type Facet = 'speakers' | 'source' | 'place' | 'kind';

export const FACETS: readonly Facet[] = ['speakers', 'source', 'place', 'kind'];

/** Days since 1970-01-01 of an ISO date; undefined where it is none. */
export function dayOf(date: string | undefined): number | undefined {
  const at = date === undefined ? Number.NaN : Date.parse(date.slice(0, 10));
  return Number.isNaN(at) ? undefined : Math.floor(at / 86_400_000);
}
