import yauzl, { type Entry } from 'yauzl';

/** A zip file that is read where it lies: a package of films is larger than memory. */
export interface ZipOnDisk {
  /** Unpacked size as the directory states it; null when there is no such entry. */
  size(name: string): number | null;
  /** The bytes of one entry; throws DamagedZip when they are not what the directory says. */
  chunks(name: string): AsyncGenerator<Uint8Array>;
  close(): void;
}

/** The bytes of an entry are not what the directory says. */
export class DamagedZip extends Error {}

const mostEntries = 10_000;

/** Opens a zip file and reads its directory; throws when it is none, is encrypted or names paths outside itself. */
export async function openZip(path: string): Promise<ZipOnDisk> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > mostEntries) throw new Error('too many entries');
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    if ([...entries.values()].some((entry) => entry.isEncrypted())) throw new Error('encrypted');
  } catch (error) {
    zip.close();
    throw error;
  }
  return {
    size: (name) => entries.get(name)?.uncompressedSize ?? null,
    async *chunks(name) {
      const entry = entries.get(name);
      if (!entry) throw new Error(`no entry ${name}`);
      try {
        const stream = await zip.openReadStreamPromise(entry);
        for await (const chunk of stream) yield chunk as Buffer;
      } catch (error) {
        throw new DamagedZip(name, { cause: error });
      }
    },
    close: () => zip.close(),
  };
}
