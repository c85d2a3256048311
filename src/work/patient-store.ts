import { HearsayError } from "../error.ts";
import type { Store } from "../store/open-store.ts";

const PAUSE_MS = 40;

/**
 * A store whose writes wait for other processes without holding up this one. The database's own waiting stops the whole
 * process, readers and all: so it is opened with hardly any, and what found it locked comes again, up to `waitMs`.
 */
export function waitPatiently(store: Store, waitMs: number): Store {
  return {
    ...store,
    transact: async (act) => {
      for (let waited = 0; ; waited += PAUSE_MS) {
        try {
          return await store.transact(act);
        } catch (error) {
          if (!(error instanceof HearsayError) || error.code !== "database-locked" || waited >= waitMs) throw error;
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }
    },
  };
}
