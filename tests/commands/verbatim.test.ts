import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../src/chat/dispatch.ts';
import { sourceSpans } from '../../src/corpus/article.ts';
import type { Verbatim, View } from '../../src/view/view.ts';
import { openSeedApp, SEEDS, type SeedApp } from './seed-app.ts';
import { linesOf, verbatimsOf } from './shown.ts';

const squeeze = (text: string): string => text.replace(/\s/g, '');

describe('every word of an article that is shown', () => {
  let opened: SeedApp;
  const files = new Map<string, string>();

  beforeAll(async () => {
    opened = await openSeedApp();
    for (const article of opened.library.latest(Number.POSITIVE_INFINITY)) {
      files.set(article.source.file, readFileSync(join(SEEDS, article.source.file), 'utf8'));
    }
  });
  afterAll(() => opened.library.close());

  /** Why a shown text is not verbatim; undefined where it is. */
  function fault({ text, article: id, passage, marks = [] }: Verbatim): string | undefined {
    const article = opened.library.article(id);
    if (!article) return `no article ${id}`;
    const file = files.get(article.source.file) ?? readFileSync(join(SEEDS, article.source.file), 'utf8');
    if (marks.some(({ start, end }) => start < 0 || start >= end || end > text.length))
      return `marks outside “${text}”`;
    if (!passage) {
      // A fact given as a whole, perhaps of several parts (bylines): each stands in the file.
      const stands = (part: string) => squeeze(file).includes(squeeze(part));
      return stands(text) || text.split(/[\s、]+/).every(stands)
        ? undefined
        : `“${text}” is not in ${article.source.file}`;
    }
    const paragraph = article.paragraphs[passage.paragraph]?.text.slice(passage.start, passage.end);
    if (paragraph !== text) return `“${text}” is “${paragraph}” at its place`;
    const printed = sourceSpans(article, passage)
      .map(({ start, end }) => file.slice(start, end))
      .join('');
    return squeeze(printed) === squeeze(text) ? undefined : `“${text}” is “${printed}” in ${article.source.file}`;
  }

  async function ask(line: string): Promise<View> {
    return dispatch(line, await opened.chat(), opened.app);
  }

  it('stands at its place in the source, over all examples of all commands', async () => {
    for (const command of opened.app.commands) {
      for (const line of command.examples(opened.library)) {
        const view = await ask(line);
        expect(view.blocks.length, line).toBeGreaterThan(0);
        expect(
          verbatimsOf(view).flatMap((shown) => fault(shown) ?? []),
          line,
        ).toEqual([]);
      }
    }
    expect(opened.reported).toEqual([]);
  });

  it('stands at its place in the source, over people, searches and lists without an argument', async () => {
    const names = opened.library.people().map(({ name }) => `/people ${name}`);
    const found = opened.library.topics().flatMap(({ topic }) => [`/search ${topic}`, `/quotes ${topic}`]);
    const bare = ['latest', 'summary', 'quotes', 'figures', 'read', 'people', 'story', 'versions'].map(
      (name) => `/${name}`,
    );
    for (const line of [...names, ...found, ...bare])
      expect(
        verbatimsOf(await ask(line)).flatMap((shown) => fault(shown) ?? []),
        line,
      ).toEqual([]);
    expect(opened.reported).toEqual([]);
  });

  it('stands at its place in the source, over all articles and all pages', async () => {
    let shown = 0;
    for (const { id } of opened.library.latest(Number.POSITIVE_INFINITY)) {
      for (const command of ['read', 'summary', 'quotes', 'figures', 'story', 'versions']) {
        const seen = new Set<string>();
        for (let line: string | undefined = `/${command} ${id}`; line !== undefined && !seen.has(line); ) {
          seen.add(line);
          const view: View = await ask(line);
          const words = verbatimsOf(view);
          shown += words.length;
          expect(
            words.flatMap((one) => fault(one) ?? []),
            line,
          ).toEqual([]);
          line = linesOf(view).find(
            (next) => next.startsWith(`/${command} `) && next.includes('页:') && !seen.has(next),
          );
        }
      }
    }
    expect(opened.reported).toEqual([]);
    expect(shown).toBeGreaterThan(500);
  });

  it('makes up the whole article when all pages of /read are put together', async () => {
    for (const article of opened.library.latest(Number.POSITIVE_INFINITY)) {
      const shown = new Set<string>();
      const own = (view: View) => verbatimsOf(view).filter(({ article: id, passage }) => id === article.id && passage);
      for (let page = 1; page < 100; page++) {
        const view = await ask(`/read ${article.id} 页:${page}`);
        for (const { passage } of own(view))
          for (let at = passage!.start; at < passage!.end; at++) shown.add(`${passage!.paragraph}:${at}`);
        if (!linesOf(view).includes(`/read ${article.id} 页:${page + 1}`)) break;
      }
      const missing = article.paragraphs.flatMap(({ role, text }, paragraph) =>
        role !== 'body'
          ? []
          : [...text].filter((char, at) => char.trim() !== '' && text[at] === char && !shown.has(`${paragraph}:${at}`)),
      );
      expect(missing.join(''), article.id).toBe('');
    }
  });
});
