/** Counts tries by key and says when there were too many of late: sign-ins by name, first mails by address. */
export interface Attempts {
  /** Counts one more; false where the limit is reached and it should be refused. */
  readonly take: (key: string, atMs: number) => boolean;
  readonly forget: (key: string) => void;
}

const KEYS_KEPT = 10_000;

/** At most `limit` tries a key in any `windowMs` milliseconds. */
export function limitAttempts(limit: number, windowMs: number): Attempts {
  const tries = new Map<string, number[]>();
  return {
    take: (key, atMs) => {
      const recent = (tries.get(key) ?? []).filter((at) => at > atMs - windowMs);
      if (recent.length >= limit) return false;
      tries.delete(key);
      tries.set(key, [...recent, atMs]);
      const oldest = tries.size > KEYS_KEPT ? tries.keys().next().value : undefined;
      if (oldest !== undefined) tries.delete(oldest);
      return true;
    },
    forget: (key) => {
      tries.delete(key);
    },
  };
}
