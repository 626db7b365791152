import type { Document } from './wire.ts';

interface Stored {
  readonly document: Document;
  readonly bytes: Uint8Array;
}

/** Files sent in either direction, by id and by path. */
export class Files {
  readonly #byId = new Map<string, Stored>();
  #last = 0;

  keep(name: string, type: string, bytes: Uint8Array): Document {
    const n = ++this.#last;
    const document: Document = {
      file_id: `playground-file-${n}`,
      file_unique_id: `unique-${n}`,
      file_name: name,
      mime_type: type,
      file_size: bytes.byteLength,
    };
    this.#byId.set(document.file_id, { document, bytes });
    return document;
  }

  find(id: string): Stored | undefined {
    return this.#byId.get(id);
  }

  /** The path that getFile gives. */
  pathOf({ file_id }: Document): string {
    return `documents/${file_id}`;
  }

  at(path: string): Stored | undefined {
    return this.#byId.get(path.replace(/^documents\//, ''));
  }
}
