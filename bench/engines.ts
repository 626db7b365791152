import { create, insert, type Orama, search as searchOrama, update } from '@orama/orama';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import type { Query } from '../src/search/query.ts';
import { SearchIndex } from '../src/search/search-index.ts';

/** Words of an article, cut beforehand, so that every engine gets the same. */
export interface CutArticle {
  readonly title: readonly string[];
  readonly body: readonly string[];
}

/** What is measured of a full-text engine. Articles are known by number. */
export interface Engine {
  add(article: number): void;
  /** Puts the words of another article in place of an article's. */
  replace(article: number, other: number): void;
  /** Best articles that have any or all of the words. */
  search(words: readonly string[], any: boolean): readonly number[];
}

export type EngineName = 'jianbao' | 'minisearch' | 'flexsearch' | 'orama';

const LIMIT = 10;

/** The engines by name, each with the tokens handed over as they are and with its usual settings else. */
export const ENGINES: Readonly<Record<EngineName, (articles: readonly CutArticle[]) => Engine>> = {
  jianbao: (articles) => {
    const index = new SearchIndex({ cut: (key) => tokensOf(articles, key) });
    const documentOf = (article: number) => ({ title: `t${article}`, body: [`b${article}`] });
    return {
      add: (article) => index.add(article, documentOf(article)),
      replace: (article, other) => index.replace(article, documentOf(other)),
      search: (words, any) => index.search(queryOf(words, any), { limit: LIMIT }).hits.map((hit) => hit.ordinal),
    };
  },
  minisearch: (articles) => {
    const index = new MiniSearch<{ id: number; title: string; body: string }>({
      fields: ['title', 'body'],
      tokenize: (key) => [...tokensOf(articles, key)],
      processTerm: (term) => term,
      searchOptions: { tokenize: (text) => text.split(' '), boost: { title: 2 } },
    });
    const documentOf = (id: number, other = id) => ({ id, title: `t${other}`, body: `b${other}` });
    return {
      add: (article) => index.add(documentOf(article)),
      replace: (article, other) => index.replace(documentOf(article, other)),
      search: (words, any) =>
        index
          .search(words.join(' '), { combineWith: any ? 'OR' : 'AND' })
          .slice(0, LIMIT)
          .map((hit) => hit.id),
    };
  },
  flexsearch: (articles) => {
    const index = new FlexSearch.Index({
      tokenize: 'strict',
      encode: (text: string) => (/^n\d+$/.test(text) ? allTokensOf(articles, Number(text.slice(1))) : text.split(' ')),
    });
    return {
      add: (article) => void index.add(article, `n${article}`),
      replace: (article, other) => void index.update(article, `n${other}`),
      search: (words, any) => index.search(words.join(' '), { limit: LIMIT, suggest: any }) as number[],
    };
  },
  orama: (articles) => {
    const tokenizer = {
      language: 'english',
      normalizationCache: new Map<string, string>(),
      tokenize: (raw: string) => (/^[tb]\d+$/.test(raw) ? [...tokensOf(articles, raw)] : raw.split(' ')),
    };
    const schema = { title: 'string', body: 'string' } as const;
    const index: Orama<typeof schema> = create({ schema, components: { tokenizer } });
    const documentOf = (id: number, other = id) => ({ id: String(id), title: `t${other}`, body: `b${other}` });
    return {
      add: (article) => void insert(index, documentOf(article)),
      replace: (article, other) => void update(index, String(article), documentOf(article, other)),
      search: (words, any) => {
        const found = searchOrama(index, { term: words.join(' '), threshold: any ? 1 : 0, limit: LIMIT });
        return (found as { hits: { id: string }[] }).hits.map((hit) => Number(hit.id));
      },
    };
  },
};

function tokensOf(articles: readonly CutArticle[], key: string): readonly string[] {
  const article = articles[Number(key.slice(1))]!;
  return key[0] === 't' ? article.title : article.body;
}

function allTokensOf(articles: readonly CutArticle[], article: number): string[] {
  return [...articles[article]!.title, ...articles[article]!.body];
}

function queryOf(words: readonly string[], any: boolean): Query {
  const list = words.map((text) => ({ text, typed: text, parts: [], piece: 0, light: false }));
  return { words: list, phrases: [], without: [], filters: [], loose: any, asks: false, open: false, misread: [] };
}
