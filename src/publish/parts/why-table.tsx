import type { Claim } from "../../claim/claim.ts";

/** The rules that made a claim, each with the words it read. */
export function WhyTable({ claim, text }: { claim: Claim; text: string }) {
  return (
    <div class="table">
      <table>
        <caption>Rule by rule</caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Words</th>
          </tr>
        </thead>
        <tbody>
          {claim.why.map((reason) => (
            <tr>
              <td>{reason.rule}</td>
              <td>
                {reason.end > reason.start ? (
                  `“${text.slice(reason.start, reason.end)}”`
                ) : (
                  <span class="soft">inferred</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
