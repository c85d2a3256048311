import { readFileSync } from "node:fs";
import { CommanderError, Option, Command as Parser } from "commander";
import { resolveSettings, SETTINGS, type SettingName } from "../config/settings.ts";
import { HearsayError } from "../error.ts";
import type { Command, CommandArguments, CommandContext, CommandOptions } from "./command.ts";
import { COMMANDS, type ListedCommand } from "./command-list.ts";
import { plainLine } from "./display-width.ts";
import { sayError, sayFault, sayNotice } from "./say-fault.ts";
import { openTerminal, type TextStream } from "./terminal.ts";

/** What of the world the program is given: a test hands in its own. */
export interface World {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** 0 done, 1 something failed on the way, 2 misuse. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command line (without the program's own name). Never throws; what went wrong is on standard error. */
export async function runCli(words: readonly string[], world: World): Promise<ExitCode> {
  const terminal = openTerminal(world);
  const called: { run: (() => Promise<void>) | null; faults: number } = { run: null, faults: 0 };
  const parser = frameOf(world, terminal.width);
  try {
    for (const listed of COMMANDS) {
      // Only the command that is called is loaded, so that --help and small commands begin at once.
      const isCalled = words.find((word) => !word.startsWith("-")) === listed.name || isHelpFor(words, listed.name);
      if (isCalled)
        addCommand(
          parser,
          (await listed.load()).command,
          listed.group,
          world,
          (run) => {
            called.run = run;
          },
          contextFor,
        );
      else addStub(parser, listed);
    }
    await parser.parseAsync([...words], { from: "user" });
    await called.run?.();
    await terminal.flush();
    return called.faults > 0 ? 1 : 0;
  } catch (error) {
    await terminal.flush();
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.say(sayError(error, terminal.paintTalk, world.environment));
    return error instanceof HearsayError ? error.exitCode : 1;
  }

  function contextFor(options: CommandOptions): CommandContext {
    return {
      terminal,
      settings: resolveSettings(options, world.environment),
      isJson: options.json === true,
      stdin: world.stdin,
      environment: world.environment,
      now: world.now,
      onFault: (fault) => {
        called.faults += 1;
        terminal.say(sayFault(fault, terminal.paintTalk));
      },
      onNotice: (notice) => terminal.say(sayNotice(notice, terminal.paintTalk)),
    };
  }
}

const isHelpFor = (words: readonly string[], name: string): boolean => words[0] === "help" && words[1] === name;

function frameOf(world: World, width: number): Parser {
  const parser = new Parser("hearsay");
  parser
    .description("Traces every figure in the news back to the people who said it.")
    .version(readVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print a command's help")
    // Only the name: what a command takes stands in its own help.
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      outputError: (text, write) =>
        write(`hearsay: ${plainLine(text.replace(/^error: /, ""))}\n  See: hearsay --help\n`),
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .addHelpText("after", "\nTry it: hearsay demo\nEach command has an example: hearsay <command> --help");
  return parser;
}

function addStub(parser: Parser, { name, summary, group }: ListedCommand): void {
  parser.command(name).description(summary).helpGroup(`${group}:`).allowUnknownOption().argument("[any...]");
}

function addCommand(
  parser: Parser,
  command: Command,
  group: string,
  world: World,
  choose: (run: () => Promise<void>) => void,
  contextFor: (options: CommandOptions) => CommandContext,
): void {
  const added = parser.command(command.name).summary(command.summary).helpGroup(`${group}:`);
  added
    .description([sentence(command.summary), ...command.about].join("\n\n"))
    .helpOption("-h, --help", "print this help");
  for (const argument of command.arguments) added.argument(argument.syntax, argument.help);
  for (const option of command.options) added.option(option.flags, option.help);
  for (const name of command.settings) added.addOption(settingOption(name));
  if (command.commands === undefined)
    added.option("--json", "JSON lines on standard output, one record a line, and nothing else there");
  if (command.examples.length > 0)
    added.addHelpText(
      "after",
      `\nExamples:\n${command.examples.map(({ call, does }) => `  $ ${call}\n      ${does}`).join("\n")}`,
    );
  if (command.commands !== undefined) {
    for (const inner of command.commands) addCommand(added, inner, "Commands", world, choose, contextFor);
    return;
  }
  added.action(() => {
    const given = added.processedArgs as CommandArguments;
    const options = added.opts<CommandOptions>();
    choose(() => command.run(contextFor(options), given, options));
  });
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function settingOption(name: SettingName): Option {
  const setting = SETTINGS[name];
  const standing = setting.between === null ? setting.default : `${setting.default} ${setting.unit}`;
  return new Option(setting.flag ?? `--${name} <value>`, `${setting.help} (default: ${standing}; ${setting.env})`);
}

function readVersion(): string {
  const about: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof about === "object" && about !== null && "version" in about ? String(about.version) : "";
}
