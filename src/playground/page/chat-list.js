import { avatar, element, nameOf } from './element.js';
import { gist, writerOf } from './message.js';
import { locale, say } from './words.js';

const people = document.getElementById('people');
const list = document.getElementById('chats');

/** Draws whom the visitor can act as, and their chats. */
export function drawChatList(store, { become, open }) {
  people.replaceChildren(
    ...store.people.map((person) =>
      element(
        'button',
        { type: 'button', 'aria-pressed': String(person.id === store.me), onclick: () => become(person.id) },
        avatar(person, 'small'),
        element('span', {}, person.first_name),
      ),
    ),
  );
  list.replaceChildren(...store.visible().map((chat) => element('li', {}, rowOf(chat, store, open))));
}

function rowOf(chat, store, open) {
  const last = chat.messages.at(-1);
  const face = chat.type === 'private' ? store.bot : chat;
  return element(
    'button',
    {
      type: 'button',
      class: 'chat-row',
      'aria-current': chat.id === store.open ? 'true' : undefined,
      onclick: () => open(chat.id),
    },
    avatar(face),
    element(
      'span',
      { class: 'chat-row-text' },
      element(
        'span',
        { class: 'chat-row-top' },
        element('b', {}, nameOf(face)),
        kindSign(chat),
        last && element('time', {}, shortTime(last.date)),
      ),
      element('span', { class: 'chat-row-last' }, lastWords(chat, last)),
    ),
    chat.unread > 0 &&
      element('span', { class: 'unread', 'aria-label': say('unread', { n: chat.unread }) }, String(chat.unread)),
  );
}

function kindSign(chat) {
  const words = chat.is_forum ? 'topicsIn' : chat.type === 'supergroup' ? 'group' : chat.type;
  return element('small', {}, say(words));
}

function lastWords(chat, last) {
  if (!last) return chat.hasBot || chat.type === 'private' ? say('noMessages') : say('withoutBot');
  const writer = writerOf(last);
  const who = chat.type === 'private' || chat.type === 'channel' || writer.id === chat.id ? '' : `${nameOf(writer)}: `;
  return who + gist(last);
}

function shortTime(seconds) {
  const date = new Date(seconds * 1000);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday
    ? date.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    : date.toLocaleDateString(locale(), { month: 'numeric', day: 'numeric' });
}
