import type { Store } from "../store/open-store.ts";
import type { CommandContext } from "./command.ts";

/** Opens the database of the settings, does something with it and closes it, whatever happened. */
export async function withStore<Result>(
  { settings }: CommandContext,
  mode: "read" | "write",
  act: (store: Store) => Promise<Result>,
): Promise<Result> {
  // Loaded here, so that the commands that keep nothing begin sooner.
  const { openStore } = await import("../store/open-store.ts");
  const store = await openStore({
    path: settings.db,
    mode,
    busyTimeoutMs: settings.busyTimeoutMs,
    cacheMebibytes: settings.cacheMebibytes,
  });
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}
