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
  /们$|^(?:许多|不少|一些|多名|多位|数|各|很多|众|部分|全体|所有|两|三|四|五|六|几)|(?:专家|人员|学者|代表|居民|村民|市民|网友|民众)$/u;

/** Who has been spoken of so far: what 他, 该负责人 and 双方 stand for. */
export class Discourse {
  readonly #people: readonly Person[];
  #focus: Speaker | undefined;
  #focusParagraph = -1;
  #paragraph = -1;
  readonly #named = new Set<Person>();
  /** The only one named in the paragraph before. */
  #before: Person | undefined;
  #group: Speaker | undefined;
  #groupParagraph = -1;
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

  /** Another paragraph begins. */
  enter(paragraph: number): void {
    this.#paragraph = paragraph;
    const [only] = this.#named;
    this.#before = this.#named.size === 1 ? only : undefined;
    this.#named.clear();
  }

  /** Somebody is named, whether as a subject or not. */
  name(person: Person): void {
    this.#named.add(person);
  }

  /** Somebody is the subject of a sentence. */
  attend(subject: Subject | undefined): void {
    if (!subject) return;
    if (subject.kind === 'person') this.#focusOn(asSpeaker(subject.person, subject.title));
    else if (subject.kind === 'group') {
      const speaker = this.resolve(subject);
      const isOne = speaker.kind === 'person' || /^(?:一名|一位|某)/u.test(subject.text);
      if (isOne) this.#focusOn(speaker);
      else {
        this.#group = speaker;
        this.#groupParagraph = this.#paragraph;
      }
    } else if (subject.kind === 'institution') this.#institution = { kind: 'institution', name: subject.text };
    else if (subject.kind === 'document') this.#document = { kind: 'document', name: subject.text };
  }

  /** Somebody has said something. One unnamed is whom a pronoun means from now on. */
  hasSpoken(speaker: Speaker, paragraph: number): void {
    const { name, kind } = speaker;
    if (kind === 'group' && name && OFFICES.before(name, name.length) && !SEVERAL.test(name)) this.#focusOn(speaker);
    this.lastSpeaker = speaker;
    this.lastParagraph = paragraph;
  }

  /**
   * Whom a pronoun for one person means: the last who was the subject of a sentence; where that was in an earlier
   * paragraph and this one has named just one other, that one.
   */
  get focus(): Speaker | undefined {
    if (this.#focusParagraph === this.#paragraph) return this.#focus;
    if (this.#named.size === 0)
      return this.#before && this.#focusParagraph < this.#paragraph - 1 ? asSpeaker(this.#before) : this.#focus;
    const [only] = this.#named;
    if (this.#named.size === 1) return asSpeaker(only!);
    return [...this.#named].some(({ name }) => name === this.#focus?.name) ? this.#focus : undefined;
  }

  /** Who a subject is. */
  resolve(subject: Subject): Speaker {
    switch (subject.kind) {
      case 'person':
        return asSpeaker(subject.person, subject.title);
      case 'pronoun':
        return this.focus ?? NOBODY;
      case 'pronouns':
        return (
          (this.#paragraph - this.#groupParagraph <= 1 ? this.#group : undefined) ??
          (subject.text === '双方' ? { kind: 'group', name: subject.text } : NOBODY)
        );
      case 'pointer':
        return this.#pointed(subject.text);
      case 'group':
        return this.#holder(subject.text) ?? { kind: 'group', name: subject.text };
      default:
        return subject.text ? { kind: subject.kind, name: subject.text } : NOBODY;
    }
  }

  #focusOn(speaker: Speaker): void {
    this.#focus = speaker;
    this.#focusParagraph = this.#paragraph;
  }

  /** 该负责人, 这位前锋 is the person in focus; 该机构 the institution spoken of; 这项研究 what it says. */
  #pointed(text: string): Speaker {
    const word = POINTERS.at(text, 0)!;
    const rest = text.slice(word.length);
    if (['机构', '公司', '部门', '组织'].includes(rest))
      return this.#institution ?? { kind: 'institution', name: text };
    if (/^这[对些群支批]$/u.test(word)) {
      return this.#group?.name?.endsWith(rest.slice(-2)) ? this.#group : { kind: 'group', name: text };
    }
    if (/^[这那][位名]$/u.test(word) || OFFICES.before(rest, rest.length))
      return this.focus ?? { kind: 'group', name: text };
    if (INSTITUTIONS.before(rest, rest.length)) return { kind: 'institution', name: text };
    if (GROUPS.before(rest, rest.length) || /[者人员方]$/u.test(rest)) return { kind: 'group', name: text };
    return this.#document ?? { kind: 'document', name: text };
  }

  /** An office alone, held by one person the article named before: 助理法官. */
  #holder(text: string): Speaker | undefined {
    if (text.length < 3 || text.length > 8 || !OFFICES.before(text, text.length)) return undefined;
    const holders = this.#people.filter(({ titles }) => titles.some((title) => title.endsWith(text)));
    return holders.length === 1 ? asSpeaker(holders[0]!) : undefined;
  }
}

/** A person as a speaker, with the office printed first. */
export function asSpeaker(person: Person, title?: string): Speaker {
  const office = fullest(person.titles) ?? title;
  return { kind: 'person', name: person.name, ...(office ? { title: office } : {}) };
}

/** Of the forms of the office printed first, the longest. */
function fullest(titles: readonly string[]): string | undefined {
  const [first] = titles;
  const office = first && OFFICES.before(first, first.length);
  if (!first || !office) return first;
  const forms = titles.filter((title) => title.endsWith(office));
  return forms.reduce((best, title) => (title.length > best.length ? title : best), first);
}
