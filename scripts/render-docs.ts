import type { Command } from "../src/cli/command.ts";
import { COMMANDS } from "../src/cli/command-list.ts";
import { runCli } from "../src/cli/run-cli.ts";
import { SETTINGS, type Setting } from "../src/config/settings.ts";

const NOTE = "<!-- Made by `npm run docs` from the program itself; a test compares them. -->";

/** `docs/cli.md`: the help of every command, as the program prints it. */
export async function renderCliDoc(): Promise<string> {
  const parts = [
    `# The command line\n\n${NOTE}\n\nResults go to standard output, talk and progress to standard error. With \`--json\` standard output holds JSON lines, one record a line, and nothing else; the records are described in [formats.md](formats.md), the settings in [settings.md](settings.md). Exit 0: done, also when nothing was found. Exit 1: something failed on the way (it is named on standard error, the rest is still done). Exit 2: misuse.\n`,
    fence(await helpOf([])),
  ];
  for (const listed of COMMANDS) {
    const { command } = await listed.load();
    parts.push(`## hearsay ${listed.name}\n`, fence(await helpOf([listed.name])), ...(await helpOfInner(command)));
  }
  return `${parts.join("\n")}`;
}

async function helpOfInner(command: Command): Promise<readonly string[]> {
  const parts: string[] = [];
  for (const inner of command.commands ?? [])
    parts.push(`### hearsay ${command.name} ${inner.name}\n`, fence(await helpOf([command.name, inner.name])));
  return parts;
}

/** `docs/settings.md`: the table of settings. */
export function renderSettingsDoc(): string {
  const rows = Object.values(SETTINGS).map((setting: Setting<string> | Setting<number>) => {
    const flag = setting.flag === null ? "" : `\`${setting.flag}\``;
    const standing =
      setting.default === "" ? "(empty)" : `${setting.default}${setting.unit === null ? "" : ` ${setting.unit}`}`;
    const takes =
      setting.between !== null
        ? `a whole number from ${setting.between[0]} to ${setting.between[1]}`
        : setting.oneOf !== null
          ? setting.oneOf.map((word) => `\`${word}\``).join(", ")
          : "words";
    return `| \`${setting.name}\` | ${flag} | \`${setting.env}\` | ${standing} | ${takes} | ${setting.help} |`;
  });
  return [
    "# Settings",
    "",
    NOTE,
    "",
    "What the command line gives goes before the environment, the environment before the default. An empty variable counts as not set.",
    "",
    "| setting | option | variable | default | takes | what it does |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    "Beside these: `NO_COLOR` and `FORCE_COLOR` (colours), `COLUMNS` (width of tables), `HEARSAY_EDITOR` (who `hearsay review` says it was), `HEARSAY_TRACE` (where an internal fault happened).",
    "",
  ].join("\n");
}

const fence = (text: string): string => `\`\`\`text\n${text.trimEnd()}\n\`\`\`\n`;

async function helpOf(words: readonly string[]): Promise<string> {
  let help = "";
  const stream = (keep: boolean) => ({
    write: (text: string) => {
      if (keep) help += text;
      return true;
    },
    once: () => undefined,
    off: () => undefined,
  });
  await runCli([...words, "--help"], {
    stdin: { async *[Symbol.asyncIterator]() {} },
    stdout: stream(true),
    stderr: stream(false),
    environment: { COLUMNS: "100" },
    now: () => new Date(0),
  });
  return help;
}
