import { widthOf } from '../text/characters.ts';
import { endingOf, hasInnerStop } from '../text/endings.ts';
import { type Block, cutBlock } from './block.ts';
import { type BylineFact, bylineOf, creditAt } from './bylines.ts';
import { type DatelineFact, leadDateline, wholeDateline } from './datelines.ts';
import { endMarkAt, eventLineOf, fromPageLength, isApparatus, isDashed, isSalutation, toPageAt } from './marks.ts';

/**
 * What a paragraph could be by itself, before its neighbours are asked. `short` stops in the open like a headline,
 * `cry` is as short and ends with ？ ！ or …, `dashed` begins with —— like the second line of a headline; `from` and `to`
 * are page markers, `end` is （完）; `lead` is a dateline that opens its paragraph, `dateline` stands alone.
 */
export type Label =
  | { readonly is: 'dateline' | 'lead'; readonly dateline: DatelineFact }
  | { readonly is: 'byline' | 'photo' | 'help' | 'desk'; readonly byline: BylineFact }
  | { readonly is: 'from' | 'to' | 'end' | 'event' | 'salutation' | 'apparatus' | 'dashed' | 'short' | 'cry' | 'text' };

/** A block that says one thing. */
export interface Item extends Block {
  readonly label: Label;
}

/** No headline is wider than this, in em. */
const WIDEST_HEADLINE = 60;

const AS_LABEL = { author: 'byline', photo: 'photo', help: 'help', desk: 'desk' } as const;

/** Cuts datelines, page markers, end marks and credits off the paragraphs they are printed in, and labels what there is. */
export function labelAll(source: string, blocks: readonly Block[]): Item[] {
  const items: Item[] = [];
  for (const block of blocks) labelOne(source, block, items);
  return items;
}

function labelOne(source: string, block: Block, items: Item[]): void {
  const { text } = block;
  const said = lineLabel(text);
  if (said) {
    items.push({ ...block, label: said });
    return;
  }
  const marker = fromPageLength(text);
  const lead = marker === 0 ? leadDateline(text) : undefined;
  let rest: Block | undefined = block;
  if (marker > 0 || lead) {
    const [head, tail] = cutBlock(source, block, lead ? lead.end : marker);
    items.push({ ...head!, label: lead ? { is: 'lead', dateline: lead } : { is: 'from' } });
    rest = tail;
  }
  if (!rest) return;
  const tailAt = [endMarkAt(rest.text), toPageAt(rest.text), creditAt(rest.text)];
  const which = tailAt.findIndex((at) => at >= 0);
  const [body, tail] = which < 0 ? [rest, undefined] : cutBlock(source, rest, tailAt[which]!);
  if (body) {
    // A wire comment prints its headline once more behind the dateline.
    const isEcho = items.slice(-4).some(({ text: other }) => other === body.text);
    items.push({ ...body, label: isEcho || (rest === block && !tail) ? plainLabel(body.text) : { is: 'text' } });
  }
  if (!tail) return;
  const credit = which === 2 ? bylineOf(tail.text) : undefined;
  if (credit) items.push({ ...tail, label: { is: 'photo', byline: credit } });
  else items.push({ ...tail, label: { is: which === 1 ? 'to' : 'end' } });
}

/** What a line says by itself it is, so that it is joined to no other; undefined for text and headlines. */
export const specialLine = (line: string): Label['is'] | undefined => lineLabel(line)?.is;

/** Whether a line begins a paragraph whatever stands above it: with a dateline or a page marker. */
export const beginsParagraph = (line: string): boolean => fromPageLength(line) > 0 || leadDateline(line) !== undefined;

function lineLabel(text: string): Label | undefined {
  const marker = fromPageLength(text);
  if (marker > 0 && marker === text.length) return { is: 'from' };
  const dateline = wholeDateline(text);
  if (dateline) return { is: 'dateline', dateline };
  const byline = bylineOf(text);
  if (byline) return { is: AS_LABEL[byline.as], byline };
  if (eventLineOf(text)) return { is: 'event' };
  if (isApparatus(text)) return { is: 'apparatus' };
  return undefined;
}

function plainLabel(text: string): Label {
  if (isSalutation(text)) return { is: 'salutation' };
  const ending = endingOf(text, 0, text.length);
  if (ending === 'lead' || ending === 'comma') return { is: 'text' };
  if (widthOfText(text) > WIDEST_HEADLINE || hasInnerStop(text, 0, text.length)) return { is: 'text' };
  if (ending === 'open') return { is: isDashed(text) ? 'dashed' : 'short' };
  return /[？！?!…][”’」』）)"']{0,2}$/.test(text) && !text.startsWith('…') ? { is: 'cry' } : { is: 'text' };
}

function widthOfText(text: string): number {
  if (text.length > WIDEST_HEADLINE * 2) return text.length;
  let width = 0;
  for (let i = 0; i < text.length; i++) width += widthOf(text.charCodeAt(i));
  return width;
}
