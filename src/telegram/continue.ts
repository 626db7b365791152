import type { Chat } from '../chat/command.ts';
import { type CommandLink, styled } from '../view/styled.ts';
import type { Block, Content, View } from '../view/view.ts';
import { startPayload } from './render.ts';
import type { Room } from './room.ts';

/** Characters of an answer that a group sees when it wants long ones elsewhere: about a screen. */
const GROUP_LENGTH = 600;

const noLink: CommandLink = () => undefined;

const sizeOf = (content: Content): number => styled(content, noLink).text.length;

function blockSize(block: Block): number {
  switch (block.type) {
    case 'gap':
      return 0;
    case 'list':
      return block.items.reduce((sum, item) => sum + sizeOf(item), 0);
    case 'table':
      return [block.header, ...block.rows].flat().reduce((sum, cell) => sum + sizeOf(cell), 0);
    case 'quotation':
      return sizeOf(block.content) + sizeOf(block.by ?? []);
    default:
      return sizeOf(block.content);
  }
}

/** In a group that wants it so, a long answer is its first blocks and a button into the private chat with the whole. */
export function continued(room: Room, view: View, line: string, chat: Chat): View {
  if (chat.kind !== 'group' || !chat.record.longInPrivate) return view;
  let size = 0;
  const fitting = view.blocks.findIndex((block) => {
    size += blockSize(block);
    return size > GROUP_LENGTH;
  });
  if (fitting < 0) return view;
  const shown = view.blocks.slice(0, Math.max(1, fitting));
  while (shown.length > 1 && (shown.at(-1)!.type === 'gap' || shown.at(-1)!.type === 'heading')) shown.pop();
  const label = chat.say.text('在私聊里接着看', 'Go on in the private chat');
  return {
    ...view,
    blocks: shown,
    buttons: [[{ label, action: { type: 'start', payload: startPayload(room, line) } }]],
  };
}
