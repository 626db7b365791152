import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TREATMENTS } from '../../src/delivery/failures.ts';

it('the table of failures in the documentation is the one in the code', () => {
  const text = readFileSync(new URL('../../docs/delivery.md', import.meta.url), 'utf8');
  const rows = TREATMENTS.map(({ sign, outcome, consequence }) => `| ${sign} | \`${outcome}\` | ${consequence} |`);
  expect(text).toContain(rows.join('\n'));
});
