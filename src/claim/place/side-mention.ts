/**
 * How a word tells a side: the side's own name, its adjective, its people, a city, office or leader that stands for it,
 * or a party that is no state.
 */
export type SideForm = "name" | "adjective" | "people" | "capital" | "office" | "leader" | "party";

/** Tokens `[first, end)` that tell a side. A possessive mark is not among them. */
export interface SideMention {
  readonly first: number;
  readonly end: number;
  /** As records show it: Russia · United States · Hamas. */
  readonly side: string;
  readonly form: SideForm;
  /** True where no list has the word and the report itself tells what it is. */
  readonly learned: boolean;
}
