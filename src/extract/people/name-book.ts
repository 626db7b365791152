import type { Person } from '../reading.ts';
import { WordList } from '../speech/word-list.ts';
import { shortForms } from './join.ts';

/** The people of an article by every form of their names. */
export class NameBook {
  readonly #people = new Map<string, Person>();
  readonly #forms: WordList;

  /** Of two people who share a short form, the first named keeps it. */
  constructor(people: readonly Person[]) {
    for (const person of people) this.#people.set(person.name, person);
    for (const person of people) for (const form of person.aliases) this.#add(form, person);
    for (const person of people) for (const form of shortForms(person.name)) this.#add(form, person);
    this.#forms = new WordList([...this.#people.keys()]);
  }

  /** The person a form of a name stands for. */
  of(form: string): Person | undefined {
    return this.#people.get(form);
  }

  /** The longest known form that begins at an offset. */
  at(text: string, start: number, limit?: number): string | undefined {
    return this.#forms.at(text, start, limit);
  }

  /** The longest known form that ends before an offset. */
  before(text: string, end: number, from?: number): string | undefined {
    return this.#forms.before(text, end, from);
  }

  #add(form: string, person: Person): void {
    if (!this.#people.has(form)) this.#people.set(form, person);
  }
}
