import { expect, test } from "vitest";
import { HearsayError } from "../error.ts";
import { resolveSettings, SETTINGS } from "./settings.ts";

test("what is not set has its default", () => {
  expect(resolveSettings({}, {})).toMatchObject({ db: "hearsay.db", maxReportBytes: 16_777_216, profile: "recorder" });
});

test("the command line goes before the environment, the environment before the default", () => {
  const environment = { HEARSAY_DB: "b.db", HEARSAY_BATCH_REPORTS: "12" };
  expect(resolveSettings({ db: "a.db" }, environment)).toMatchObject({ db: "a.db", batchReports: 12 });
  // an empty variable is how a shell unsets one
  expect(resolveSettings({}, { HEARSAY_DB: "" }).db).toBe("hearsay.db");
});

test.for([
  ["a word for a number", { maxReportBytes: "lots" }, {}, "--max-report-bytes"],
  ["a negative number", { maxReportBytes: "-1" }, {}, "--max-report-bytes"],
  ["a number out of bounds", {}, { HEARSAY_BATCH_REPORTS: "0" }, "HEARSAY_BATCH_REPORTS"],
  ["a fraction", {}, { HEARSAY_BUSY_TIMEOUT_MS: "1.5" }, "HEARSAY_BUSY_TIMEOUT_MS"],
  ["an unknown profile", { profile: "mean" }, {}, "recorder, ucdp-like"],
] as const)("%s is misuse, and the message says where it stands", ([, flags, environment, named]) => {
  try {
    resolveSettings(flags, environment);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(HearsayError);
    const fault = error as HearsayError;
    expect(fault.exitCode).toBe(2);
    expect([fault.message, ...fault.detail].join("\n")).toContain(named);
  }
});

test("each setting's key is its name", () => {
  for (const [key, setting] of Object.entries(SETTINGS)) expect(setting.name).toBe(key);
});
