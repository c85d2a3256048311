/** Every number that the story stage decides by. Similarities are 0–1, times days. */
export const STORY_THRESHOLDS = {
  /** Two groups of reports whose similarity, on average over pairs, is less are two stories. Source: ECB+ odd topics, flat from .12 to .2. */
  similarity: 0.15,
  /** Groups of this many reports and more have a character of their own … */
  groupSize: 3,
  /** … and are one story only if they are nearly as similar to one another as each is in itself. Source: as above, flat from .75 to .85. */
  ownSimilarity: 0.8,
  /** What a group's similarity in itself counts for at most: copies of one text would otherwise keep all others out. */
  ownSimilarityMost: 0.45,
  /** Groups of at most this many voices are held against the middle of the larger ones … */
  adoptedMost: 3,
  /** … and go to the one they are most like, from this cosine up. Source: ECB+ odd topics and invented stories, flat from .14 to .2. */
  adopted: 0.18,
  /** Reports this near in time are of one news cycle. Beyond, similarity fades by half every so many days, and ends. */
  cycleDays: 2.5,
  halfLifeDays: 3.5,
  reachDays: 30,
  /** What shared text adds: derivation makes two reports at least this similar, other edges a little more so. */
  derived: 0.6,
  related: 0.1,
  /** Terms by which reports find one another, and how many must be shared. */
  strongTerms: 40,
  strongTermsShared: 2,
  /** A word of fewer texts than this is no rarer: one text's oddity. */
  fewestTexts: 1,
  /** Words less rare than this (natural logarithm of texts over texts with the word) tell nothing. */
  rareness: 0.7,
  /** Numbers are coincidence as often as not. */
  numberRareness: 3,
  /** Groups of more reports than this are first cut apart at a higher similarity. */
  largestGroup: 1200,
  /** A place belongs to the story if this share of its reports names it. */
  placeShare: 0.3,
} as const;
