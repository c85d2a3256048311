import type { SiteFrame } from "../site.ts";

/** A reference ready to copy: what, from where, up to which day. */
export function Citation({ frame, path, text }: { frame: SiteFrame; path: string; text: string }) {
  const address = frame.origin === null ? path : new URL(path, frame.origin).href;
  return (
    <section class="section" aria-labelledby="cite">
      <h2 id="cite">Cite this</h2>
      <p class="citation" tabindex={0}>
        {text}. hearsay{frame.asOf === null ? "" : `, as told up to ${frame.asOf.slice(0, 10)}`}. {address}
      </p>
    </section>
  );
}
