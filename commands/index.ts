import type { Command } from '../src/chat/command.ts';
import { alert } from './alert.ts';
import { digest } from './digest.ts';
import { figures } from './figures.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { missed } from './missed.ts';
import { mute } from './mute.ts';
import { pause, resume } from './pause.ts';
import { people } from './people.ts';
import { preview } from './preview.ts';
import { privacy } from './privacy.ts';
import { quiet } from './quiet.ts';
import { quotes } from './quotes.ts';
import { read } from './read.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { story } from './story.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { summary } from './summary.ts';
import { topics } from './topics.ts';
import { unsubscribe } from './unsubscribe.ts';
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
  digest,
  subscribe,
  subscriptions,
  preview,
  alert,
  status,
  missed,
  pause,
  resume,
  quiet,
  mute,
  unsubscribe,
  settings,
  privacy,
  forget,
  help,
  start,
];
