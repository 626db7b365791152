import type { BotProfile } from './bot-profile.ts';
import type { Files } from './files.ts';
import type { Flood } from './flood.ts';
import type { InlinePosts } from './inline-posts.ts';
import type { Queries } from './queries.ts';
import type { UpdateQueue } from './update-queue.ts';
import type { Webhook } from './webhook.ts';
import type { World } from './world.ts';

/** All that a method of the Bot API may ask or change. */
export interface Api {
  readonly world: World;
  readonly updates: UpdateQueue;
  readonly webhook: Webhook;
  readonly queries: Queries;
  readonly profile: BotProfile;
  readonly inlinePosts: InlinePosts;
  readonly files: Files;
  readonly flood: Flood;
}

/** Carries out one method; its parameters have the shape the Bot API gives them. Throws Refusal. */
export type Method = (api: Api, params: never, gone: AbortSignal) => unknown;
