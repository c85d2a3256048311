import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const HOME = resolve(import.meta.dirname, "..");

// Whoever is root is stopped by no file mode: only a mount that is read-only is one for everybody. It is made in a
// namespace of its own, so that nothing of it stays behind.
const canMount =
  spawnSync("unshare", ["--map-root-user", "--mount", "true"], { stdio: "ignore" }).status === 0 ||
  spawnSync("unshare", ["--mount", "true"], { stdio: "ignore" }).status === 0;
const mapped = spawnSync("unshare", ["--mount", "true"], { stdio: "ignore" }).status === 0 ? [] : ["--map-root-user"];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-read-only-"));
  mkdirSync(join(folder, "disk"));
  writeFileSync(join(folder, "a.txt"), "A storm killed 3 people in Coast Town on Sunday, officials said.");
  execFileSync(
    process.execPath,
    ["--import", "tsx", "src/cli/main.ts", "add", join(folder, "a.txt"), "--db", join(folder, "a.db")],
    {
      cwd: HOME,
      stdio: "ignore",
    },
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command line while the folder is mounted read-only over itself. */
function runReadOnly(words: readonly string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly talk: string;
} {
  const script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"';
  const call = [process.execPath, "--import", "tsx", "src/cli/main.ts", ...words];
  const ran = spawnSync("unshare", [...mapped, "--mount", "sh", "-c", script, "sh", folder, ...call], {
    cwd: HOME,
    encoding: "utf8",
  });
  return { status: ran.status, out: ran.stdout, talk: ran.stderr };
}

// Where the machine lets nobody make a mount, there is nothing to try it on; the check itself is tested in src/store.
test.runIf(canMount)("on a read-only mount add says so and changes nothing", () => {
  const before = readdirSync(folder);
  for (const db of ["a.db", "new.db"]) {
    const { status, out, talk } = runReadOnly(["add", join(folder, "a.txt"), "--db", join(folder, db)]);
    expect(talk).toContain("(database-unwritable)");
    expect([status, out]).toEqual([1, ""]);
  }
  expect(readdirSync(folder)).toEqual(before);
});

test.runIf(canMount)("a database on a read-only mount is read as any other", () => {
  const { status, out, talk } = runReadOnly(["figures", "--json", "--db", join(folder, "a.db")]);
  expect(status, talk).toBe(0);
  expect(out).toContain('"measure":"killed"');
});

test.runIf(canMount)("pages are not half-written there", () => {
  const { status, talk } = runReadOnly(["publish", join(folder, "disk"), "--db", join(folder, "a.db")]);
  expect(status).not.toBe(0);
  expect(talk).toContain("cannot write");
  expect(readdirSync(join(folder, "disk"))).toEqual([]);
});
