import { PageFrame, renderPage } from "../page-frame.tsx";
import type { SiteFrame } from "../site.ts";

/** A page that says one thing: nothing here, not allowed, something failed. What it quotes is text, never markup. */
export function renderMessagePage(title: string, text: string, frame: SiteFrame): string {
  return renderPage(
    <PageFrame frame={frame} head={{ title, description: text, feed: null }}>
      <h1>{title}</h1>
      <p class="section__lead">{text}</p>
    </PageFrame>,
  );
}
