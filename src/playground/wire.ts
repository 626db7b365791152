/** The part of the Bot API's objects that the playground makes; field names are Telegram's. */
export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

/** Kinds of chats. */
export type ChatType = 'private' | 'group' | 'supergroup' | 'channel';

/** A chat as messages name it. */
export interface ChatHead {
  readonly id: number;
  readonly type: ChatType;
  readonly title?: string;
  readonly username?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly is_forum?: true;
}

/** Formatting of a part of a text. */
export interface Entity {
  readonly type: string;
  /** UTF-16 code units. */
  readonly offset: number;
  /** UTF-16 code units. */
  readonly length: number;
  readonly url?: string;
  readonly user?: User;
  readonly language?: string;
  readonly custom_emoji_id?: string;
  readonly unix_time?: number;
  readonly date_time_format?: string;
}

/** A button under a message; it has exactly one action. */
export interface InlineButton {
  readonly text: string;
  readonly url?: string;
  readonly callback_data?: string;
  readonly copy_text?: { readonly text: string };
  readonly switch_inline_query?: string;
  readonly switch_inline_query_current_chat?: string;
  readonly switch_inline_query_chosen_chat?: { readonly query?: string };
  readonly web_app?: { readonly url: string };
  readonly login_url?: { readonly url: string };
  readonly disabled?: object;
  readonly callback_game?: object;
  readonly pay?: boolean;
}

/** Rows of buttons under a message. */
export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[];
}

/** What a message carries, apart from where it stands and who sent it. */
export interface Content {
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly link_preview_options?: object;
  readonly caption?: string;
  readonly caption_entities?: readonly Entity[];
  readonly document?: Document;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly photo?: readonly object[];
  readonly sticker?: object;
  readonly voice?: object;
  readonly contact?: object;
  readonly rich_message?: { readonly blocks: readonly object[]; readonly is_rtl?: true };
  readonly new_chat_members?: readonly User[];
  readonly left_chat_member?: User;
  readonly new_chat_title?: string;
  readonly group_chat_created?: true;
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
  readonly pinned_message?: Message;
  readonly forum_topic_created?: { readonly name: string; readonly icon_color: number };
  readonly forum_topic_edited?: { readonly name?: string };
  readonly forum_topic_closed?: object;
  readonly forum_topic_reopened?: object;
}

/** A file as messages name it. */
export interface Document {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly file_size?: number;
}

/** A message as the bot gets it. */
export interface Message extends Content {
  readonly message_id: number;
  /** Unix time in seconds. */
  readonly date: number;
  readonly chat: ChatHead;
  readonly from?: User;
  readonly sender_chat?: ChatHead;
  readonly author_signature?: string;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly reply_to_message?: Message;
  readonly via_bot?: User;
  readonly edit_date?: number;
  readonly reply_markup?: InlineKeyboard;
  readonly forward_origin?: object;
  readonly is_automatic_forward?: true;
}

/** Offices in a chat. */
export type Status = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';

/** A pressed button, as the bot is told. */
export interface CallbackQuery {
  readonly id: string;
  readonly from: User;
  readonly message?: Message | { readonly chat: ChatHead; readonly message_id: number; readonly date: 0 };
  readonly inline_message_id?: string;
  readonly chat_instance: string;
  readonly data: string;
}

/** Words typed after the name of the bot, as it is told. */
export interface InlineQuery {
  readonly id: string;
  readonly from: User;
  readonly query: string;
  readonly offset: string;
  readonly chat_type?: 'sender' | 'private' | 'group' | 'supergroup' | 'channel';
}

/** A card of an answer to an inline query. */
export interface InlineResult {
  readonly type: string;
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly reply_markup?: InlineKeyboard;
  readonly input_message_content?: {
    readonly message_text?: string;
    readonly entities?: readonly Entity[];
    readonly link_preview_options?: object;
    readonly rich_message?: object;
  };
}

/** What the bot answers an inline query. */
export interface InlineAnswer {
  readonly results: readonly InlineResult[];
  readonly next_offset?: string;
  readonly cache_time?: number;
  readonly is_personal?: boolean;
  readonly button?: { readonly text: string; readonly start_parameter?: string };
}

/** What the presser of a button is shown. */
export interface CallbackAnswer {
  readonly text?: string;
  readonly show_alert?: boolean;
  readonly url?: string;
}

/** An update, exactly as the bot receives it. */
export type Update = { readonly update_id: number } & Readonly<Record<string, unknown>>;
