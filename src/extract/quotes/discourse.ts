import type { Person } from '../reading.ts';
import { POINTERS } from '../speech/adverbial-words.ts';
import { GROUPS, INSTITUTIONS, OFFICES } from '../speech/office-words.ts';
import type { Subject } from './subject.ts';

/** Somebody who says something; without a name where the article does not tell. */
export interface Speaker {
  readonly name?: string;
  readonly title?: string;
  readonly kind: 'person' | 'group' | 'institution' | 'document' | 'none';
}

export const NOBODY: Speaker = { kind: 'none' };

/** Words that make a phrase mean several: 许多居民, 专家们. */
const SEVERAL =
  /们$|^(?:许多|不少|一些|多名|多位|数|各|很多|众|部分|全体|所有|两|三|四|五|六|几)|专家$|人员$|学者$|代表$|居民$|村民$|市民$|网友$|民众$/u;

/** Who has been spoken of so far: what 他, 该负责人 and 双方 stand for. */
export class Discourse {
  readonly #people: readonly Person[];
  #focus: Speaker | undefined;
  #group: Speaker | undefined;
  #institution: Speaker | undefined;
  #document: Speaker | undefined;
  /** Where the report comes from: 据某报报道. */
  source: Speaker | undefined;
  /** The last who said something, and in which paragraph. */
  lastSpeaker: Speaker | undefined;
  lastParagraph = -1;

  constructor(people: readonly Person[]) {
    this.#people = people;
  }

  /** Somebody is the subject of a sentence. */
  attend(subject: Subject | undefined): void {
    if (!subject) return;
    if (subject.kind === 'person') this.#focus = asSpeaker(subject.person, subject.title);
    else if (subject.kind === 'group') {
      const speaker = this.resolve(subject);
      if (
        speaker.kind === 'person' ||
        (OFFICES.before(subject.text, subject.text.length) && !SEVERAL.test(subject.text))
      )
        this.#focus = speaker;
      else this.#group = speaker;
    } else if (subject.kind === 'institution') this.#institution = { kind: 'institution', name: subject.text };
    else if (subject.kind === 'document') this.#document = { kind: 'document', name: subject.text };
  }

  /** Somebody has said something. */
  hasSpoken(speaker: Speaker, paragraph: number): void {
    this.lastSpeaker = speaker;
    this.lastParagraph = paragraph;
  }

  /** The person in focus as a speaker. */
  get focus(): Speaker | undefined {
    return this.#focus;
  }

  /** Who a subject is. */
  resolve(subject: Subject): Speaker {
    switch (subject.kind) {
      case 'person':
        return asSpeaker(subject.person, subject.title);
      case 'pronoun':
        return this.#focus ?? NOBODY;
      case 'pronouns':
        return this.#group ?? NOBODY;
      case 'pointer':
        return this.#pointed(subject.text);
      case 'group':
        return this.#holder(subject.text) ?? { kind: 'group', name: subject.text };
      default:
        return { kind: subject.kind, name: subject.text };
    }
  }

  /** 该负责人, 这位前锋 is the person in focus; 该机构 the institution spoken of; 这项研究 what it says. */
  #pointed(text: string): Speaker {
    const word = POINTERS.at(text, 0)!;
    const rest = text.slice(word.length);
    if (rest === '机构' || rest === '公司' || rest === '部门' || rest === '组织')
      return this.#institution ?? { kind: 'institution', name: text };
    if (
      OFFICES.before(rest, rest.length) ||
      word.startsWith('这位') ||
      word.startsWith('这名') ||
      word.startsWith('那位')
    )
      return this.#focus ?? { kind: 'group', name: text };
    if (INSTITUTIONS.before(rest, rest.length)) return { kind: 'institution', name: text };
    if (GROUPS.before(rest, rest.length)) return { kind: 'group', name: text };
    return this.#document ?? { kind: 'document', name: text };
  }

  /** An office alone, held by one person the article named before: 助理法官. */
  #holder(text: string): Speaker | undefined {
    if (text.length < 3 || !OFFICES.has(text)) return undefined;
    const holders = this.#people.filter(({ titles }) => titles.some((title) => title.endsWith(text)));
    return holders.length === 1 ? asSpeaker(holders[0]!) : undefined;
  }
}

/** A person as a speaker, with the office printed first. */
export function asSpeaker(person: Person, title?: string): Speaker {
  const office = person.titles[0] ?? title;
  return { kind: 'person', name: person.name, ...(office ? { title: office } : {}) };
}
