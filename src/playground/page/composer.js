import { createChoices } from './choices.js';
import { element, nameOf } from './element.js';
import { gist, writerOf } from './message.js';
import { ask } from './requests.js';
import { say } from './words.js';

const form = document.getElementById('composer');
const input = document.getElementById('input');
const menuButton = document.getElementById('menu');
const aboutMessage = document.getElementById('about-message');
const closed = document.getElementById('closed');

/** Milliseconds of quiet before what is typed is looked up. */
const QUIET = 140;

/** The line at the bottom: text, command menu, cards, replying and editing. */
export function createComposer(store, act) {
  const choices = createChoices();
  let menu = [];
  /** `{ kind: 'reply' | 'edit', message }` while one is being answered or changed. */
  let about;
  let quiet;
  let asked = 0;

  input.addEventListener('input', () => {
    grow();
    look();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || choices.take(event)) return;
    if (event.key === 'Escape' && about) setAbout(undefined);
    else if (event.key === 'ArrowUp' && input.value === '') editLast(event);
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  menuButton.addEventListener('click', () => {
    if (choices.isOpen) choices.hide();
    else showMenu('');
    input.focus();
  });
  aboutMessage.querySelector('button').addEventListener('click', () => setAbout(undefined));

  function grow() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(180, input.scrollHeight)}px`;
  }

  function setText(text) {
    input.value = text;
    grow();
    input.focus();
    input.setSelectionRange(text.length, text.length);
  }

  function setAbout(next) {
    // What was being changed is not a new message.
    if (about?.kind === 'edit' && !next) setText('');
    about = next;
    aboutMessage.hidden = !next;
    if (!next) return;
    const text = gist(next.message);
    const words =
      next.kind === 'edit' ? say('editing', { text }) : say('replyTo', { name: nameOf(writerOf(next.message)), text });
    aboutMessage.querySelector('p').textContent = words;
    if (next.kind === 'edit') setText(next.message.text);
    else input.focus();
  }

  function editLast(event) {
    const last = store
      .chat()
      .messages.findLast(({ from, text, via_bot }) => from?.id === store.me && text !== undefined && !via_bot);
    if (!last) return;
    event.preventDefault();
    setAbout({ kind: 'edit', message: last });
  }

  async function submit() {
    const text = input.value.trim();
    if (text === '') return;
    const was = about;
    setText('');
    setAbout(undefined);
    choices.hide();
    const sent = was?.kind === 'edit' ? await act.sendEdit(was.message, text) : await act.say(text, was?.message);
    // What could not be sent is not lost.
    if (!sent && input.value === '') setText(text);
  }

  /** What is typed decides what is offered. */
  function look() {
    const text = input.value;
    const command = /^\/(\w*)$/.exec(text);
    const inline = new RegExp(`^@(?:${store.bot.username}|bot)\\s([\\s\\S]*)$`, 'i').exec(text);
    clearTimeout(quiet);
    asked++;
    if (command) showMenu(command[1].toLowerCase());
    else if (inline) quiet = setTimeout(() => lookUp(inline[1], ''), QUIET);
    else choices.hide();
  }

  function showMenu(prefix) {
    const found = menu.filter(({ command }) => command.startsWith(prefix));
    if (found.length === 0 && prefix !== '') {
      choices.hide();
      return;
    }
    // In a group a command says whom it is for.
    const suffix = store.chat().type === 'private' ? '' : `@${store.bot.username}`;
    choices.show({
      label: say('menuLabel'),
      note: found.length === 0 ? say('noMenu') : undefined,
      items: found.map(({ command, description }) => ({
        className: 'command',
        content: [element('b', {}, `/${command}`), element('span', {}, description)],
        fill: () => {
          setText(`/${command}${suffix} `);
          choices.hide();
        },
        pick: () => {
          setText('');
          choices.hide();
          void act.say(`/${command}${suffix}`);
        },
      })),
    });
  }

  async function lookUp(query, offset, before = []) {
    const mine = ++asked;
    if (before.length === 0) choices.show({ label: say('cards'), items: [], note: say('searching') });
    try {
      const answer = await ask('inline', { chat: store.open, user: store.me, query, offset });
      if (mine === asked) showCards(query, answer, before);
    } catch (error) {
      if (mine === asked) choices.show({ label: say('cards'), items: [], note: error.message });
    }
  }

  function showCards(query, answer, before) {
    const cards = [...before, ...answer.results.map((result) => ({ answer: answer.id, result }))];
    let isAsked = false;
    const { button } = answer;
    choices.show({
      label: say('cards'),
      keep: before.length > 0,
      head:
        button?.start_parameter !== undefined &&
        element(
          'button',
          { type: 'button', class: 'to-private', onclick: () => act.start(button.start_parameter) },
          button.text,
        ),
      note: cards.length === 0 ? say('noCards') : undefined,
      items: cards.map(({ answer: id, result }) => ({
        className: 'card',
        content: [element('b', {}, result.title ?? ''), element('span', {}, result.description ?? '')],
        pick: () => {
          setText('');
          choices.hide();
          void act.choose(id, result.id, query);
        },
      })),
      reachedEnd: () => {
        if (isAsked || !answer.next_offset) return;
        isAsked = true;
        void lookUp(query, answer.next_offset, cards);
      },
    });
  }

  return {
    setAbout,
    /** Puts words into the line as if they had been typed. */
    type(text) {
      setText(text);
      look();
    },
    /** The menu of this chat may be another one now. */
    async refreshMenu() {
      menu = await ask(`menu?chat=${store.open}&user=${store.me}`);
      menuButton.hidden = menu.length === 0;
    },
    /** Shows what can be written here. */
    draw() {
      const chat = store.chat();
      const topic = chat.topics.find(({ id }) => id === store.thread);
      const isAdmin = ['creator', 'administrator'].includes(store.role());
      const isShut = chat.is_forum && (topic ? topic.isClosed : chat.isGeneralClosed) && !isAdmin;
      const isReadOnly = chat.type === 'channel' && !isAdmin;
      const reason = isReadOnly ? 'readOnly' : isShut ? 'closedTopic' : chat.isBlocked ? 'blocked' : undefined;
      form.classList.toggle('is-closed', reason !== undefined);
      closed.hidden = reason === undefined;
      closed.textContent = reason === undefined ? '' : say(reason);
      const hint =
        chat.type === 'private'
          ? 'hintPrivate'
          : chat.type === 'channel'
            ? 'hintChannel'
            : chat.hasBot
              ? 'hintGroup'
              : 'hintWithout';
      input.placeholder = say(hint);
      choices.hide();
      setAbout(undefined);
      void this.refreshMenu();
    },
    focus() {
      // On a phone the keyboard would cover the chat at once.
      if (matchMedia('(pointer: fine)').matches) input.focus();
    },
  };
}
