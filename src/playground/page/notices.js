import { avatar, element, nameOf } from './element.js';
import { say } from './words.js';

const toasts = document.getElementById('toasts');
const dialog = document.getElementById('dialog');
const body = document.getElementById('dialog-body');
const news = document.getElementById('news');
const closing = dialog.querySelector('form > button');

/** Milliseconds a word at the edge stays; longer for longer words. */
const STAY = 2200;

/** Says something for a moment. */
export function toast(words) {
  const node = element('p', { class: 'toast' }, words);
  toasts.append(node);
  setTimeout(() => node.remove(), STAY + words.length * 40);
}

/** Takes away what was said for a moment. */
export function clearToasts() {
  toasts.replaceChildren();
}

/** Says something that has to be put away. */
export function alertBox(words) {
  body.replaceChildren(element('p', {}, words));
  closing.textContent = say('close');
  dialog.showModal();
}

/** Lets the visitor choose a chat. */
export function chooseChat(chats, bot, chosen) {
  const rows = chats.map((chat) =>
    element(
      'button',
      {
        type: 'button',
        class: 'chat-row',
        onclick: () => {
          dialog.close();
          chosen(chat);
        },
      },
      avatar(chat.type === 'private' ? bot : chat),
      element('b', {}, nameOf(chat.type === 'private' ? bot : chat)),
    ),
  );
  body.replaceChildren(element('p', {}, say('chooseChat')), element('div', { class: 'pick' }, rows));
  closing.textContent = say('cancel');
  dialog.showModal();
}

/** Tells those who listen to the page of a new message. */
export function announce(words) {
  news.textContent = words;
}
