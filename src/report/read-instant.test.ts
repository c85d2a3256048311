import { expect, test } from "vitest";
import { readInstant } from "./read-instant.ts";

test.for([
  ["2025-03-12", "2025-03-12"],
  ["2025-03-12T15:42:00Z", "2025-03-12T15:42:00Z"],
  // the offset is kept as stated: it tells where the clock hung
  ["2025-03-12T12:55:00-05:00", "2025-03-12T12:55:00-05:00"],
  ["2025-03-12 12:55:00 +0100", "2025-03-12T12:55:00+01:00"],
  ["2025-03-12T15:42:00.123Z", "2025-03-12T15:42:00Z"],
  ["2025-03-12T15:42Z", "2025-03-12T15:42:00Z"],
  ["20250312", "2025-03-12"],
  // an hour of nobody knows which zone is no instant
  ["2025-03-12T15:42:00", "2025-03-12"],
  ["Wed, 12 Mar 2025 10:42:00 GMT", "2025-03-12T10:42:00Z"],
  ["March 12, 2025", "2025-03-12"],
  ["12 March 2025", "2025-03-12"],
  ["Updated Sept. 3rd, 2025, 9:14 a.m.", "2025-09-03"],
] as const)("%s is %s", ([words, instant]) => expect(readInstant(words)).toBe(instant));

test.for(["yesterday", "2025-02-30", "2025-13-01", "03/12/2025", "9999-01-01", "", "May", "1 may be 2025"])(
  "no date: %s",
  (words) => expect(readInstant(words)).toBeNull(),
);
