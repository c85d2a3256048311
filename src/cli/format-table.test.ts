import { expect, test } from "vitest";
import { cutToWidth, displayWidth, plainLine, plainView, wrapToWidth } from "./display-width.ts";
import { formatTable } from "./format-table.ts";
import { choosePaint, plain } from "./paint.ts";

const options = { width: 40, paint: plain };

test("columns are as wide as their widest cell, numbers to the right", () => {
  const columns = [{ title: "who" }, { title: "dead", align: "right" }] as const;
  expect(
    formatTable(
      columns,
      [
        ["Police", "12"],
        ["The mayor", "1,300"],
      ],
      options,
    ),
  ).toBe(["who         dead", "Police        12", "The mayor  1,300", ""].join("\n"));
});

test("what is too wide goes on in the next line, and is cut where it is too long", () => {
  const columns = [{ title: "id" }, { title: "words", shrinksTo: 10, lines: 2 }] as const;
  const table = formatTable(
    columns,
    [["1", "twelve people were killed when the ferry went down off the cape"]],
    options,
  );
  expect(table.split("\n").every((line) => displayWidth(line) <= 40)).toBe(true);
  expect(table).toBe(
    ["id  words", "1   twelve people were killed when the", "    ferry went down off the cape", ""].join("\n"),
  );
  const narrow = formatTable(columns, [["1", "twelve people were killed when the ferry went down off the cape"]], {
    ...options,
    width: 24,
  });
  expect(narrow).toContain("…");
});

test("a column without anything in it is left out", () => {
  expect(formatTable([{ title: "a" }, { title: "b" }], [["1", ""]], options)).toBe("a\n1\n");
  expect(formatTable([{ title: "a" }], [], options)).toBe("");
});

test.for([
  ["a colour", "\u001b[31mred\u001b[0m", "[31mred [0m"],
  ["a cursor", "up\u001b[A\rdown", "up [A down"],
  ["a title", "\u001b]0;owned\u0007x", "]0;owned x"],
  ["a turned direction", "safe\u202egnp.exe", "safe gnp.exe"],
  ["a line break", "one\ntwo", "one two"],
] as const)("text from outside commands no terminal: %s", ([, text, line]) => expect(plainLine(text)).toBe(line));

test("a view keeps its lines and our colours, and nothing else that a terminal obeys", () => {
  expect(plainView("\u001b[33mwarn\u001b[39m\n\u001b[2Jgone\u0007\u202e")).toBe("\u001b[33mwarn\u001b[39m\n[2Jgone");
});

test.for([
  ["plain", 5],
  ["日本", 4],
  ["Z\u0301e", 2],
  ["👩 1", 4],
] as const)("%s is %d columns wide", ([text, width]) => expect(displayWidth(text)).toBe(width));

test("a cut never leaves half a character", () => {
  expect(cutToWidth("日本語新聞", 5)).toBe("日本…");
  expect(wrapToWidth("日本語新聞", 5)).toEqual(["日本", "語新", "聞"]);
});

test.for([
  ["a terminal", true, {}, true],
  ["a pipe", false, {}, false],
  ["NO_COLOR", true, { NO_COLOR: "1" }, false],
  ["an empty NO_COLOR", true, { NO_COLOR: "" }, true],
  ["a dumb terminal", true, { TERM: "dumb" }, false],
  ["FORCE_COLOR in a pipe", false, { FORCE_COLOR: "1" }, true],
  ["both", true, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
] as const)("colours: %s", ([, isTTY, environment, isColoured]) => {
  expect(choosePaint({ isTTY }, environment)("warn", "x") !== "x").toBe(isColoured);
});
