import { expect, test } from "vitest";
import { createChance } from "../../bench/lineage-load.ts";
import { encodeSegment, mergeSegments, openSegment, type Segment, unpackSegment } from "./segment.ts";

const chance = createChance(3);
const makeSegment = (reports: number, postings: number, prefix: string): Segment => {
  const keys = Float64Array.from({ length: postings }, () => Math.floor(chance() * 2 ** 53)).sort();
  return {
    ids: Array.from({ length: reports }, (_, i) => `${prefix}${i}`),
    moments: Float64Array.from({ length: reports }, (_, i) => (i % 5 === 0 ? Number.NaN : i * 1e9)),
    keys,
    numbers: Uint32Array.from(keys, () => Math.floor(chance() * reports)),
  };
};
const find = (bytes: Uint8Array, key: number): readonly number[] => {
  const found: number[] = [];
  openSegment(bytes).visit(key, (number) => found.push(number));
  return found;
};

test.for([0, 1, 15, 16, 17, 1000, 20_000])("%i postings come back as they went", (postings) => {
  const segment = makeSegment(Math.max(1, postings >> 4), postings, "ä");
  const bytes = encodeSegment(segment);
  expect(unpackSegment(bytes)).toEqual(segment);
  for (let i = 0; i < postings; i += 37) expect(find(bytes, segment.keys[i] ?? 0)).toContain(segment.numbers[i]);
  expect(find(bytes, 12_345)).toEqual([]);
});

test("a key that stands over several blocks is found in all of them", () => {
  const keys = Float64Array.from({ length: 60 }, (_, i) => (i < 10 ? i : i < 50 ? 1000 : 2000 + i));
  const bytes = encodeSegment({
    ids: ["a"],
    moments: Float64Array.of(0),
    keys,
    numbers: Uint32Array.from(keys, (_, i) => i),
  });
  expect(find(bytes, 1000)).toHaveLength(40);
});

test("about eight bytes a posting", () => {
  const segment = makeSegment(1000, 100_000, "0123456789abc");
  expect(encodeSegment(segment).length / 100_000).toBeLessThan(9.5);
});

test("merged segments hold what each held, but for what is not kept", () => {
  const [a, b] = [makeSegment(20, 500, "a"), makeSegment(30, 700, "b")];
  const merged = unpackSegment(mergeSegments([encodeSegment(a), encodeSegment(b)], (id) => id !== "a3"));
  const held = (segment: Segment): readonly string[] =>
    [...segment.keys].map((key, i) => `${key} ${segment.ids[segment.numbers[i] ?? 0]}`);
  expect([...held(merged)].sort()).toEqual([...held(a), ...held(b)].filter((one) => !one.endsWith(" a3")).sort());
  expect(merged.ids).toHaveLength(49);
});

test("other bytes are refused", () => expect(() => openSegment(new Uint8Array(40))).toThrow("HSL1"));
