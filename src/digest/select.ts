import type { Article, Passage } from '../corpus/article.ts';
import { breathing } from '../library/breath.ts';
import type { Library, Story } from '../library/library.ts';
import { fold } from '../text/scripts.ts';

/** What a digest is asked for. */
export interface DigestWish {
  /** Queries of the search language; none means everything. */
  readonly topics: readonly string[];
  /** Stories at most. */
  readonly length: number;
  /** Articles that were told before. */
  readonly had?: ReadonlySet<string>;
  /** Only articles that came in later than this are news. Epoch milliseconds; absent: all are. */
  readonly since?: number | undefined;
  /** When an article came in, epoch milliseconds. */
  readonly arrivedAt?: ((article: string) => number) | undefined;
  /** Articles that came in later than a moment; spares searching what is no news. */
  readonly arrivedSince?: ((moment: number) => readonly string[]) | undefined;
  /** Words, and stories by the id of any article of theirs, that are not told. */
  readonly muted?: { readonly words: readonly string[]; readonly stories: readonly string[] } | undefined;
  /** Topics wanted less often, with how often that was said. */
  readonly less?: Readonly<Record<string, number>> | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A story worth telling, by one of its articles. */
export interface ToldStory {
  readonly article: Article;
  readonly story: Story;
  /** The topics that it answers, as the subscriber wrote them. */
  readonly topics: readonly string[];
  /** The subscriber had an earlier report of it: this one brings what is new. */
  readonly isUpdate: boolean;
  /** Where the article answers its topics best. */
  readonly passage?: Passage | undefined;
}

export interface Selection {
  /** Best first. */
  readonly picks: readonly ToldStory[];
  /** Further stories that would have been news too. */
  readonly more: number;
  /** Topics without any news, in the order asked. */
  readonly silent: readonly string[];
}

/** Hits a search gives at once. */
const PAGE = 60;
/** Hits of a topic that are looked at; among so many a digest finds its few. */
const MOST_HITS = 1_000;
/** Of a first digest, to which everything is new. */
const FIRST_HITS = 120;

/** Days after which half of an article's freshness is gone: a weekly paper is still news in the week after. */
const HALF_LIFE = 4;
const DAY = 86_400_000;

/** Best candidates that are grouped into stories, for each story that is told, and at least: comparing reports takes long. */
const LOOKED_AT = 6;
const LOOKED_AT_LEAST = 40;

interface Candidate {
  readonly article: Article;
  readonly topics: Set<string>;
  score: number;
  passage: Passage | undefined;
}

/**
 * Chooses the stories of a digest: what is new of what is followed, one entry an event, no topic crowding out the others.
 * Lets other work go on meanwhile.
 */
export async function selectStories(library: Library, wish: DigestWish): Promise<Selection> {
  const breath = breathing();
  const candidates = [...(await findCandidates(library, wish, breath)).values()]
    .filter(({ article }) => !isMuted(article, wish))
    .sort((a, b) => b.score - a.score);
  const looked = foremost(candidates, wish);
  const stories = new Map<string, { story: Story; members: Candidate[] }>();
  for (const candidate of looked) {
    await breath();
    const story = library.story(candidate.article);
    const group = stories.get(story.id) ?? { story, members: [] };
    group.members.push(candidate);
    stories.set(story.id, group);
  }
  const mutedStories = new Set(wish.muted?.stories);
  const ranked: (ToldStory & { score: number })[] = [];
  for (const { story, members } of stories.values()) {
    if (story.articles.some(({ id }) => mutedStories.has(id))) continue;
    const isUpdate = story.articles.some(({ id }) => wish.had?.has(id));
    // A reprint of what was told brings nothing new to the story.
    const fresh = isUpdate ? members.filter(({ article }) => !isReprint(library, article, wish)) : members;
    const best = isUpdate ? newest(library, fresh) : strongest(fresh);
    if (!best) continue;
    const topics = wish.topics.filter((topic) => fresh.some((member) => member.topics.has(topic)));
    const { article, passage } = isUpdate ? best : teller(story, fresh, best);
    ranked.push({ article, story, topics, isUpdate, passage, score: best.score * weight(story, topics, wish) });
  }
  ranked.sort((a, b) => b.score - a.score || (a.article.id < b.article.id ? -1 : 1));
  const picks = withinCaps(ranked, wish);
  for (const { article } of picks) {
    // Read now, with pauses, what the digest will show at once.
    await breath();
    library.reading(article);
  }
  const told = new Set([...candidates.flatMap(({ topics }) => [...topics])]);
  return {
    picks: picks.map(({ score: _score, ...pick }) => pick),
    more: ranked.length - picks.length + candidates.length - looked.length,
    silent: wish.topics.filter((topic) => !told.has(topic)),
  };
}

/** The candidates worth comparing, of each topic its share, best first. */
function foremost(candidates: readonly Candidate[], { topics, length }: DigestWish): Candidate[] {
  const most = Math.max(LOOKED_AT_LEAST, LOOKED_AT * length);
  const share = Math.ceil(most / Math.max(1, topics.length));
  const counts = new Map<string, number>();
  const isOfShare = ({ topics: own }: Candidate) => {
    const free = [...own].filter((topic) => (counts.get(topic) ?? 0) < share);
    for (const topic of free) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return own.size === 0 || free.length > 0;
  };
  return candidates.filter(isOfShare).slice(0, 2 * most);
}

/** Everything that is news and answers a topic, with how well it does: 1 for the best answer to a topic. */
async function findCandidates(
  library: Library,
  wish: DigestWish,
  breath: () => Promise<void> | undefined,
): Promise<Map<string, Candidate>> {
  const found = new Map<string, Candidate>();
  const [newestArticle] = library.latest(1);
  const latestDay = Date.parse((newestArticle && library.date(newestArticle)) ?? '') || wish.now;
  const add = (article: Article, topic: string | undefined, score: number, passage?: Passage) => {
    const candidate = found.get(article.id) ?? { article, topics: new Set<string>(), score: 0, passage };
    if (topic !== undefined) candidate.topics.add(topic);
    if (score > candidate.score) Object.assign(candidate, { score, passage });
    found.set(article.id, candidate);
  };
  const fresh = (article: Article) => {
    const day = Date.parse(library.date(article) ?? '');
    return Number.isNaN(day) ? 0.5 : 0.5 ** (Math.max(0, latestDay - day) / DAY / HALF_LIFE);
  };
  const isNews = ({ id }: Article) =>
    !wish.had?.has(id) && (wish.since === undefined || (wish.arrivedAt?.(id) ?? wish.now) > wish.since);
  if (wish.topics.length === 0) {
    const newestFirst = library.latest(wish.since === undefined ? FIRST_HITS : MOST_HITS).filter(isNews);
    for (const [n, article] of newestFirst.entries()) add(article, undefined, fresh(article) + 1 / (n + 10));
    return found;
  }
  const most = wish.since === undefined ? FIRST_HITS : MOST_HITS;
  const arrived = wish.since === undefined ? undefined : wish.arrivedSince?.(wish.since);
  if (arrived?.length === 0) return found;
  const from = arrived && earliestDay(arrived, library);
  for (const topic of wish.topics) {
    let top = 0;
    for (let offset = 0; offset < most; offset += PAGE) {
      await breath();
      const answer = library.search(from ? `${topic} 自:${from}` : topic, { limit: PAGE, offset, now: wish.now });
      // Articles that have only some of the words are an answer to a question, but nothing one subscribed to.
      if (answer.relaxed) break;
      for (const { article, score, snippet } of answer.hits) {
        top = Math.max(top, score);
        if (isNews(article)) add(article, topic, (score / (top || 1)) * (0.35 + 0.65 * fresh(article)), snippet);
      }
      if (offset + PAGE >= answer.total) break;
    }
  }
  return found;
}

/** The first day any of the articles is dated with; undefined where one has no date, and the days say nothing. */
function earliestDay(ids: readonly string[], library: Library): string | undefined {
  let earliest: string | undefined;
  for (const id of ids) {
    const article = library.article(id);
    if (!article) continue;
    const day = library.date(article);
    if (day === undefined) return undefined;
    if (earliest === undefined || day < earliest) earliest = day;
  }
  return earliest;
}

/** How much more a story counts for being told by many, and less for what the chat wants less of. */
function weight(story: Story, topics: readonly string[], wish: DigestWish): number {
  const reports = 1 + 0.25 * Math.log2(story.articles.length);
  const breadth = 1 + 0.2 * Math.max(0, topics.length - 1);
  let less = 0;
  for (const [topic, times] of Object.entries(wish.less ?? {})) {
    const isAbout = topics.includes(topic) || story.voice.title?.includes(topic) || opens(story.voice, topic);
    if (isAbout) less += times;
  }
  return reports * breadth * 0.4 ** less;
}

function opens(article: Article, word: string): boolean {
  return article.paragraphs.find(({ role }) => role === 'body')?.text.includes(word) ?? false;
}

function isMuted(article: Article, { muted }: DigestWish): boolean {
  if (!muted || muted.words.length === 0) return false;
  // 鐵路 mutes 铁路, and the other way round.
  const words = muted.words.map(fold);
  const says = (text: string): boolean => {
    const folded = fold(text);
    return words.some((word) => folded.includes(word));
  };
  return says(article.title ?? '') || article.paragraphs.some(({ text }) => says(text));
}

function isReprint(library: Library, article: Article, { had }: DigestWish): boolean {
  return library.versions(article).some((version) => had?.has(version.article.id));
}

/** Who tells a story: its voice where that answers, else the best report with a headline, else the voice all the same. */
function teller(story: Story, members: readonly Candidate[], best: Candidate): Pick<Candidate, 'article' | 'passage'> {
  const voice = members.find(({ article }) => article.id === story.voice.id);
  const headlined = members.filter(({ article }) => article.title !== undefined);
  const told = voice?.article.title === undefined ? strongest(headlined) : voice;
  if (told) return told;
  return story.voice.title === undefined ? best : { article: story.voice, passage: undefined };
}

function newest(library: Library, members: readonly Candidate[]): Candidate | undefined {
  const date = ({ article }: Candidate) => library.date(article) ?? '';
  return [...members].sort((a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : b.score - a.score))[0];
}

function strongest(members: readonly Candidate[]): Candidate | undefined {
  return [...members].sort((a, b) => b.score - a.score)[0];
}

/**
 * The best stories, of each topic no more than its share and one over as long as other topics have something; what is
 * left is filled with the best of the rest.
 */
function withinCaps<T extends ToldStory & { score: number }>(
  ranked: readonly T[],
  { topics, length }: DigestWish,
): T[] {
  const cap = topics.length > 1 ? Math.ceil(length / topics.length) + 1 : length;
  const counts = new Map<string, number>();
  const first = new Set<T>();
  for (const pick of ranked) {
    if (first.size >= length) break;
    const topic = pick.topics.find((one) => (counts.get(one) ?? 0) < cap);
    if (topic === undefined && pick.topics.length > 0) continue;
    if (topic !== undefined) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    first.add(pick);
  }
  for (const pick of ranked) {
    if (first.size >= length) break;
    first.add(pick);
  }
  return ranked.filter((pick) => first.has(pick));
}
