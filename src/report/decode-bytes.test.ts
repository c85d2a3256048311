import { expect, test } from "vitest";
import { declaredEncoding, decodeBytes } from "./decode-bytes.ts";

const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);
const codesOf = (bytes: Uint8Array): readonly string[] => decodeBytes(bytes).notices.map(({ code }) => code);

test("text in UTF-8 is kept byte for byte", () => {
  const words = "\uFEFF  Ниже\r\n\u00a030,000\u2009to 40,000 \n\n";
  expect(decodeBytes(bytesOf(words))).toEqual({ text: words, notices: [] });
});

test("a broken place becomes U+FFFD and is told", () => {
  const bytes = Uint8Array.from([...bytesOf("twelve people in a caf"), 0xe9, ...bytesOf(" were hurt")]);
  expect(decodeBytes(bytes).text).toBe("twelve people in a caf\ufffd were hurt");
  expect(codesOf(bytes)).toEqual(["invalid-utf8"]);
});

test("a U+FFFD that was there before is nobody's fault here", () => expect(codesOf(bytesOf("caf\ufffd"))).toEqual([]));

test("a NUL becomes U+FFFD, so that offsets hold and every store can keep it", () => {
  const bytes = bytesOf("twelve people\0 were hurt");
  expect(decodeBytes(bytes).text).toBe("twelve people\ufffd were hurt");
  expect(codesOf(bytes)).toEqual(["nul-bytes"]);
});

test.for([
  ["random bytes", Uint8Array.from({ length: 400 }, (_, at) => (at * 151 + 77) % 256)],
  ["zeros", new Uint8Array(100)],
] as const)("%s are no text", ([, bytes]) => expect(decodeBytes(bytes).text).toBeNull());

test("UTF-16 is told by its mark", () => {
  expect(decodeBytes(Uint8Array.from([0xff, 0xfe, 0x31, 0, 0x32, 0])).text).toBe("12");
});

test("a page's own encoding is followed, unless the bytes are UTF-8 after all", () => {
  const head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">caf';
  const latin = Uint8Array.from([...bytesOf(head), 0xe9]);
  expect(declaredEncoding(latin)).toBe("windows-1252");
  expect(decodeBytes(latin, declaredEncoding(latin)).text?.endsWith("café")).toBe(true);
  expect(decodeBytes(bytesOf("café"), "windows-1252").text).toBe("café");
  expect(decodeBytes(bytesOf("café"), "no-such-thing").text).toBe("café");
});
