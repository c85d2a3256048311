/** What the names of a story are read from. */
export interface Names {
  /** Every name that a chain has. */
  readonly said: Iterable<string>;
  /** Outlet key → outlet name. */
  readonly outlets: ReadonlyMap<string, string>;
  readonly sides: ReadonlySet<string>;
  /** Names that stand for a person, where a surname alone is enough. */
  readonly people: ReadonlySet<string>;
  /** Names of offices, companies and others that are no person and no outlet. */
  readonly bodies: ReadonlySet<string>;
  /** Keys of outlets that print others' words. */
  readonly quoting: ReadonlySet<string>;
  /** Names of countries and parties that speak: no outlet, though outlets bear their name. */
  readonly states: ReadonlySet<string>;
  /** What is said beside a person's name that they speak for: person → folded phrases. */
  readonly offices?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Folded names of the countries that the story is about. */
  readonly places?: ReadonlySet<string>;
}
