/** A line of a stream, numbered from 1; `bytes` is null where the line is over the limit and was let go. */
export interface StreamLine {
  readonly line: number;
  readonly bytes: Uint8Array | null;
}

const NEWLINE = 0x0a;

/**
 * Cuts a stream of bytes into lines without ever holding more than one of them, nor more than `maxBytes` of it.
 * Line ends come off; blank lines are counted but not given.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<StreamLine> {
  let line = 1;
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(NEWLINE, from);
      const piece = chunk.subarray(from, end === -1 ? chunk.length : end);
      size += piece.length;
      if (size <= maxBytes) held.push(piece);
      else held = [];
      if (end === -1) break;
      const whole = finishLine(line, held, size, maxBytes);
      if (whole !== null) yield whole;
      line += 1;
      held = [];
      size = 0;
      from = end + 1;
    }
  }
  const last = finishLine(line, held, size, maxBytes);
  if (last !== null) yield last;
}

function finishLine(line: number, pieces: readonly Uint8Array[], size: number, maxBytes: number): StreamLine | null {
  if (size > maxBytes) return { line, bytes: null };
  // A chunk's memory is used again by the stream, so the line is copied even where it is whole.
  const bytes = Buffer.concat(pieces);
  return isBlank(bytes) ? null : { line, bytes };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
