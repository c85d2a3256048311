import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const HOME = resolve(import.meta.dirname, "..");
/** What is unpacked, made and written on the way: may be deleted at any time. */
export const CACHE = join(HOME, ".eval");

/** Where the scorers lie: `HEARSAY_EVAL`, else a folder `shared/eval` beside the project. Null where there is none. */
export function findScorers(): string | null {
  const folder = resolve(HOME, process.env.HEARSAY_EVAL ?? "../shared/eval");
  return existsSync(join(folder, "score-claims.mjs")) ? folder : null;
}

/** The stories with gold beside the scorers, by name, with the folder of their reports and that of their gold. */
export function listStories(scorers: string): readonly { name: string; reports: string; gold: string }[] {
  const top = dirname(scorers);
  const stories = existsSync(join(top, "stories")) ? readdirSync(join(top, "stories")).sort() : [];
  return [
    { name: "seeds", reports: join(top, "seeds"), gold: join(top, "gold/seeds") },
    ...stories.map((name) => ({ name, reports: join(top, "stories", name), gold: join(top, "gold/stories", name) })),
  ].filter((story) => existsSync(story.reports) && existsSync(story.gold));
}

/** A pack, unpacked in the cache with its scorers; null where the pack is not there. */
export function unpack(scorers: string, pack: string): string | null {
  const from = join(scorers, "packs", pack);
  if (!existsSync(from)) return null;
  const to = join(CACHE, "packs", pack);
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
  const archive = join(to, `${pack}.tar.xz`);
  if (existsSync(archive) && !existsSync(join(to, pack)))
    try {
      execFileSync("tar", ["xJf", archive, "-C", to], { stdio: "ignore" });
    } catch {
      // No tar, or no xz for it: Python has both within.
      execFileSync("python3", ["-m", "tarfile", "-e", archive, to], { stdio: "ignore" });
    }
  return to;
}

/** Whether a program can be run here. */
export function hasProgram(name: string): boolean {
  return spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0;
}
