import { avatar, element, icon, nameOf } from './element.js';
import { formatted } from './entities.js';
import { messageNode, writerOf } from './message.js';
import { richBlocks } from './rich.js';
import { locale, say } from './words.js';

const log = document.getElementById('log');
const column = document.getElementById('messages');
const toEnd = document.getElementById('to-end');
const topics = document.getElementById('topics');
const title = document.getElementById('chat-title');
const state = document.getElementById('chat-state');
const block = document.getElementById('block');

const LOCK = 'M6 11h12v9H6zM9 11V7a3 3 0 0 1 6 0v4';
/** Seconds within which messages of one writer stand close together. */
const CLOSE = 300;
/** Pixels from the end that still count as being there. */
const NEAR = 80;

// What scrolls can be reached and scrolled by keyboard.
log.tabIndex = 0;
toEnd.addEventListener('click', () => scrollToEnd(true));
log.addEventListener('scroll', () => {
  toEnd.hidden = isAtEnd();
});

function isAtEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}

function scrollToEnd(isSmooth) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  log.scrollTo({ top: log.scrollHeight, behavior: isSmooth && !calm ? 'smooth' : 'instant' });
  toEnd.hidden = true;
}

/** Goes to the end; what is longer than the view is shown from its beginning. */
function show(node) {
  scrollToEnd(false);
  const above = log.getBoundingClientRect().top + 10 - node.getBoundingClientRect().top;
  if (above > 0) log.scrollTop -= above;
}

/** Draws the open chat from the beginning. */
export function drawConversation(store, act) {
  drawHead(store, act);
  drawTopics(store, act);
  const chat = store.chat();
  const shown = chat.messages.filter((message) => store.isInThread(chat, message));
  const nodes = [];
  for (const [n, message] of shown.entries()) nodes.push(...withDay(message, shown[n - 1], store, act));
  column.replaceChildren(...(nodes.length > 0 ? nodes : [welcome(store, act)]));
  drawDraft(store, act);
  scrollToEnd(false);
}

/** Adds a new message to the open chat, and stays at the end if the reader was there. */
export function addMessage(message, store, act) {
  const wasAtEnd = isAtEnd() || message.from?.id === store.me;
  const chat = store.chat();
  const shown = chat.messages.filter((one) => store.isInThread(chat, one));
  column.querySelector('.welcome')?.remove();
  column.querySelector('.draft')?.remove();
  const nodes = withDay(message, shown.at(-2), store, act);
  column.append(...nodes);
  if (wasAtEnd) show(nodes.at(-1));
  else toEnd.hidden = false;
  nodes.at(-1).classList.add('arriving');
}

/** Puts a changed message in its old place. */
export function replaceMessage(message, store, act) {
  const old = nodeOf(message.message_id);
  if (!old) return;
  const wasAtEnd = isAtEnd();
  const keys = [...old.querySelectorAll('.key')];
  const focused = keys.indexOf(document.activeElement);
  const made = messageNode(message, look(old.classList.contains('follows'), store), act);
  made.classList.add('changed');
  old.replaceWith(made);
  // Whoever pages by keyboard stays on the same button, or on the one in its place.
  if (focused >= 0) {
    const next = [...made.querySelectorAll('.key')];
    const same = next.find(({ textContent }) => textContent === keys[focused].textContent);
    (same ?? next.at(Math.min(focused, next.length - 1)))?.focus({ preventScroll: true });
  }
  if (wasAtEnd) show(made);
}

/** Takes messages out of the open chat. */
export function removeMessages(ids) {
  for (const id of ids) nodeOf(id)?.remove();
}

/** Title, members or what the bot is doing. */
export function drawHead(store, act) {
  const chat = store.chat();
  const shown = chat.type === 'private' ? store.bot : chat;
  document.getElementById('chat-avatar').replaceWith(Object.assign(avatar(shown), { id: 'chat-avatar' }));
  title.textContent = nameOf(shown);
  const isTyping = chat.typing > Date.now();
  state.classList.toggle('typing', isTyping);
  state.textContent = isTyping ? say('typing') : describe(chat, store);
  drawSwitch(store, chat, act);
}

