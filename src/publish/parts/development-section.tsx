import { linkFrom } from "../links.ts";
import type { Development } from "../site.ts";

const SHOWN = 15;

/** What changed, newest first. */
export function DevelopmentSection({ developments, from }: { developments: readonly Development[]; from: string }) {
  if (developments.length === 0) return null;
  const newest = [...developments].sort(
    (a, b) => (b.at ?? "").localeCompare(a.at ?? "") || a.text.localeCompare(b.text),
  );
  return (
    <section class="section" aria-labelledby="latest">
      <h2 id="latest">Latest developments</h2>
      <ol class="developments">
        {newest.slice(0, SHOWN).map((development) => (
          <li>
            {development.at === null ? (
              <span class="soft">no day told</span>
            ) : (
              <time datetime={development.at}>{development.at.slice(0, 16).replace("T", " ")}</time>
            )}{" "}
            {development.path === null ? (
              development.text
            ) : (
              <a href={linkFrom(from, development.path)}>{development.text}</a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
