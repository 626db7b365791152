/** The page's own words. Chinese first; what people and the bot say is never touched. */
const WORDS = {
  title: ['简报试用台', 'Jianbao playground'],
  notTelegram: ['这里不是 Telegram，只在本机运行', 'Not Telegram · on this machine only'],
  youAre: ['你现在是', 'You are'],
  chats: ['聊天', 'Chats'],
  messages: ['消息', 'Messages'],
  topics: ['话题', 'Topics'],
  back: ['返回聊天列表', 'Back to the chats'],
  lost: ['连接断了，正在重连……', 'Connection lost, trying again…'],
  toEnd: ['到最新消息', 'To the newest message'],
  cancel: ['取消', 'Cancel'],
  menu: ['菜单', 'Menu'],
  menuLabel: ['命令菜单', 'Command menu'],
  input: ['写消息', 'Write a message'],
  hintPrivate: ['写消息，或输入 / 看命令', 'Message, or / for commands'],
  hintGroup: ['输入 / 看命令，@bot 引用新闻', '/ for commands, @bot to cite news'],
  hintWithout: ['写消息，或输入 @bot 引用新闻', 'Message, or @bot to cite news'],
  hintChannel: ['发布一条', 'Broadcast'],
  send: ['发送', 'Send'],
  close: ['好', 'OK'],
  bot: ['机器人', 'bot'],
  typing: ['正在输入……', 'typing…'],
  creator: ['创建者', 'owner'],
  administrator: ['管理员', 'admin'],
  member: ['成员', 'member'],
  restricted: ['受限成员', 'restricted'],
  subscriber: ['订阅者', 'subscriber'],
  members: ['{n} 位成员', '{n} members'],
  membersAndBot: ['{n} 位成员和机器人', '{n} members and the bot'],
  subscribers: ['{n} 位订阅者', '{n} subscribers'],
  asRole: ['你是{role}', 'you: {role}'],
  withoutBot: ['机器人不在群里', 'the bot is not here'],
  topicsIn: ['群组 · 分话题', 'Forum'],
  group: ['群组', 'Group'],
  channel: ['频道', 'Channel'],
  private: ['私聊', 'Private chat'],
  noMessages: ['还没有消息', 'No messages yet'],
  edited: ['已编辑', 'edited'],
  via: ['通过 @{name}', 'via @{name}'],
  reply: ['回复', 'Reply'],
  edit: ['编辑', 'Edit'],
  replyTo: ['回复 {name}：{text}', 'Reply to {name}: {text}'],
  editing: ['编辑：{text}', 'Editing: {text}'],
  expand: ['展开', 'Show more'],
  collapse: ['收起', 'Show less'],
  copied: ['已复制', 'Copied'],
  notCopied: ['浏览器不让复制，请手动选取', 'The browser does not allow copying'],
  noAnswer: ['机器人没有及时回答', 'The bot did not answer in time'],
  failed: ['没有做成：{reason}', 'That did not work: {reason}'],
  general: ['综合', 'General'],
  closedTopic: ['这个话题已关闭，只有管理员可以发言', 'This topic is closed'],
  readOnly: ['只有管理员可以在频道发布', 'Only admins may post here'],
  blocked: ['你停用了这个机器人', 'You blocked this bot'],
  block: ['停用', 'Block'],
  unblock: ['重新启用', 'Unblock'],
  addBot: ['添加机器人', 'Add the bot'],
  removeBot: ['移出机器人', 'Remove the bot'],
  start: ['开始', 'Start'],
  welcome: [
    '这是你和机器人的私聊。点“开始”，或者直接写下想找的词。',
    'Your private chat with the bot. Press Start, or type words to look for.',
  ],
  emptyGroup: [
    '在这里试试群里的用法：命令、回复，或者输入 @bot 加上几个词。',
    'Try the bot in a group: commands, replies, or @bot and some words.',
  ],
  cards: ['可以发出的卡片', 'Cards to post'],
  searching: ['正在找……', 'Looking…'],
  noCards: ['没有卡片', 'No cards'],
  more: ['更多', 'More'],
  chooseChat: ['发到哪个聊天？', 'To which chat?'],
  openLink: ['打开链接', 'Open link'],
  today: ['今天', 'Today'],
  yesterday: ['昨天', 'Yesterday'],
  unread: ['{n} 条未读', '{n} unread'],
  noMenu: ['机器人在这里没有命令菜单', 'The bot has no commands here'],
  added: ['{name} 加入了', '{name} joined'],
  left: ['{name} 离开了', '{name} left'],
  migrated: ['群组升级为超级群组', 'The group became a supergroup'],
  topicMade: ['话题“{name}”已建立', 'Topic “{name}” was created'],
  topicShut: ['话题已关闭', 'The topic was closed'],
  topicOpened: ['话题已重新打开', 'The topic was reopened'],
  pinned: ['{name} 置顶了一条消息', '{name} pinned a message'],
  themeAuto: ['外观：随系统', 'Theme: system'],
  themeLight: ['外观：浅色', 'Theme: light'],
  themeDark: ['外观：深色', 'Theme: dark'],
  otherLanguage: ['English', '中文'],
  unsupported: ['这种消息试用台显示不了', 'The playground cannot show this kind of message'],
};

let column = localStorage.getItem('language') === 'en' ? 1 : 0;

/** The words for a key, with `{name}` filled in. */
export function say(key, values = {}) {
  const words = WORDS[key]?.[column] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** BCP 47 tag of the page's language. */
export function locale() {
  return column === 0 ? 'zh-CN' : 'en-GB';
}

/** Changes between Chinese and English, and remembers it. */
export function switchLanguage() {
  column = 1 - column;
  localStorage.setItem('language', column === 1 ? 'en' : 'zh');
}

/** Fills every element that asks for words or for a label. */
export function sayEverywhere() {
  document.documentElement.lang = locale();
  document.title = say('title');
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', say(element.dataset.label));
    if (element.tagName === 'BUTTON') element.title = say(element.dataset.label);
  }
}
