import { HearsayError } from "../../error.ts";
import { type Command, oneOf } from "../command.ts";
import { withStore } from "../with-store.ts";

const NAME: Command["arguments"][number] = { syntax: "<name>", help: "the editor's name, as the review log shows it" };

const add: Command = {
  name: "add",
  summary: "add an editor, or give one a new password",
  about: [
    "Prints a password made for them, once; only a digest of it is kept. Give HEARSAY_EDITOR_PASSWORD to set one of your own. An editor of that name gets the new password and is signed out everywhere.",
  ],
  arguments: [NAME],
  options: [],
  settings: ["db"],
  examples: [{ call: "hearsay editor add ada", does: "prints ada's password" }],
  run: async (context, given) => {
    const { hashPassword, newToken } = await import("../../web/secrets.ts");
    const { saveEditor } = await import("../../store/editors.ts");
    const name = (oneOf(given, 0) ?? "").trim();
    if (name === "" || name.length > 100) {
      throw new HearsayError("option-unknown", "an editor needs a name of 1 to 100 characters", {
        detail: ["hearsay editor add ada"],
        exitCode: 2,
      });
    }
    const own = context.environment.HEARSAY_EDITOR_PASSWORD;
    if (own !== undefined && own.length < 12) {
      throw new HearsayError("setting-invalid", "HEARSAY_EDITOR_PASSWORD is too short", {
        detail: ["It takes 12 characters or more."],
        exitCode: 2,
      });
    }
    const password = own ?? newToken().slice(0, 24);
    await withStore(context, "write", async (store) => {
      const secret = await hashPassword(password);
      await store.transact((db) => saveEditor(db, { name, secret }, context.now().toISOString()));
    });
    if (context.isJson)
      await context.terminal.record({ schema: 1, editor: name, ...(own === undefined ? { password } : {}) });
    else if (own === undefined) await context.terminal.print(`${password}\n`);
    context.terminal.say(`hearsay: ${name} can sign in at /sign-in`);
  },
};

const list: Command = {
  name: "list",
  summary: "list the editors",
  about: ["Prints the names of those who can sign in."],
  arguments: [],
  options: [],
  settings: ["db"],
  examples: [{ call: "hearsay editor list", does: "one name a line" }],
  run: async (context) => {
    const { listEditors } = await import("../../store/editors.ts");
    const names = await withStore(context, "read", ({ db }) => listEditors(db));
    for (const name of names) {
      if (context.isJson) await context.terminal.record({ schema: 1, editor: name });
      else await context.terminal.print(`${name}\n`);
    }
  },
};

const remove: Command = {
  name: "remove",
  summary: "take an editor's right to sign in",
  about: ["Ends their sessions too. What they reviewed stays, under their name."],
  arguments: [NAME],
  options: [],
  settings: ["db"],
  examples: [{ call: "hearsay editor remove ada", does: "ada is signed out and cannot come back" }],
  run: async (context, given) => {
    const { dropEditor } = await import("../../store/editors.ts");
    const name = oneOf(given, 0) ?? "";
    const isGone = await withStore(context, "write", (store) => store.transact((db) => dropEditor(db, name)));
    if (!isGone)
      throw new HearsayError("not-found", `there is no editor named "${name}"`, {
        detail: ["See who there is: hearsay editor list"],
      });
    context.terminal.say(`hearsay: ${name} can no longer sign in`);
  },
};

export const command: Command = {
  name: "editor",
  summary: "say who may review in the page",
  about: [
    "Editors sign in to the live site with a password that is made here. Whoever can run this command can already change the database.",
  ],
  arguments: [],
  options: [],
  settings: [],
  examples: [{ call: "hearsay editor add ada", does: "prints ada's password" }],
  commands: [add, list, remove],
  run: async () => {},
};
