/** What the page knows: people, chats, messages, whom the visitor acts as and what is open. */
export function createStore() {
  const chats = new Map();
  const store = {
    bot: undefined,
    about: '',
    people: [],
    me: Number(localStorage.getItem('me')) || 0,
    /** Id of the open chat, and its open topic (undefined is General). */
    open: 0,
    thread: undefined,
    chats,

    load(state) {
      store.people = state.people;
      if (!state.people.some(({ id }) => id === store.me)) store.me = state.people[0].id;
      for (const id of [...chats.keys()]) if (!state.chats.some((chat) => chat.id === id)) chats.delete(id);
      for (const chat of state.chats) {
        const before = chats.get(chat.id);
        chats.set(chat.id, {
          ...chat,
          unread: before?.unread ?? 0,
          unreadThreads: before?.unreadThreads ?? new Set(),
          typing: 0,
          draft: undefined,
        });
      }
      if (!store.visible().some(({ id }) => id === store.open)) store.show(store.me);
    },

    /** Chats of whom the visitor acts as: the private one first. */
    visible() {
      const mine = [...chats.values()].filter(
        (chat) =>
          chat.id === store.me ||
          chat.members.some(({ id, status }) => id === store.me && status !== 'left' && status !== 'kicked'),
      );
      return mine.sort((a, b) => Number(b.id === store.me) - Number(a.id === store.me));
    },

    /** How the bot presents itself to whom the visitor acts as. */
    meet({ about, ...bot }) {
      store.bot = bot;
      store.about = about;
    },

    become(id) {
      store.me = id;
      localStorage.setItem('me', String(id));
      const open = chats.get(store.open);
      if (!open || open.type === 'private' || !store.visible().includes(open)) store.show(id);
    },

    show(id, thread) {
      store.open = id;
      store.thread = thread;
      store.read();
    },

    /** Takes away the mark of the unread from what is open. */
    read() {
      const chat = chats.get(store.open);
      if (!chat) return;
      chat.unreadThreads.delete(store.thread ?? 0);
      chat.unread = chat.is_forum && chat.unreadThreads.size > 0 ? chat.unread : 0;
    },

    chat() {
      return chats.get(store.open);
    },

    role(chat = store.chat()) {
      return chat?.members.find(({ id }) => id === store.me)?.status;
    },

    isOpen(chat, message) {
      return chat.id === store.open && store.isInThread(chat, message);
    },

    isInThread(chat, message) {
      return !chat.is_forum || (message.is_topic_message ? message.message_thread_id : undefined) === store.thread;
    },

    /** Takes in a message, new or changed; tells whether it was new. */
    put(id, message) {
      const chat = chats.get(id);
      if (!chat) return false;
      const at = chat.messages.findIndex(({ message_id }) => message_id === message.message_id);
      if (at >= 0) {
        chat.messages[at] = message;
        return false;
      }
      chat.messages.push(message);
      const isMine = message.from?.id === store.me;
      if (!isMine && !store.isOpen(chat, message)) {
        chat.unread++;
        chat.unreadThreads.add(message.is_topic_message ? message.message_thread_id : 0);
      }
      return true;
    },

    remove(id, ids) {
      const chat = chats.get(id);
      if (chat) chat.messages = chat.messages.filter(({ message_id }) => !ids.includes(message_id));
    },

    /** What is known of a chat itself has changed. */
    update(about) {
      const before = chats.get(about.id);
      chats.set(about.id, { unread: 0, unreadThreads: new Set(), typing: 0, ...before, ...about });
    },
  };
  return store;
}
