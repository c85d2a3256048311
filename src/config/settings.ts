import { HearsayError } from "../error.ts";

/** One thing an operator may set. `env` is the variable that sets it, `unit` what its number counts; null for words. */
export interface Setting<Value extends string | number> {
  readonly name: string;
  readonly default: Value;
  readonly unit: string | null;
  readonly help: string;
  readonly env: string;
  /** The command line's option; null where only the environment sets it. */
  readonly flag: string | null;
  /** Inclusive bounds of a number; null for words. */
  readonly between: readonly [number, number] | null;
  /** The words that are allowed; null where any are. */
  readonly oneOf: readonly string[] | null;
}

const MEBIBYTE = 1024 * 1024;

const words = (
  setting: Pick<Setting<string>, "name" | "default" | "help" | "env" | "flag"> & { readonly oneOf?: readonly string[] },
): Setting<string> => ({ unit: null, between: null, oneOf: null, ...setting });

const amount = (setting: Omit<Setting<number>, "oneOf" | "flag"> & { readonly flag?: string }): Setting<number> => ({
  oneOf: null,
  flag: null,
  ...setting,
});

/** Every setting there is: the one table that the command line, the environment and `docs/settings.md` follow. */
export const SETTINGS = {
  db: words({
    name: "db",
    default: "hearsay.db",
    help: "The database file that add writes and the other commands read.",
    env: "HEARSAY_DB",
    flag: "--db <file>",
  }),
  maxReportBytes: amount({
    name: "maxReportBytes",
    default: 16 * MEBIBYTE,
    unit: "bytes",
    help: "A report over this is named on standard error and passed over.",
    env: "HEARSAY_MAX_REPORT_BYTES",
    flag: "--max-report-bytes <n>",
    between: [1, 1024 * MEBIBYTE],
  }),
  profile: words({
    name: "profile",
    default: "recorder",
    help: "The rule by which an entry's low, best and high are taken from its statements.",
    env: "HEARSAY_PROFILE",
    flag: "--profile <name>",
    oneOf: ["recorder", "ucdp-like", "ibc-like", "acled-like"],
  }),
  batchReports: amount({
    name: "batchReports",
    default: 256,
    unit: "reports",
    help: "How many reports add writes in one transaction: what is acknowledged at once, and lost at most on a power cut.",
    env: "HEARSAY_BATCH_REPORTS",
    between: [1, 10_000],
  }),
  busyTimeoutMs: amount({
    name: "busyTimeoutMs",
    default: 10_000,
    unit: "milliseconds",
    help: "How long a command waits for another process that is writing to the database.",
    env: "HEARSAY_BUSY_TIMEOUT_MS",
    between: [0, 600_000],
  }),
  cacheMebibytes: amount({
    name: "cacheMebibytes",
    default: 64,
    unit: "mebibytes",
    help: "The database's page cache, for each process.",
    env: "HEARSAY_CACHE_MEBIBYTES",
    between: [1, 4096],
  }),
  host: words({
    name: "host",
    default: "127.0.0.1",
    help: "The address that serve listens at. 0.0.0.0 opens it to the network.",
    env: "HEARSAY_HOST",
    flag: "--host <address>",
  }),
  port: amount({
    name: "port",
    default: 8080,
    unit: "port number",
    help: "The port that serve listens at; 0 takes any that is free.",
    env: "HEARSAY_PORT",
    flag: "--port <n>",
    between: [0, 65_535],
  }),
  origin: words({
    name: "origin",
    default: "",
    help: "The site's address as readers know it, for feeds, mails, embeds and citations: https://figures.example/.",
    env: "HEARSAY_ORIGIN",
    flag: "--origin <url>",
  }),
  smtp: words({
    name: "smtp",
    default: "",
    help: "The mail server that digests go out through: smtp://user:password@host:port. Empty: none.",
    env: "HEARSAY_SMTP",
    flag: null,
  }),
  mailFolder: words({
    name: "mailFolder",
    default: "",
    help: "A folder that mails are written to as .eml files, beside or instead of a server. Empty: none.",
    env: "HEARSAY_MAIL_FOLDER",
    flag: null,
  }),
  mailFrom: words({
    name: "mailFrom",
    default: "hearsay@localhost",
    help: "The sender that mails name.",
    env: "HEARSAY_MAIL_FROM",
    flag: null,
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;

/** The value of every setting. */
export type Settings = {
  readonly [Name in SettingName]: (typeof SETTINGS)[Name] extends Setting<number> ? number : string;
};

const settingNames = Object.keys(SETTINGS) as readonly SettingName[];

/**
 * Settles every setting: what the command line gave, else the environment, else the default.
 * Throws `setting-invalid` (exit 2) for a value that is no such number or word, and names where it came from.
 */
export function resolveSettings(
  given: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const settled = settingNames.map((name) => {
    const setting: Setting<string> | Setting<number> = SETTINGS[name];
    const fromFlag = given[name];
    const fromEnvironment = environment[setting.env];
    if (fromFlag !== undefined) return [name, readSetting(setting, String(fromFlag), setting.flag ?? name)] as const;
    if (fromEnvironment !== undefined && fromEnvironment !== "")
      return [name, readSetting(setting, fromEnvironment, setting.env)] as const;
    return [name, setting.default] as const;
  });
  return Object.fromEntries(settled) as Settings;
}

function readSetting(setting: Setting<string> | Setting<number>, value: string, from: string): string | number {
  const name = from.split(" ")[0] ?? from;
  if (setting.between === null) {
    if (setting.oneOf !== null && !setting.oneOf.includes(value))
      throw new HearsayError("setting-invalid", `${name} does not know "${value}"`, {
        detail: [`It takes one of: ${setting.oneOf.join(", ")}.`],
        exitCode: 2,
      });
    return value;
  }
  const [least, most] = setting.between;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new HearsayError("setting-invalid", `${name} does not take "${value}"`, {
    detail: [`It takes a whole number of ${setting.unit} from ${least} to ${most}; the default is ${setting.default}.`],
    exitCode: 2,
  });
}
