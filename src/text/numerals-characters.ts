/** What a character can be inside a numeral. */
export const NONE = 0;
/** 0-9 and their full-width forms. */
export const FIGURE = 1;
/** 一 to 九, 零, 〇, 两. */
export const DIGIT = 2;
/** 壹 to 玖, which also stand in names: digits only beside other parts of a numeral. */
export const FORMAL_DIGIT = 3;
/** 十 百 千. */
export const SMALL_UNIT = 4;
/** 拾 佰 仟. */
export const FORMAL_UNIT = 5;
/** 万 亿 兆. */
export const LARGE_UNIT = 6;
/** 几, 数: some. */
export const FEW = 7;
/** 多, 余, 来, +: and more. */
export const MORE = 8;

// Modern, formal (GB/T 15835 and cheque writing) and traditional forms.
const ROWS: readonly (readonly [kind: number, characters: string, values: readonly number[]])[] = [
  [FIGURE, '0123456789', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [FIGURE, '０１２３４５６７８９', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [DIGIT, '零一二三四五六七八九', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [DIGIT, '〇两兩', [0, 2, 2]],
  [FORMAL_DIGIT, '壹贰叁肆伍陆柒捌玖', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [FORMAL_DIGIT, '貳參陸弐', [2, 3, 6, 2]],
  [SMALL_UNIT, '十百千', [10, 100, 1000]],
  [FORMAL_UNIT, '拾佰仟', [10, 100, 1000]],
  [LARGE_UNIT, '万亿兆萬億', [1e4, 1e8, 1e12, 1e4, 1e8]],
  [FEW, '几数幾數', [0, 0, 0, 0]],
  [MORE, '多余来餘來+＋', [0, 0, 0, 0, 0, 0, 0]],
];

const kinds = new Uint8Array(65536);
const values = new Map<number, number>();
for (const [kind, characters, worth] of ROWS) {
  for (const [n, character] of [...characters].entries()) {
    kinds[character.charCodeAt(0)] = kind;
    values.set(character.charCodeAt(0), worth[n] ?? 0);
  }
}

/** What the character at an offset can be in a numeral; `NONE` outside the text. */
export function kindAt(text: string, at: number): number {
  return at < text.length ? (kinds[text.charCodeAt(at)] ?? NONE) : NONE;
}

/** The number that a digit or unit at an offset stands for. */
export function worthAt(text: string, at: number): number {
  return values.get(text.charCodeAt(at)) ?? 0;
}
