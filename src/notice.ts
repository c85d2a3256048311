/**
 * A fault of the material, kept with the material: an odd page never stops a run.
 * `code` is stable and kebab-case (`invalid-utf8`, `empty-text`, `language-not-read` …); `text` is one plain sentence for people.
 */
export interface Notice {
  readonly code: string;
  readonly text: string;
}
