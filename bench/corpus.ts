import { readFileSync } from 'node:fs';
import nodejieba from 'nodejieba';

export interface BenchArticle {
  readonly title: string;
  readonly body: string;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws words as often as the dictionary of nodejieba says they occur. */
class Vocabulary {
  readonly #words: string[] = [];
  readonly #sums: number[] = [];

  constructor() {
    const dictionary = nodejieba as unknown as { DEFAULT_DICT: string };
    let sum = 0;
    for (const line of readFileSync(dictionary.DEFAULT_DICT, 'utf8').split('\n')) {
      const [word, count] = line.split(' ');
      if (!word || word.length > 4 || Number(count) < 3) continue;
      this.#words.push(word);
      sum += Number(count) ** 0.95;
      this.#sums.push(sum);
    }
  }

  draw(random: number): string {
    const wanted = random * this.#sums.at(-1)!;
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return this.#words[low]!;
  }

  /** A word from the rarer nine tenths of the dictionary. */
  rare(random: number): string {
    return this.#words[Math.floor(random * this.#words.length)]!;
  }
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [...'明华建国文军平志伟东海强晓生光林小民永杰丽红玉兰秀英慧巧美娜静淑惠珠翠雅芝'];

/**
 * Articles that look like news to an index: words as frequent as in the language, a subject's words over and over,
 * names, figures and dates, a title of the words that the article repeats. The same for the same number.
 */
export function* generatedArticles(count: number, length = 600): Generator<BenchArticle> {
  const vocabulary = new Vocabulary();
  const random = randomFrom(20_250_616);
  for (let n = 0; n < count; n++) {
    const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)]!;
    const subject = Array.from({ length: 8 }, () =>
      random() < 0.5 ? vocabulary.rare(random()) : vocabulary.draw(random()),
    );
    const person = pick(SURNAMES) + pick(GIVEN) + (random() < 0.6 ? pick(GIVEN) : '');
    let body = '';
    while (body.length < length * (0.6 + 0.8 * random())) {
      const words = 6 + Math.floor(random() * 14);
      for (let i = 0; i < words; i++) {
        const chance = random();
        if (chance < 0.12) body += pick(subject);
        else if (chance < 0.15) body += person;
        else if (chance < 0.18) body += `${Math.floor(random() * 5000)}${pick(['万', '亿', '%', '人', '元', '公里'])}`;
        else if (chance < 0.19) body += `${1 + Math.floor(random() * 12)}月${1 + Math.floor(random() * 28)}日`;
        else body += vocabulary.draw(random());
        if (random() < 0.1) body += '，';
      }
      body += '。';
    }
    yield { title: [person, ...subject.slice(0, 5)].join(''), body };
  }
}
