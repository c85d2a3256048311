import { expect, test } from "vitest";
import { readHtml } from "./read-html.ts";

const MILLION = 1_000_000;

// Parser denial: classes of input that other readers took minutes or their whole stack for.
test.for([
  ["one character a million times", `<p>${"a".repeat(MILLION)}`],
  ["a run of blanks", `<p>${" ".repeat(MILLION)}x`],
  ["a run of no-break spaces", `<p>x${"\u00a0".repeat(MILLION)}x`],
  ["a run of digits", `<p>${"1".repeat(MILLION)}`],
  ["two hundred thousand nested blocks", `${"<div>".repeat(200_000)}x`],
  ["three hundred thousand nested inline tags", "<b>".repeat(300_000)],
  ["closing tags for what is not open", `${"<div>".repeat(50_000)}${"</b>".repeat(200_000)}`],
  ["paragraphs that are never closed", "<p><div>".repeat(100_000)],
  ["tables in tables", "<table><tr><td>".repeat(60_000)],
  ["entities beyond Unicode", `<p>${"&#999999999999;".repeat(60_000)}`],
  ["ampersands", `<p>${"&".repeat(MILLION)}`],
  ["angles", "<".repeat(MILLION)],
  ["attributes", `<a ${"x=".repeat(500_000)}`],
  ["unclosed comments", "<!--".repeat(250_000)],
  ["a class of three hundred thousand words", `<div class="${"ad-".repeat(300_000)}">x</div>`],
  ["a byline of one word", `<meta name=author content="${"by ".repeat(300_000)}">`],
  ["a date of digits", `<meta name=date content="${"1 ".repeat(500_000)}">`],
  ["brackets in JSON", `<script type="application/ld+json">${"[".repeat(MILLION)}</script>`],
  ["line ends", `<p>x${"<br> ".repeat(200_000)}`],
] as const)("is read in linear time: %s", ([, html]) => {
  const start = performance.now();
  readHtml(html);
  // A wide bound for slow machines: what is quadratic takes minutes.
  expect(performance.now() - start).toBeLessThan(5_000);
});

test("code is never run while parsing", () => {
  const before = Object.keys(globalThis).length;
  const text =
    readHtml(`<body onload="globalThis.x1=1"><script>globalThis.x2=1</script><img src=x onerror="globalThis.x3=1">
    <svg onload="globalThis.x4=1"></svg><p>Twelve people were killed in the night, the ministry said.</p>`).text;
  expect(text).toBe("Twelve people were killed in the night, the ministry said.");
  expect(Object.keys(globalThis)).toHaveLength(before);
});
