import type { Person } from '../reading.ts';
import { NAME_DOTS } from '../speech/name-characters.ts';
import { LONG_SURNAMES, SURNAMES } from '../speech/surnames.ts';
import type { Mention } from './mentions.ts';

/** Letters of a Latin family name that may stand alone. */
const LEAST_LATIN = 4;

/** Joins the mentions of an article: one person each, under the fullest form of the name, in order of first mention. */
export function joinMentions(mentions: readonly Mention[]): Person[] {
  const forms = [...new Set(mentions.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  const fullest = new Map<string, string>();
  for (const form of forms) {
    if (!fullest.has(form)) fullest.set(form, form);
    // 陈立 is a slip of the eye where 陈立中 stands elsewhere.
    if (form.length === 3 && !fullest.has(form.slice(0, 2))) fullest.set(form.slice(0, 2), form);
    for (const short of shortForms(form)) if (!fullest.has(short)) fullest.set(short, fullest.get(form)!);
  }
  const addresses = new Map<string, string>();
  const people = new Map<string, { name: string; titles: string[]; aliases: string[] }>();
  for (const { name, title, address } of mentions) {
    const full = fullest.get(name)!;
    const person = people.get(full) ?? { name: full, titles: [], aliases: [] };
    people.set(full, person);
    if (name !== full && !person.aliases.includes(name)) person.aliases.push(name);
    if (title && !person.titles.includes(title)) person.titles.push(title);
    if (address && !addresses.has(full)) addresses.set(full, address);
  }
  // 习近平主席: the office behind the name serves where none is printed before it.
  for (const [full, address] of addresses)
    if (people.get(full)!.titles.length === 0) people.get(full)!.titles.push(address);
  return [...people.values()];
}

/** The short forms under which a name may return: a part of a foreign name (卡塔, Rivers), a Japanese family name. */
export function shortForms(full: string): string[] {
  const parts = partsOf(full);
  const last = parts[parts.length - 1]!;
  // Of a name in Latin letters the last part only: Sam stands in Samsung too.
  if (/^[A-Za-z]/u.test(full)) return parts.length > 1 && last.length >= LEAST_LATIN ? [last] : [];
  if (parts.length > 1)
    return [...parts, full.slice(full.indexOf(parts[1]!)), ...beginnings(last)].filter((form) => form.length > 1);
  const surname = LONG_SURNAMES.find((name) => full.startsWith(name) && full.length > name.length);
  if (surname) return [surname];
  const isChinese = SURNAMES.has(full[0]!) && full.length <= 3;
  return isChinese ? [] : beginnings(full);
}

function beginnings(name: string): string[] {
  const forms: string[] = [];
  if (name.length < 4) return forms;
  for (let length = name.length - 1; length >= 2; length--) forms.push(name.slice(0, length));
  return forms;
}

function partsOf(name: string): string[] {
  const parts = [''];
  for (const char of name) {
    if (NAME_DOTS.has(char) || char === ' ') parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.filter(Boolean);
}
