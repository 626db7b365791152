import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldButCase, toSimplified } from '../../src/text/scripts.ts';

describe('fold', () => {
  test.each([
    ['繁體', '後來臺灣的風電', '后来台湾的风电'],
    ['ambiguous signs in 繁體 text', '乾燥的頭髮', '干燥的头发'],
    ['the same signs in 简体 text stay', '乾隆与皇后，刘於义', '乾隆与皇后，刘於义'],
    ['full width', 'ＡＢＣ１２％　ｘ', 'abc12% x'],
    ['punctuation of 汉字 text stays', '，。：；？！（）“”', '，。：；？！（）“”'],
    ['case and accents', 'Café ÉLAN Ёлка', 'cafe elan елка'],
    ['what has no form of one unit stays', 'ß ﬁ 😀', 'ß ﬁ 😀'],
  ])('%s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('keeps every offset, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        expect(fold(text).length).toBe(text.length);
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(foldButCase(text))).toBe(fold(text));
      }),
    );
  });

  test('folds texts longer than its scratch space', () => {
    const text = '風Ａ'.repeat(50_000);
    expect(fold(text)).toBe('风a'.repeat(50_000));
  });
});

test('toSimplified never changes the length', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0x3400, max: 0x9fff }).map((code) => String.fromCharCode(code)) }),
      (text) => {
        expect(toSimplified(text).length).toBe(text.length);
      },
    ),
  );
});
