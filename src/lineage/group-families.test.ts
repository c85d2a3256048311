import { expect, test } from "vitest";
import { makeReportOf } from "../../test/support/make-report.ts";
import type { Edge, EdgeKind } from "./edge.ts";
import { groupFamilies } from "./group-families.ts";

const [a, b, c, d] = ["A", "B", "C", "D"].map((name, i) => makeReportOf(name, `2024-06-0${i + 1}`)) as [
  ReturnType<typeof makeReportOf>,
  ReturnType<typeof makeReportOf>,
  ReturnType<typeof makeReportOf>,
  ReturnType<typeof makeReportOf>,
];

const edge = (
  child: { id: string },
  parent: { id: string },
  kind: EdgeKind,
  coverage: number,
  by: Edge["direction"]["by"] = "published",
): Edge => ({
  schema: 1,
  child: child.id,
  parent: parent.id,
  childId: child.id,
  parentId: parent.id,
  kind,
  coverage: { child: coverage, parent: coverage },
  longestRun: 20,
  passages: [],
  direction: { by, sure: by !== "none" && by !== "asymmetry" },
});

const shape = (edges: readonly Edge[]): readonly (readonly (string | null)[])[] => {
  const name = new Map([a, b, c, d].map((report) => [report.id, report.outlet?.name ?? ""]));
  return groupFamilies([d, c, b, a], edges).map(({ members }) =>
    members.map(({ report, parent }) => `${name.get(report)}<${name.get(parent ?? "") ?? ""}`),
  );
};

test.for<readonly [string, readonly Edge[], readonly (readonly string[])[]]>([
  ["no edges: each alone, earliest first", [], [["A<"], ["B<"], ["C<"], ["D<"]]],
  [
    "the parent that covers most",
    [edge(c, a, "copy", 0.8), edge(c, b, "copy", 0.95), edge(b, a, "revision", 0.7)],
    [["A<", "B<A", "C<B"], ["D<"]],
  ],
  [
    "of two that cover the same, the credited one",
    [edge(c, a, "copy", 0.94, "credit"), edge(c, b, "copy", 0.95)],
    [["A<", "B<", "C<A"], ["D<"]],
  ],
  [
    "quotation and citation make no family",
    [edge(b, a, "quotation", 0.2), edge(c, a, "citation", 0)],
    [["A<"], ["B<"], ["C<"], ["D<"]],
  ],
  [
    "nor does a passage of background",
    [edge(d, a, "partial", 0.2), edge(c, a, "partial", 0.5)],
    [["A<", "C<A"], ["B<"], ["D<"]],
  ],
  [
    "a circle is cut at its least sure edge",
    [edge(b, a, "rewrite", 0.5), edge(c, b, "rewrite", 0.5), edge(a, c, "rewrite", 0.5, "asymmetry")],
    [["A<", "B<A", "C<B"], ["D<"]],
  ],
])("%s", ([, edges, families]) => expect(shape(edges)).toEqual(families));

test("families are numbered by their earliest report", () =>
  expect(groupFamilies([d, a, c], [edge(d, c, "copy", 0.9)]).map(({ id, members }) => [id, members.length])).toEqual([
    ["L1", 1],
    ["L2", 2],
  ]));
