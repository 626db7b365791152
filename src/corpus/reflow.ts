import { type Block, blockOf } from './block.ts';
import type { Line } from './lines.ts';

/** Joins lines to paragraphs. */
export function reflow(source: string, lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let open: Line[] = [];
  const wrapped = isWrapped(source, lines);
  const close = () => {
    if (open.length > 0) blocks.push(blockOf(source, open, open[0]!.gap, wrapped));
    open = [];
  };
  for (const [n, line] of lines.entries()) {
    const before = lines[n - 1];
    if (!before || !wrapped || line.gap > 0 || isFinished(source, before)) close();
    open.push(line);
  }
  close();
  return blocks;
}

/** Whether most lines break off in the middle of a sentence, as lines of a column do. */
function isWrapped(source: string, lines: readonly Line[]): boolean {
  if (lines.length < 4) return false;
  let broken = 0;
  for (const line of lines) if (!isFinished(source, line)) broken++;
  return broken * 2 > lines.length;
}

const isFinished = (source: string, line: Line) =>
  /[。！？!?…]["”’」』）)]*$/.test(source.slice(line.end - 3, line.end));
