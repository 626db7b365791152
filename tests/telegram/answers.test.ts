import { describe, expect, it } from 'vitest';
import { startStage } from './start-bot.ts';

describe('answers', () => {
  it('answers words and commands in the private chat', async () => {
    const { playground } = await startStage();
    const { lin } = playground.people;
    const start = await playground.ask(lin, lin, '/start');
    expect(start.text).toContain('简报');
    const found = await playground.ask(lin, lin, '铁路');
    expect(found.text).toContain('铁路');
    expect(found.reply_to_message).toBeUndefined();
  });
});
