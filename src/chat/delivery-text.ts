import type { Pause } from '../digest/subscription.ts';
import type { Delivery } from '../store/records.ts';
import type { Content } from '../view/view.ts';
import type { Chat, Phrase } from './command.ts';
import { momentText } from './when-text.ts';

/** Why something did not come, by the word the record keeps. */
const REASONS: Readonly<Record<string, Phrase>> = {
  down: { zh: '当时机器人停着', en: 'the bot was stopped then' },
  paused: { zh: '订阅暂停中', en: 'it was paused' },
  merged: { zh: '并入了后一期', en: 'the next one took it in' },
  superseded: { zh: '没发完就到了下一期，内容并入下一期', en: 'the next one came before it was sent, and took it in' },
  waited: { zh: 'Telegram 要求等待，等到已不新鲜', en: 'Telegram asked to wait until it was no news any more' },
  later: { zh: 'Telegram 一时不通，等到已不新鲜', en: 'Telegram was out of reach until it was no news any more' },
  unsure: { zh: '发送时连接中断，补发过一次', en: 'the connection broke while sending; it was sent once more' },
  blocked: { zh: '机器人被屏蔽', en: 'the bot was blocked' },
  kicked: { zh: '机器人被移出', en: 'the bot was removed' },
  deactivated: { zh: '账号已停用', en: 'the account is gone' },
  'no-rights': { zh: '机器人在那里没有发言权', en: 'the bot may not write there' },
  'not-found': { zh: '找不到那个聊天', en: 'the chat was not found' },
  'bad-request': {
    zh: '消息被 Telegram 拒收，已记下待查',
    en: 'Telegram refused the message; it was noted for the operator',
  },
  'not-written': { zh: '没能写成，已记下待查', en: 'it could not be written; it was noted for the operator' },
  deadly: { zh: '几次发送都使程序中断，已放弃', en: 'sending it stopped the program several times; it was given up' },
  capped: { zh: '当天的提醒已到上限', en: 'as many alerts as allowed had come that day' },
};

/** A reason in the chat's language; a word without a phrase as it stands. */
export function reasonText(reason: string | undefined, { say }: Chat): Content {
  if (reason === undefined) return [];
  const phrase = REASONS[reason];
  return phrase ? say(phrase.zh, phrase.en) : [reason];
}

/** What became of a delivery, in a line: 今天 08:00 已送达，5 条. */
export function outcomeText(delivery: Delivery, now: number, chat: Chat): Content {
  const { say } = chat;
  const when = momentText(delivery.slotAt, now, chat);
  const why = reasonText(delivery.reason, chat);
  const because = why.length > 0 ? [...say('：', ': '), ...why] : [];
  const n = delivery.articles.length;
  switch (delivery.state) {
    case 'sent':
      return [
        ...when,
        ' ',
        ...say('已送达，{n} 条', 'delivered, {n} stories', { n }),
        ...(delivery.late ? say('（迟到）', ' (late)') : []),
        ...(delivery.repeated ? say('（可能重复过）', ' (perhaps twice)') : []),
      ];
    case 'empty':
      return [...when, ' ', ...say('没有新消息，没有打扰', 'nothing new, so nothing was sent')];
    case 'missed':
      return [...when, ' ', ...say('没有发', 'not sent'), ...because];
    case 'stale':
      return [...when, ' ', ...say('过时未发', 'dropped as too late'), ...because];
    case 'refused':
      return [...when, ' ', ...say('没能送达', 'could not be delivered'), ...because];
    case 'unsure':
      return delivery.due === undefined
        ? [...when, ' ', ...say('多半已送达', 'most likely delivered'), ...because]
        : [...when, ' ', ...say('连接中断，即将补发', 'the connection broke; it is being sent again')];
    default:
      return delivery.due !== undefined && delivery.due > now
        ? [
            ...when,
            ' ',
            ...say('等待发送，{time} 再试', 'waiting, next try {time}', {
              time: momentString(delivery.due, now, chat),
            }),
            ...because,
          ]
        : [...when, ' ', ...say('正在发送', 'being sent')];
  }
}

/** Why a chat or a subscription is silent, and until when. */
export function pauseText(pause: Pause, now: number, chat: Chat): Content {
  const { say } = chat;
  const why = pause.reason === 'asked' ? [] : [...say('：', ': '), ...reasonText(pause.reason, chat)];
  return pause.until === undefined
    ? [...say('已暂停', 'paused'), ...why]
    : [...say('暂停到 {time}', 'paused until {time}', { time: momentString(pause.until, now, chat) }), ...why];
}

function momentString(at: number, now: number, chat: Chat): string {
  return momentText(at, now, chat).join('');
}
