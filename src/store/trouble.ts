import { StoreError, type Trouble } from './store.ts';

/** What SQLite and the file system say, what it means here, and what the operator does about it. First match holds. */
const TROUBLES: readonly { readonly sign: RegExp; readonly trouble: Trouble; readonly advice: string }[] = [
  {
    sign: /SQLITE_FULL|ENOSPC|EDQUOT|disk is full|SQLITE_IOERR_WRITE/,
    trouble: 'full',
    advice: 'the disk is full; make room, nothing already saved is lost',
  },
  {
    sign: /SQLITE_BUSY|SQLITE_LOCKED|database is locked/,
    trouble: 'locked',
    advice: 'another program keeps the file locked; end it, or wait until it is done',
  },
  {
    sign: /SQLITE_CORRUPT|SQLITE_NOTADB|malformed|not a database/,
    trouble: 'damaged',
    advice: 'the file is damaged; move it away, and put a backup in its place or import an export',
  },
  {
    sign: /SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM|SQLITE_IOERR|EACCES|EPERM|EROFS|ENOTDIR|EISDIR|ENOENT|EEXIST/,
    trouble: 'unwritable',
    advice: 'the file or its folder cannot be opened for writing; check that it exists and who owns it',
  },
  {
    sign: /SQLITE_MISUSE|Database is closed|Database handle is closed/,
    trouble: 'closed',
    advice: 'the store was closed already',
  },
];

/** Turns whatever a driver threw into a StoreError that names the place, the reason and what to do. */
export function storeError(error: unknown, doing: string, place: string): StoreError {
  if (error instanceof StoreError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const found = TROUBLES.find(({ sign }) => sign.test(said));
  const advice = found?.advice ?? 'see the cause';
  return new StoreError(`cannot ${doing} ${place}: ${advice} (${said})`, found?.trouble ?? 'other', { cause: error });
}
