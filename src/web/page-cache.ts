import { gzipSync } from "node:zlib";
import { digestOf } from "../text/digest.ts";

/** A page as it is sent: packed once, whoever asks. */
export interface CachedPage {
  /** RFC 9110 ETag, weak: the packed and the plain bytes are the same page. */
  readonly tag: string;
  readonly text: string;
  /** Gzipped on first demand. */
  readonly packed: () => Uint8Array<ArrayBuffer>;
}

/** Pages that all readers share, by address and version. An editor's page carries their own token and never comes here. */
export interface PageCache {
  readonly find: (key: string) => CachedPage | null;
  readonly keep: (key: string, page: CachedPage) => void;
}

const BYTES_KEPT = 64 * 1024 * 1024;

/** A cache of so many bytes; what was asked for longest ago goes first. */
export function createPageCache(limitBytes = BYTES_KEPT): PageCache {
  const pages = new Map<string, CachedPage>();
  let bytes = 0;
  // Two bytes a character, and the packed copy beside it.
  const weigh = (page: CachedPage): number => page.text.length * 2.5;
  return {
    find: (key) => {
      const page = pages.get(key);
      if (page === undefined) return null;
      pages.delete(key);
      pages.set(key, page);
      return page;
    },
    keep: (key, page) => {
      const before = pages.get(key);
      if (before !== undefined) bytes -= weigh(before);
      pages.delete(key);
      pages.set(key, page);
      bytes += weigh(page);
      for (const [oldest, gone] of pages) {
        if (bytes <= limitBytes) break;
        pages.delete(oldest);
        bytes -= weigh(gone);
      }
    },
  };
}

/** A page ready to be sent. */
export function makePage(text: string): CachedPage {
  let packed: Uint8Array<ArrayBuffer> | null = null;
  return {
    tag: `W/"${digestOf(text)}"`,
    text,
    packed: () => {
      packed ??= new Uint8Array(gzipSync(text, { level: 5 }));
      return packed;
    },
  };
}
