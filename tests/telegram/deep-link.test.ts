import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { lineOfPayload, payloadOf } from '../../src/chat/deep-link.ts';
import { nastyText } from '../view/arbitrary-view.ts';

describe('deep links', () => {
  it.each([
    ['/read k3v9q2m', 'read_k3v9q2m', '/read k3v9q2m'],
    ['/read k3v9q2m 段:5', 'read_k3v9q2m_para-5', '/read k3v9q2m para:5'],
    ['/summary  k3v9q2m ', 'summary_k3v9q2m', '/summary k3v9q2m'],
    ['/search 港口', '_c2VhcmNoIOa4r-WPow', '/search 港口'],
    ['/search a_b', '_c2VhcmNoIGFfYg', '/search a_b'],
  ])('%s travels as %s', (line, payload, back) => {
    expect(payloadOf(line)).toBe(payload);
    expect(lineOfPayload(payload, COMMANDS)).toBe(back);
  });

  it.each(['/forget yes', '/settings 语言 en'])('%s is not run by a link where it changes a chat', (line) => {
    const command = COMMANDS.find(({ name }) => line.startsWith(`/${name}`))!;
    const linked = lineOfPayload(payloadOf(line)!, [{ ...command, changesChat: true }]);
    expect(linked).toBeUndefined();
  });

  it.each(['', '_', '_!!', '_/w', 'nonsense_1', '-', 'start_read', 'READ_1', `read_${'a'.repeat(70)}`])(
    'a forged payload %j is no command line',
    (payload) => {
      expect(lineOfPayload(payload, COMMANDS)).toBeUndefined();
    },
  );

  it('any words that fit come back as they were, in the allowed alphabet', () => {
    fc.assert(
      fc.property(nastyText, (words) => {
        const line = `/search ${words
          .replace(/[\p{Cc}\p{Cs}]/gu, '')
          .replace(/\s+/g, ' ')
          .trim()}`.trim();
        const payload = payloadOf(line);
        if (payload === undefined) return;
        expect(payload).toMatch(/^[\w-]{1,64}$/);
        expect(payloadOf(lineOfPayload(payload, COMMANDS)!)).toBe(payload);
      }),
    );
  });
});
