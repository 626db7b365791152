import iconv from 'iconv-lite';

/** How many bytes are looked at to tell the encoding. */
const SAMPLE = 65_536;

/**
 * The fifty characters met most often in news, simplified and traditional: in a wrong encoding they turn into rare ones.
 * From the frequency tables of modern Chinese corpora.
 */
const FREQUENT = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运農這來時們個國為會對說過後經進著電裡現實動體機當點從業應開還無與關各線數內間樣發學產種',
);
const MARKS = new Set('，。、；：？！“”《》（）「」『』　');

/** A text in an encoding that is not its own has more strange characters than this, as a share. */
const MOST_STRANGE = 0.02;

/**
 * The text of a file's bytes, without a byte order mark; undefined where they are no text. UTF-8 and UTF-16 are told by
 * their marks or their form, GB18030 (GBK, GB2312) and Big5 by which of them gives the commoner characters.
 */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return read(bytes.subarray(2), 'utf16-le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return read(bytes.subarray(2), 'utf16-be');
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0)) {
    const text = readUtf8(bytes);
    if (text !== undefined) return isText(text) ? text : undefined;
  }
  const candidates = ['utf8', 'gb18030', 'big5', 'utf16-le', 'utf16-be', 'windows-1252'];
  let best: { readonly encoding: string; readonly score: number } | undefined;
  for (const encoding of candidates) {
    const score = scoreOf(read(sample, encoding));
    if (score > (best?.score ?? 0)) best = { encoding, score };
  }
  return best && read(bytes, best.encoding);
}

const read = (bytes: Uint8Array, encoding: string) =>
  iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);

function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether what was read holds hardly any control characters. */
function isText(text: string): boolean {
  const head = text.slice(0, SAMPLE);
  let strange = 0;
  for (let i = 0; i < head.length; i++) if (isControl(head.charCodeAt(i))) strange++;
  return strange <= head.length * MOST_STRANGE;
}

const isControl = (code: number) => (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b) || code === 0x7f;

/** How much a reading looks like a text people wrote: 0 for none. */
function scoreOf(text: string): number {
  let strange = 0;
  let frequent = 0;
  let ideographs = 0;
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code >= 0x80 && code < 0xa0) || isControl(code))
      strange++;
    else if (code >= 0x3400 && code <= 0x9fff) {
      ideographs++;
      if (FREQUENT.has(text[i]!)) frequent++;
    } else if (MARKS.has(text[i]!)) frequent++;
    else if (code < 0x80) letters++;
    else if (code >= 0x500 && code < 0x2000) strange++;
  }
  // A multi-byte character may be cut at the end of the sample.
  if (text.length === 0 || strange > Math.max(1, text.length * MOST_STRANGE)) return 0;
  if (ideographs === 0) return (letters / text.length) * 0.5;
  const share = frequent / ideographs;
  // Random 汉字 have about one frequent one in fifteen; any Chinese text has every third.
  return share < 0.12 ? 0 : (share * ideographs + letters * 0.5) / (ideographs + letters) - strange / text.length;
}
