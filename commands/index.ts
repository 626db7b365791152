import type { Command } from '../src/chat/command.ts';
import { figures } from './figures.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { people } from './people.ts';
import { privacy } from './privacy.ts';
import { quotes } from './quotes.ts';
import { read } from './read.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { start } from './start.ts';
import { story } from './story.ts';
import { summary } from './summary.ts';
import { topics } from './topics.ts';
import { versions } from './versions.ts';

/** Every command, in menu order. */
export const COMMANDS: readonly Command[] = [
  latest,
  search,
  summary,
  quotes,
  figures,
  read,
  people,
  topics,
  story,
  versions,
  settings,
  privacy,
  forget,
  help,
  start,
];
