import { localTime } from '../digest/slots.ts';
import type { Rule, Schedule } from '../digest/subscription.ts';
import type { Content } from '../view/view.ts';
import type { Chat } from './command.ts';

const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A local date-time's day: 11月20日 周五. */
export function dayText(local: string, chat: Chat): Content {
  const date = new Date(`${local.slice(0, 10)}T00:00Z`);
  const month = date.getUTCMonth() + 1;
  const day = date.getUTCDate();
  const weekday = date.getUTCDay();
  const zh = `${month}月${day}日 ${WEEKDAYS_ZH[weekday]}`;
  return chat.say(zh, `${WEEKDAYS_EN[weekday]} ${day} ${MONTHS_EN[month - 1]}`);
}

/** A moment as people say it on the chat's clock: 今天 20:00, 明天 08:00, 11月23日 周一 09:00. */
export function momentText(at: number, now: number, chat: Chat): Content {
  const local = localTime(at, chat.timeZone);
  const today = localTime(now, chat.timeZone).slice(0, 10);
  const days = Math.round((Date.parse(`${local.slice(0, 10)}T00:00Z`) - Date.parse(`${today}T00:00Z`)) / 86_400_000);
  const near = NEAR_DAYS.find((one) => one.days === days);
  return [...(near ? chat.say(near.zh, near.en) : dayText(local, chat)), ` ${local.slice(11)}`];
}

const NEAR_DAYS = [
  { days: -1, zh: '昨天', en: 'yesterday' },
  { days: 0, zh: '今天', en: 'today' },
  { days: 1, zh: '明天', en: 'tomorrow' },
];

/** A schedule in words: 工作日 07:30；周末 09:00. */
export function scheduleText(schedule: Schedule, chat: Chat): Content {
  return chat.say(
    schedule.map((rule) => `${daysZh(rule)} ${timesZh(rule.times)}`).join('；'),
    schedule.map((rule) => `${daysEn(rule)} at ${timesEn(rule.times)}`).join('; '),
  );
}

const isList = (days: readonly number[] | undefined, list: string) => days?.join('') === list;

function daysZh({ weekdays, days, months, either }: Rule): string {
  const month = months ? `${months.join('、')}月` : '';
  const ofMonth = days ? `${months ? '' : '每月'}${days.join('、')}日` : '';
  let ofWeek = '';
  if (isList(weekdays, '12345')) ofWeek = '工作日';
  else if (isList(weekdays, '67')) ofWeek = '周末';
  else if (weekdays && weekdays.length < 7)
    ofWeek = `每周${weekdays.map((day) => '一二三四五六日'[day - 1]).join('、')}`;
  const parts = [month + ofMonth, ofWeek].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(either ? '或' : '的') : '每天';
}

function daysEn({ weekdays, days, months, either }: Rule): string {
  const month = months ? `in ${months.map((n) => MONTHS_EN[n - 1]).join(', ')}` : '';
  const ofMonth = days ? `on day ${days.join(', ')} of the month` : '';
  let ofWeek = '';
  if (isList(weekdays, '12345')) ofWeek = 'weekdays';
  else if (isList(weekdays, '67')) ofWeek = 'weekends';
  else if (weekdays && weekdays.length < 7) ofWeek = weekdays.map((day) => WEEKDAYS_EN[day % 7]).join(', ');
  const parts = [ofWeek, ofMonth, month].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(either ? ' or ' : ' ') : 'every day';
}

/** Minutes between times that are evenly spread, where there are enough of them to be said so. */
function interval(times: readonly string[]): number | undefined {
  if (times.length < 5) return undefined;
  const minutes = times.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  const step = minutes[1]! - minutes[0]!;
  return minutes.every((minute, n) => n === 0 || minute - minutes[n - 1]! === step) ? step : undefined;
}

function timesZh(times: readonly string[]): string {
  const step = interval(times);
  if (step === undefined) return times.join('、');
  const every = step % 60 === 0 ? `每 ${step / 60} 小时` : `每 ${step} 分钟`;
  return `${times[0]}–${times.at(-1)} ${every}`;
}

function timesEn(times: readonly string[]): string {
  const step = interval(times);
  if (step === undefined) return times.join(', ');
  return `${times[0]}–${times.at(-1)} every ${step % 60 === 0 ? `${step / 60} h` : `${step} min`}`;
}
