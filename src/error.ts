/** What the operator (or we) must mend before the program can go on. */
export type ErrorCode =
  | "path-missing"
  | "folder-empty"
  | "file-unreadable"
  | "file-broken"
  | "report-too-large"
  | "option-unknown"
  | "database-unwritable"
  | "database-newer"
  | "database-locked"
  | "database-foreign"
  | "not-found"
  | "not-unique"
  | "input-not-read"
  | "setting-invalid"
  | "internal";

/**
 * A fault of the operator or of ours, never of the material (that is a {@link Notice}).
 * The message says what and where, `detail` what was expected, `mend` the call that mends it.
 * `exitCode` is 2 for misuse, 1 for what failed on the way.
 */
export class HearsayError extends Error {
  readonly code: ErrorCode;
  readonly detail: readonly string[];
  readonly exitCode: 1 | 2;

  constructor(
    code: ErrorCode,
    message: string,
    options: { detail?: readonly string[]; exitCode?: 1 | 2; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "HearsayError";
    this.code = code;
    this.detail = options.detail ?? [];
    this.exitCode = options.exitCode ?? 1;
  }
}
