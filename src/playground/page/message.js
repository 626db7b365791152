import { avatar, element, icon, nameOf } from './element.js';
import { formatted } from './entities.js';
import { keyboardNode } from './keyboard.js';
import { plain, richBlocks } from './rich.js';
import { locale, say } from './words.js';

const REPLY = 'M10 7L4 12l6 5M4 12h9c4 0 6 2 7 6';
const PENCIL = 'M4 20l1-5L16 4l4 4L9 19z';

/** Who is seen to have written a message. */
export function writerOf(message) {
  return message.sender_chat ?? message.from ?? message.chat;
}

/** A message in one line, for lists and replies. */
export function gist(message) {
  const service = serviceWords(message);
  if (service) return service;
  const words = message.text ?? message.caption ?? richGist(message) ?? message.document?.file_name ?? '';
  return words.replace(/\s+/g, ' ').slice(0, 120);
}

function richGist({ rich_message }) {
  const first = rich_message?.blocks.find((block) => block.text !== undefined);
  return first && plain(first.text);
}

/** What a service message tells; undefined for what people say. */
export function serviceWords(message) {
  const name = nameOf(writerOf(message));
  if (message.new_chat_members) return say('added', { name: message.new_chat_members.map(nameOf).join('、') });
  if (message.left_chat_member) return say('left', { name: nameOf(message.left_chat_member) });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return say('migrated');
  if (message.forum_topic_created) return say('topicMade', { name: message.forum_topic_created.name });
  if (message.forum_topic_closed) return say('topicShut');
  if (message.forum_topic_reopened) return say('topicOpened');
  if (message.forum_topic_edited) return say('topicMade', { name: message.forum_topic_edited.name });
  if (message.pinned_message) return say('pinned', { name });
  return undefined;
}

/** A message as it stands in the chat. `me` is the id of whom the visitor acts as. */
export function messageNode(message, { me, isGroup, follows }, act) {
  const service = serviceWords(message);
  if (service) return element('p', { class: 'service', 'data-id': message.message_id }, service);
  const writer = writerOf(message);
  const isMine = message.from?.id === me && !message.sender_chat;
  const shows = isGroup && !isMine;
  const body = element(
    'div',
    { class: 'bubble' },
    content(message, { shows: shows && !follows, writer }, act),
    meta(message),
  );
  const classes = ['message', isMine ? 'mine' : 'theirs', follows && 'follows', shows && 'with-avatar'];
  const node = element(
    'article',
    { class: classes.filter(Boolean).join(' '), 'data-id': message.message_id },
    shows && avatar(writer),
    element('div', { class: 'stack' }, body, keyboardNode(message, act)),
    tools(message, isMine, act),
  );
  node.setAttribute('aria-label', nameOf(writer));
  return node;
}

function content(message, { shows, writer }, act) {
  const { reply_to_message: reply } = message;
  const answered = reply && !reply.forum_topic_created;
  return [
    shows &&
      element(
        'p',
        { class: `writer hue-${Math.abs(writer.id) % 7}` },
        nameOf(writer),
        writer.is_bot && !message.sender_chat && element('small', {}, say('bot')),
      ),
    message.via_bot && element('p', { class: 'via' }, say('via', { name: message.via_bot.username })),
    answered &&
      element('p', { class: 'replied' }, element('b', {}, nameOf(writerOf(reply))), element('span', {}, gist(reply))),
    message.text !== undefined &&
      element('div', { class: 'text' }, formatted(message.text, message.entities ?? [], act)),
    message.rich_message &&
      element(
        'div',
        { class: 'rich', dir: message.rich_message.is_rtl ? 'rtl' : undefined },
        richBlocks(message.rich_message.blocks, message, act),
      ),
    message.document &&
      element(
        'p',
        { class: 'file' },
        element('b', {}, message.document.file_name),
        element('small', {}, `${Math.ceil((message.document.file_size ?? 0) / 1024)} KB`),
      ),
    message.caption !== undefined &&
      element('div', { class: 'text' }, formatted(message.caption, message.caption_entities ?? [], act)),
    ['photo', 'sticker', 'voice', 'contact'].some((kind) => message[kind]) &&
      element('p', { class: 'file' }, say('unsupported')),
    message.location && element('p', { class: 'file' }, `${message.location.latitude}, ${message.location.longitude}`),
  ];
}

function meta(message) {
  const date = new Date(message.date * 1000);
  const time = date.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return element(
    'p',
    { class: 'meta' },
    message.edit_date !== undefined && element('span', {}, say('edited')),
    element('time', { datetime: date.toISOString(), title: date.toLocaleString(locale()) }, time),
  );
}

function tools(message, isMine, act) {
  const tool = (key, path, run) => {
    const label = say(key);
    return element(
      'button',
      { type: 'button', class: 'icon', title: label, 'aria-label': label, onclick: run },
      icon(path),
    );
  };
  return element(
    'div',
    { class: 'tools' },
    tool('reply', REPLY, () => act.reply(message)),
    isMine && message.text !== undefined && !message.via_bot && tool('edit', PENCIL, () => act.edit(message)),
  );
}
