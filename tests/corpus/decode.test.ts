import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/corpus/decode.ts';

const simplified = '山城晚报讯：江滩步道昨天开放，全长3.5公里。市民何平说：“早就盼着了。”';
const traditional = '山城晚報訊：江灘步道昨天開放，全長3.5公里。市民何平說：「早就盼著了。」';
const mixed = 'A股收涨 iPhone 销量回升，指数站上3000点。';

describe('the encoding is told by the content', () => {
  it.each([
    ['UTF-8', simplified, iconv.encode(simplified, 'utf8')],
    ['UTF-8 with a mark', simplified, iconv.encode(simplified, 'utf8', { addBOM: true })],
    ['UTF-16 LE with a mark', simplified, iconv.encode(simplified, 'utf16-le', { addBOM: true })],
    ['UTF-16 BE with a mark', simplified, iconv.encode(simplified, 'utf16-be', { addBOM: true })],
    ['UTF-16 LE without', simplified, iconv.encode(simplified, 'utf16-le')],
    ['UTF-16 BE without', traditional, iconv.encode(traditional, 'utf16-be')],
    ['GB18030', simplified, iconv.encode(simplified, 'gb18030')],
    ['GBK of few words', '大雨', iconv.encode('大雨', 'gbk')],
    ['GBK of mixed words', mixed, iconv.encode(mixed, 'gbk')],
    ['GB18030 of traditional words', traditional, iconv.encode(traditional, 'gb18030')],
    ['Big5', traditional, iconv.encode(traditional, 'big5')],
    [
      'Latin',
      'Le café est fermé, dit-elle, même en été.',
      iconv.encode('Le café est fermé, dit-elle, même en été.', 'windows-1252'),
    ],
    ['ASCII', 'The bridge is open.', Buffer.from('The bridge is open.')],
    ['nothing', '', Buffer.alloc(0)],
  ])('%s', (_, text, bytes) => {
    expect(decode(bytes)).toBe(text);
  });

  it('takes a text that is cut in the middle of a character', () => {
    expect(decode(Buffer.from(simplified.repeat(20)).subarray(0, -2))).toContain('江滩步道昨天开放');
  });
});

describe('what is no text is refused', () => {
  it.each([
    [
      'a picture',
      Buffer.from([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0x80,
      ]),
    ],
    ['all bytes', Buffer.from(Array.from({ length: 2048 }, (_, n) => n % 256))],
    ['zeros', Buffer.alloc(300)],
    ['control characters', Buffer.from('\u0001\u0002\u0003\u0004ab'.repeat(50))],
  ])('%s', (_, bytes) => {
    expect(decode(bytes)).toBeUndefined();
  });
});
