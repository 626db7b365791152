import { drawChatList } from './chat-list.js';
import { createComposer } from './composer.js';
import { addMessage, drawConversation, drawDraft, drawHead, removeMessages, replaceMessage } from './conversation.js';
import { nameOf } from './element.js';
import { gist, writerOf } from './message.js';
import { alertBox, announce, chooseChat, clearToasts, toast } from './notices.js';
import { ask } from './requests.js';
import { createStore } from './store.js';
import { say, sayEverywhere, switchLanguage } from './words.js';

/** Milliseconds that "typing" is believed. */
const TYPING = 5500;
/** Milliseconds that what the bot is just writing stays without news. */
const DRAFT = 30_000;

const app = document.getElementById('app');
const lost = document.getElementById('lost');
const store = createStore();

/** Runs what may fail, and says so when it does. */
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message);
    return undefined;
  }
}

const act = {
  say: (text, reply) =>
    attempt(() =>
      ask('say', { chat: store.open, user: store.me, text, thread: store.thread, reply: reply?.message_id }),
    ),
  sendEdit: ({ chat, message_id }, text) =>
    attempt(() => ask('edit', { chat: chat.id, message: message_id, user: store.me, text })),
  choose: (answer, result, query) =>
    attempt(() => ask('choose', { chat: store.open, user: store.me, answer, result, query })),
  async press(message, data, button) {
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    const answer = await attempt(() =>
      ask('press', { chat: message.chat.id, user: store.me, message: message.message_id, data }),
    );
    button.removeAttribute('aria-busy');
    if (answer?.text) (answer.show_alert ? alertBox : toast)(answer.text);
    if (answer?.url) followBot(answer.url);
  },
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      toast(say('copied'));
    } catch {
      alertBox(text);
    }
  },
  reply: (message) => composer.setAbout({ kind: 'reply', message }),
  edit: (message) => composer.setAbout({ kind: 'edit', message }),
  /** A link into a chat with the bot is followed here, any other one in a new tab. */
  follow(event, address) {
    if (followBot(address)) event.preventDefault();
  },
  start(payload) {
    openChat(store.me);
    void act.say(payload ? `/start ${payload}` : '/start');
  },
  switchInline(button) {
    const query =
      button.switch_inline_query_current_chat ??
      button.switch_inline_query ??
      button.switch_inline_query_chosen_chat?.query;
    if (query === undefined) return;
    const type = () => composer.type(`@${store.bot.username} ${query}`);
    if (button.switch_inline_query_current_chat !== undefined) type();
    else
      chooseChat(store.visible(), store.bot, ({ id }) => {
        openChat(id);
        type();
      });
  },
  openTopic: (thread) => openChat(store.open, thread),
  setBot: (present) => attempt(() => ask('bot', { chat: store.open, user: store.me, present })),
  block: (blocked) => attempt(() => ask('block', { user: store.me, blocked })),
};

const composer = createComposer(store, act);

/** Follows `https://t.me/<bot>?start=…`; tells whether it was such a link. */
function followBot(address) {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const name =
    url.protocol === 'tg:' ? url.searchParams.get('domain') : url.hostname === 't.me' ? url.pathname.slice(1) : '';
  if (name?.toLowerCase() !== store.bot.username) return false;
  act.start(url.searchParams.get('start'));
  return true;
}

function drawList() {
  drawChatList(store, { become, open: openChat });
}

function drawAll() {
  drawList();
  drawConversation(store, act);
  composer.draw();
}

function openChat(id, thread) {
  store.show(id, thread);
  clearToasts();
  app.dataset.view = 'chat';
  drawAll();
  composer.focus();
}

async function become(id) {
  store.become(id);
  await meetBot();
  drawAll();
}

/** The bot has a name and a description in each language. */
async function meetBot() {
  store.meet(await ask(`bot?user=${store.me}`));
}

const EVENTS = {
  message({ chat: id, message }) {
    const chat = store.chats.get(id);
    if (!chat) return;
    const isNew = store.put(id, message);
    const isBot = message.from?.id === store.bot.id || (chat.type === 'channel' && !message.from);
    if (isBot) Object.assign(chat, { typing: 0, draft: undefined });
    if (isNew && store.isOpen(chat, message)) {
      addMessage(message, store, act);
      if (message.from?.id !== store.me) announce(`${nameOf(writerOf(message))}: ${message.text ?? gist(message)}`);
    }
    if (id === store.open) drawHead(store, act);
    drawList();
  },
  edited({ chat: id, message }) {
    store.put(id, message);
    const chat = store.chats.get(id);
    if (chat && store.isOpen(chat, message)) replaceMessage(message, store, act);
    drawList();
  },
  deleted({ chat, ids }) {
    store.remove(chat, ids);
    if (chat === store.open) removeMessages(ids);
    drawList();
  },
  typing({ chat: id }) {
    const chat = store.chats.get(id);
    if (!chat) return;
    chat.typing = Date.now() + TYPING;
    if (id !== store.open) return;
    drawHead(store, act);
    setTimeout(() => drawHead(store, act), TYPING + 50);
  },
  draft({ chat: id, content }) {
    const chat = store.chats.get(id);
    if (!chat) return;
    const draft = { content };
    chat.draft = draft;
    if (id === store.open) drawDraft(store, act);
    setTimeout(() => {
      if (chat.draft !== draft) return;
      chat.draft = undefined;
      if (id === store.open) drawDraft(store, act);
    }, DRAFT);
  },
  chat({ about }) {
    if (!about) return;
    store.update(about);
    if (about.id === store.open) drawAll();
    else drawList();
  },
  async profile() {
    void composer.refreshMenu();
    await meetBot();
    drawList();
    drawHead(store, act);
  },
};

/** News comes as it happens; after a lost connection everything is asked for again. */
function listen() {
  const events = new EventSource('/playground/events');
  let early = [];
  const take = (event) => EVENTS[event.type]?.(event);
  events.addEventListener('ready', async () => {
    early = [];
    store.load(await ask('state'));
    await meetBot();
    lost.hidden = true;
    drawAll();
    const waiting = early;
    early = undefined;
    for (const event of waiting) take(event);
    startByLink();
  });
  events.addEventListener('message', ({ data }) => {
    const event = JSON.parse(data);
    if (early) early.push(event);
    else take(event);
  });
  events.addEventListener('error', () => {
    early = [];
    lost.hidden = false;
  });
}

/** `/?start=payload` opens the private chat as a deep link does, once. */
function startByLink() {
  const here = new URL(location.href);
  const payload = here.searchParams.get('start');
  if (payload === null) return;
  history.replaceState(null, '', '/');
  act.start(payload);
}

const THEMES = ['auto', 'light', 'dark'];
const themeButton = document.getElementById('theme');
const languageButton = document.getElementById('language');

function drawSettings() {
  const theme = localStorage.getItem('theme') ?? 'auto';
  document.documentElement.dataset.theme = theme;
  themeButton.textContent = say({ auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' }[theme] ?? 'themeAuto');
  languageButton.textContent = say('otherLanguage');
}

themeButton.addEventListener('click', () => {
  const now = THEMES.indexOf(localStorage.getItem('theme') ?? 'auto');
  localStorage.setItem('theme', THEMES[(now + 1) % THEMES.length]);
  drawSettings();
});
languageButton.addEventListener('click', () => {
  switchLanguage();
  sayEverywhere();
  drawSettings();
  drawAll();
});
document.getElementById('back').addEventListener('click', () => {
  app.dataset.view = 'list';
  document.querySelector('.chat-row')?.focus();
});

sayEverywhere();
drawSettings();
listen();
