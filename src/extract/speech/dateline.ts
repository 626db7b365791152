const DATELINE =
  /^[^。，！？“”；]{0,40}?(?:社|网|报|台|经纬)[^。，！？“”；]{0,24}?(?:电|讯|稿】|讯】|电】)\s*(?:[（(][^（）()]{0,60}[）)])?\s*/u;

/** Where a paragraph begins behind its dateline: 新华社北京5月6日电（记者某某）. */
export function datelineEnd(text: string): number {
  return DATELINE.exec(text.slice(0, 140))?.[0].length ?? 0;
}
