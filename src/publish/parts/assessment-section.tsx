import type { Assessment } from "../../ledger/ledger.ts";
import { Day } from "./statement-table.tsx";

const SHOWN = 12;

/** What was said without a number, by source and day, beside the figures. */
export function AssessmentSection({ assessments }: { assessments: readonly Assessment[] }) {
  if (assessments.length === 0) return null;
  const item = (assessment: Assessment) => (
    <li>
      <blockquote class="quote">{assessment.text}</blockquote>
      <p class="small soft">
        {assessment.source ?? "in no one’s name"}
        {assessment.saidOn === null ? null : (
          <>
            , <Day day={assessment.saidOn} />
          </>
        )}
      </p>
    </li>
  );
  return (
    <section class="section" aria-labelledby="assessments">
      <h2 id="assessments">Said without a number</h2>
      <ul class="cards cards--plain">{assessments.slice(0, SHOWN).map(item)}</ul>
      {assessments.length > SHOWN ? (
        <details>
          <summary>{assessments.length - SHOWN} more</summary>
          <ul class="cards cards--plain">{assessments.slice(SHOWN, SHOWN + 100).map(item)}</ul>
        </details>
      ) : null}
    </section>
  );
}
