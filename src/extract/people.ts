import type { Article } from '../corpus/article.ts';
import { joinMentions } from './people/join.ts';
import { gatherMentions, officeBehind } from './people/mentions.ts';
import { NameBook } from './people/name-book.ts';
import type { Person } from './reading.ts';

/** Finds the people an article names, with their offices as printed, in order of first mention. */
export function findPeople(article: Article): Person[] {
  const texts = article.paragraphs.filter(({ role }) => role === 'body').map(({ text }) => text);
  const people = joinMentions(texts.flatMap(gatherMentions));
  return people.some(({ titles }) => titles.length === 0) ? withOfficesTold(people, texts) : people;
}

/** Gives those without an office the one that some sentence tells of them: 某某是…的职工. */
function withOfficesTold(people: readonly Person[], texts: readonly string[]): Person[] {
  const book = new NameBook(people.filter(({ titles }) => titles.length === 0));
  const told = new Map<Person, string>();
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const form = book.at(text, at);
      if (!form) continue;
      at += form.length - 1;
      const person = book.of(form)!;
      const office = told.has(person) ? undefined : officeBehind(text, at + 1);
      if (office) told.set(person, office);
    }
  }
  return people.map((person) => (told.has(person) ? { ...person, titles: [told.get(person)!] } : person));
}
