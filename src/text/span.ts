/** Half-open range of UTF-16 code units `[start, end)` in one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Several ranges in reading order, where a page or line break cuts what belongs together. */
export type Spans = readonly Span[];
