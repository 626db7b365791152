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

/** Who has been spoken of so far: what 他, 该负责人 and 双方 stand for. */
export class Discourse {
  readonly #people: readonly Person[];
  #focus: Person | undefined;
  #group: Speaker | undefined;
  #institution: Speaker | undefined;
  #document: Speaker | undefined;
  /** The last who said something, and in which paragraph. */
  lastSpeaker: Speaker | undefined;
  lastParagraph = -1;

  constructor(people: readonly Person[]) {
    this.#people = people;
  }

  /** Somebody is the subject of a sentence. */
  attend(subject: Subject | undefined): void {
    if (!subject) return;
    if (subject.kind === 'person') this.#focus = subject.person;
    else if (subject.kind === 'group') this.#group = { kind: 'group', name: subject.text };
    else if (subject.kind === 'institution') this.#institution = { kind: 'institution', name: subject.text };
    else if (subject.kind === 'document') this.#document = { kind: 'document', name: subject.text };
  }

  /** Somebody has said something. */
  hasSpoken(speaker: Speaker, paragraph: number): void {
    this.lastSpeaker = speaker;
    this.lastParagraph = paragraph;
  }

  /** The person in focus as a speaker. */
  get focus(): Speaker | undefined {
    return this.#focus && asSpeaker(this.#focus);
  }

  /** Who a subject is. */
  resolve(subject: Subject): Speaker {
    switch (subject.kind) {
      case 'person':
        return asSpeaker(subject.person, subject.title);
      case 'pronoun':
        return this.focus ?? NOBODY;
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

  /** 该负责人, 这位前锋 is the person in focus; 该机构 the institution spoken of. */
  #pointed(text: string): Speaker {
    const word = POINTERS.at(text, 0)!;
    const rest = text.slice(word.length);
    if (INSTITUTIONS.before(rest, rest.length)?.length === rest.length || rest === '机构' || rest === '公司') {
      return this.#institution ?? { kind: 'institution', name: text };
    }
    if (GROUPS.before(rest, rest.length) && !OFFICES.before(rest, rest.length))
      return this.#document ?? { kind: 'group', name: text };
    return this.focus ?? { kind: 'group', name: text };
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
