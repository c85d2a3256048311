import type { Child } from "hono/jsx";
import { PageFrame, renderPage } from "../page-frame.tsx";
import type { SiteFrame } from "../site.ts";

/** A page with one form. `fields` are its labels and inputs; the token of the session goes with it where there is one. */
export function renderFormPage(
  form: {
    readonly title: string;
    readonly lead: string;
    readonly action: string;
    readonly button: string;
    readonly problem: string | null;
  },
  fields: Child,
  frame: SiteFrame,
): string {
  return renderPage(
    <PageFrame frame={frame} head={{ title: form.title, description: form.lead, feed: null }}>
      <h1>{form.title}</h1>
      <p class="section__lead">{form.lead}</p>
      {form.problem === null ? null : (
        <p class="notice notice--problem" role="alert">
          {form.problem}
        </p>
      )}
      <form class="stacked" method="post" action={form.action}>
        {frame.editor === null ? null : <input type="hidden" name="token" value={frame.editor.token} />}
        {fields}
        <button type="submit">{form.button}</button>
      </form>
    </PageFrame>,
  );
}
