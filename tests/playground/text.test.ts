import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText, isWebAddress } from '../../src/playground/check-text.ts';
import { withDetectedEntities } from '../../src/playground/detect-entities.ts';
import { Refusal } from '../../src/playground/refusal.ts';

describe('finding entities', () => {
  const rows: readonly [string, readonly string[]][] = [
    ['/start', ['bot_command /start']],
    ['看 /help，还有 /settings。', ['bot_command /help', 'bot_command /settings']],
    ['看/help 或“/settings”', ['bot_command /settings']],
    ['a/b x/y/z //help', []],
    ['/新闻 /news新闻 （/news）', ['bot_command /news']],
    ['http://a.example/help?x=1，然后', ['url http://a.example/help?x=1']],
    ['@jianbao_bot a@b.example @ab 问@jianbao_bot @jianbao_bot吧', ['mention @jianbao_bot']],
    ['#一带一路 ##x C#m', ['hashtag #一带一路']],
  ];
  it.each(rows)('in %s', (text, wanted) => {
    const found = withDetectedEntities(text, []).map(
      ({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`,
    );
    expect(found).toEqual(wanted);
  });

  it('leaves alone what is code or a link already', () => {
    const given = [{ type: 'code', offset: 0, length: 5 }];
    expect(withDetectedEntities('/help /next', given)).toEqual([
      ...given,
      { type: 'bot_command', offset: 6, length: 5 },
    ]);
  });
});

describe('checking a text', () => {
  it('keeps entities on the same words when it trims', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '\n', '字', 'a', '👍', '，') }),
        fc.nat(40),
        fc.integer({ min: 1, max: 40 }),
        (text, offset, length) => {
          let checked: ReturnType<typeof checkText>;
          try {
            checked = checkText(text, [{ type: 'bold', offset, length }], 4096);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            const slice = text.slice(offset, offset + length);
            const cuts = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(slice);
            expect(cuts || offset + length > text.length).toBe(true);
            return;
          }
          expect(checked.text).toBe(text.trim());
          const words = text.slice(offset, offset + length).trim();
          const bold = checked.entities.find(({ type }) => type === 'bold');
          const kept = bold ? checked.text.slice(bold.offset, bold.offset + bold.length).trim() : '';
          expect(kept).toBe(words);
        },
      ),
    );
  });

  it('counts characters, not UTF-16 units', () => {
    expect(checkText('👍'.repeat(4096), [], 4096).text).toHaveLength(8192);
    expect(() => checkText('👍'.repeat(4097), [], 4096)).toThrow('message is too long');
  });
});

it.each([
  ['https://a.example/x', true],
  ['http://127.0.0.1:80/x', true],
  ['a.example', true],
  ['tg://resolve?domain=x', true],
  ['http://localhost/x', false],
  ['javascript:alert(1)', false],
  ['https://', false],
  ['', false],
])('takes %s for an address: %s', (address, wanted) => {
  expect(isWebAddress(address)).toBe(wanted);
});