/** In private the bot can be blocked; an admin can bring it into a group and take it out. */
function drawSwitch(store, chat, act) {
  const isPrivate = chat.type === 'private';
  const isAdmin = ['creator', 'administrator'].includes(store.role(chat));
  block.hidden = isPrivate ? chat.messages.length === 0 : !isAdmin;
  const isOn = isPrivate ? !chat.isBlocked : chat.hasBot;
  block.textContent = say(isPrivate ? (isOn ? 'block' : 'unblock') : isOn ? 'removeBot' : 'addBot');
  block.onclick = () => (isPrivate ? act.block(isOn) : act.setBot(!isOn));
}

function describe(chat, store) {
  if (chat.type === 'private') return `@${store.bot.username} · ${say('bot')}`;
  const there = chat.members.filter(({ status, is_bot }) => status !== 'left' && status !== 'kicked' && !is_bot);
  const counted = chat.type === 'channel' ? 'subscribers' : chat.hasBot ? 'membersAndBot' : 'members';
  const count = say(counted, { n: there.length });
  const office = chat.type === 'channel' && store.role() === 'member' ? 'subscriber' : store.role();
  const parts = [count, say('asRole', { role: say(office) })];
  if (!chat.hasBot) parts.push(say('withoutBot'));
  return parts.join(' · ');
}

function drawTopics(store, act) {
  const chat = store.chat();
  topics.hidden = !chat.is_forum;
  if (!chat.is_forum) return;
  const all = [{ id: undefined, name: say('general'), isClosed: chat.isGeneralClosed }, ...chat.topics];
  topics.replaceChildren(
    ...all.map(({ id, name, isClosed }) =>
      element(
        'button',
        {
          type: 'button',
          'aria-current': id === store.thread ? 'true' : undefined,
          class: chat.unreadThreads.has(id ?? 0) ? 'has-unread' : undefined,
          onclick: () => act.openTopic(id),
        },
        name,
        isClosed && icon(LOCK),
      ),
    ),
  );
}

/** What the bot is just writing, as far as it is. */
export function drawDraft(store, act) {
  column.querySelector('.draft')?.remove();
  const draft = store.chat().draft;
  if (!draft) return;
  const { content } = draft;
  const words = content.rich_message
    ? richBlocks(content.rich_message.blocks, {}, act)
    : formatted(content.text ?? '……', content.entities ?? [], act);
  column.append(
    element(
      'article',
      { class: 'message theirs draft' },
      element('div', { class: 'bubble' }, element('div', { class: 'text' }, words)),
    ),
  );
  scrollToEnd(false);
}

function nodeOf(id) {
  return column.querySelector(`[data-id="${id}"]`);
}

function look(follows, store) {
  const { type } = store.chat();
  return { me: store.me, isGroup: type === 'group' || type === 'supergroup', follows };
}

function withDay(message, before, store, act) {
  const day = new Date(message.date * 1000).toDateString();
  const isNewDay = !before || new Date(before.date * 1000).toDateString() !== day;
  const follows =
    !isNewDay &&
    writerOf(before).id === writerOf(message).id &&
    message.date - before.date < CLOSE &&
    !before.forum_topic_created;
  const node = messageNode(message, look(follows, store), act);
  return isNewDay ? [element('p', { class: 'day' }, dayWords(message.date)), node] : [node];
}

function dayWords(seconds) {
  const date = new Date(seconds * 1000);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return say('today');
  if (days === 1) return say('yesterday');
  return date.toLocaleDateString(locale(), { year: 'numeric', month: 'long', day: 'numeric' });
}

function welcome(store, act) {
  const { type } = store.chat();
  const isPrivate = type === 'private';
  const words = isPrivate ? store.about || say('welcome') : say(type === 'channel' ? 'noMessages' : 'emptyGroup');
  return element(
    'div',
    { class: 'welcome' },
    element('img', { src: '/page/icon.svg', alt: '', width: 72, height: 72 }),
    element('p', {}, words),
    isPrivate &&
      element('button', { type: 'button', class: 'primary', onclick: () => act.say('/start') }, say('start')),
  );
}
