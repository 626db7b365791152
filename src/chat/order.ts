import { parseSchedule, type ScheduleProblem } from '../digest/parse-schedule.ts';
import type { Schedule } from '../digest/subscription.ts';
import type { Chat } from './command.ts';
import { UserError } from './errors.ts';
import { shorten } from './resolve-article.ts';

/** What a line of /subscribe asks for. */
export interface Order {
  /** None may mean everything; see `isEverything`. */
  readonly topics: readonly string[];
  /** 全部 or all was written. */
  readonly isEverything: boolean;
  readonly schedule?: Schedule;
  /** Days were named and no time: 8:00 was taken. */
  readonly timeAssumed: boolean;
  readonly length?: number;
  /** @name or key of the chat it is to go to. */
  readonly target?: string;
}

const LENGTH = /(?:^|\s)(\d{1,3})\s*(?:条|條|篇|则|則|stories|story|items)(?=\s|$|[,，])/i;
const TARGET = /(?:^|\s)(?:发到|發到|送到|推到|到|to|in)\s*(@[A-Za-z]\w{3,}|tg:-?\d+)(?=\s|$)/i;
const EVERYTHING = new Set(['全部', '要闻', '要聞', '所有', '全部要闻', 'all', 'everything']);
/** Words between topics that are none. */
const BETWEEN = new Set(['和', '与', '及', '、', 'and', '&', '关于', 'about', '的']);

const LONGEST_DIGEST = 20;
const MOST_TOPICS = 12;
const LONGEST_TOPIC = 80;

/** Takes a line apart: topics, times, length, target, in any order. Throws UserError for what cannot be meant. */
export function readOrder(args: string, chat: Chat): Order {
  const { say } = chat;
  let line = args.normalize('NFC');
  const take = (pattern: RegExp) => {
    const found = pattern.exec(line);
    if (found) line = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`;
    return found?.[1];
  };
  const lengthSaid = take(LENGTH);
  const target = take(TARGET);
  const length = lengthSaid === undefined ? undefined : readLength(lengthSaid, chat);
  const { schedule, rest, problems, timeAssumed } = parseSchedule(line);
  const [problem] = problems;
  if (problem) throw scheduleError(problem, chat);
  const words = rest.filter((word) => !BETWEEN.has(word));
  const isEverything = words.some((word) => EVERYTHING.has(word.toLowerCase()));
  const topics = [...new Set(words.filter((word) => !EVERYTHING.has(word.toLowerCase())))];
  if (topics.length > MOST_TOPICS) {
    throw new UserError(
      say.text(
        '一份订阅最多 {most} 个话题，这里有 {n} 个。可以分成几份。',
        'A subscription has {most} topics at most, not {n}. Make several.',
        {
          most: MOST_TOPICS,
          n: topics.length,
        },
      ),
    );
  }
  const long = topics.find((topic) => topic.length > LONGEST_TOPIC);
  if (long) {
    throw new UserError(
      say.text('话题“{topic}”太长，最多 {most} 个字。', 'The topic “{topic}” is too long; {most} characters at most.', {
        topic: shorten(long),
        most: LONGEST_TOPIC,
      }),
    );
  }
  return {
    topics,
    isEverything,
    timeAssumed,
    ...(schedule ? { schedule } : {}),
    ...(length === undefined ? {} : { length }),
    ...(target === undefined ? {} : { target }),
  };
}

/** Number of stories a digest. Throws UserError. */
export function readLength(said: string, { say }: Chat): number {
  const length = Number(said);
  if (Number.isInteger(length) && length >= 1 && length <= LONGEST_DIGEST) return length;
  throw new UserError(
    say.text(
      '一期 1 到 {most} 条，收到的是“{said}”。例如 8条',
      'A digest has 1 to {most} stories, not “{said}”; for example 8 stories',
      {
        most: LONGEST_DIGEST,
        said: shorten(said),
      },
    ),
  );
}

/** What is wrong with the time somebody wrote, what is allowed, and an example. */
export function scheduleError({ type, text }: ScheduleProblem, { say }: Chat): UserError {
  const said = { text: shorten(text) };
  switch (type) {
    case 'no-such-time':
      return new UserError(
        say.text(
          '没有“{text}”这个时间。时间从 0:00 到 23:59，例如 每天 8:00 20:00',
          'There is no time “{text}”. Times are 0:00 to 23:59, for example every day at 8:00 and 20:00',
          said,
        ),
      );
    case 'no-such-day':
      return new UserError(
        say.text(
          '没有“{text}”这一天。日期从 1日到 31日，例如 每月1日和15日 9:00',
          'There is no day “{text}”. Days are 1 to 31, for example 每月1日 9:00',
          said,
        ),
      );
    case 'too-often':
      return new UserError(
        say.text(
          '“{text}”太密了：两期至少隔 15 分钟。例如 每2小时；要随到随推，用 /alert 词',
          '“{text}” is too often: 15 minutes apart at least. For example every 2 hours; for news as it comes, /alert word',
          said,
        ),
      );
    case 'bad-cron':
      return new UserError(
        say.text(
          '看不懂 cron“{text}”。五段依次是分、时、日、月、周，例如 cron 0 8 * * 1-5',
          'The cron expression “{text}” is not understood. Its five fields are minute, hour, day, month, weekday; for example cron 0 8 * * 1-5',
          said,
        ),
      );
  }
}
