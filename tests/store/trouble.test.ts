import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import KeyvSqlite from '@keyv/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { storeError } from '../../src/store/trouble.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jianbao-trouble-'));
  file = join(folder, 'jianbao.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a store in trouble says what and what to do', () => {
  it.each([
    ['SQLITE_FULL: database or disk is full', 'full', 'make room'],
    ['ENOSPC: no space left on device, mkdir', 'full', 'make room'],
    ['SQLITE_BUSY: database is locked', 'locked', 'another program'],
    ['SQLITE_CORRUPT: database disk image is malformed', 'damaged', 'backup'],
    ['SQLITE_NOTADB: file is not a database', 'damaged', 'backup'],
    ['SQLITE_CANTOPEN: unable to open database file', 'unwritable', 'who owns it'],
    ['SQLITE_READONLY: attempt to write a readonly database', 'unwritable', 'who owns it'],
    ['SQLITE_MISUSE: Database is closed', 'closed', 'closed'],
    ['something new', 'other', 'see the cause'],
  ])('%s', (said, trouble, advice) => {
    const error = storeError(new Error(said), 'write', 'the store x.sqlite');
    expect(error).toMatchObject({ name: 'StoreError', trouble });
    expect(error.message).toContain(advice);
    expect(error.message).toContain('x.sqlite');
  });

  it('names a file that is no database, and leaves it alone', async () => {
    await writeFile(file, 'this is a letter to the editor, and no database at all. '.repeat(100));
    const before = (await stat(file)).size;
    await expect(openStore({ dataDir: folder })).rejects.toMatchObject({ trouble: 'damaged' });
    await expect(openStore({ dataDir: folder })).rejects.toThrow(file);
    expect((await stat(file)).size).toBe(before);
  });

  it('notices a file that was damaged while it was closed', async () => {
    const store = await openStore({ dataDir: folder });
    for (let n = 0; n < 300; n++) await store.chats.update(`tg:${n}`, () => ({ listed: ['x'.repeat(200)] }));
    await store.close();
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(12_000, 0xee), 0, 12_000, 8_192);
    await handle.close();
    await expect(openStore({ dataDir: folder })).rejects.toMatchObject({ trouble: 'damaged' });
  });

  it('names a folder that cannot be made', async () => {
    await writeFile(join(folder, 'a file'), '');
    await expect(openStore({ dataDir: join(folder, 'a file') })).rejects.toMatchObject({ trouble: 'unwritable' });
  });

  it('names what addresses are allowed', async () => {
    await expect(openStore({ url: 'redis://localhost' })).rejects.toThrow(
      /redis:\/\/localhost: allowed are sqlite:\/\//,
    );
  });

  it('reads on and refuses changes while another program has the file locked, and takes them afterwards', async () => {
    const store = await openStore({ dataDir: folder, busyTimeout: 50 });
    await store.chats.update('tg:1', () => ({ digestLength: 3 }));
    const other = new KeyvSqlite({ uri: `sqlite://${file}` });
    await other.query('BEGIN IMMEDIATE');
    await expect(store.chats.update('tg:1', () => ({ digestLength: 4 }))).rejects.toMatchObject({ trouble: 'locked' });
    expect(await store.chats.get('tg:1')).toEqual({ digestLength: 3 });
    await other.query('COMMIT');
    await store.chats.update('tg:1', () => ({ digestLength: 5 }));
    expect(await store.chats.get('tg:1')).toEqual({ digestLength: 5 });
    await Promise.all([other.close(), store.close()]);
  });

  it('writes nothing by halves when the file cannot grow', async () => {
    const program = new URL('./fill-store.ts', import.meta.url).pathname;
    // Files of this process end at 400 KB; what is beyond fails as on a full disk.
    const limited = `trap '' XFSZ; ulimit -f 400; exec "${process.execPath}" --import tsx "${program}" "${folder}"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', limited]);
    const { written, trouble, held } = JSON.parse(stdout);
    expect(written).toBeGreaterThan(5);
    expect(['full', 'unwritable']).toContain(trouble);
    expect(held).toEqual({ digestLength: written });
    const store = await openStore({ dataDir: folder });
    let count = 0;
    for await (const [key] of store.chats.entries('fill:')) if (key) count++;
    expect(count).toBe(written);
    expect(await store.chats.get('counter')).toEqual({ digestLength: written });
    await store.close();
  });
});
