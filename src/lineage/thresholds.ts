/**
 * Every number that the lineage stage decides by, in one place. Lengths are words, shares 0–1, spans of time hours.
 * `source` says where the number comes from; none was fitted to generated load.
 */
export const LINEAGE_THRESHOLDS = {
  // ---- candidates
  /** One shingle in four is kept (a power of two). Source: measured, 98 % of rewrites still share two kept ones. */
  keepOneIn: 4,
  /** Reports listed for one shingle; later ones are found by those before them, so a family may be of any size. */
  postingsAKey: 12,
  /** Candidates verified for one report, most shared shingles first. */
  candidatesVerified: 24,
  /** Shared kept shingles that make a candidate, and how few do within `nearHours`. Source: architecture. */
  sharedShingles: 3,
  sharedShinglesNear: 2,
  nearHours: 72,

  /** Most used names that a report is held under, and is sought by. */
  namesHeld: 12,
  namesSought: 18,
  /** Names that a report and one of an outlet it credits must share, how many such reports are compared, and how many are cited. */
  citedNames: 4,
  citationsCompared: 24,
  citationsACredit: 2,
  /** Reports listed under one name of an outlet's day: every one of them may be what is cited, so far more than of one shingle. */
  postingsAName: 256,

  // ---- what is evidence at all
  /** A run this long is told from the language's own phrases. Source: unrelated news shares runs of 3–4, rarely 5. */
  tellingRun: 5,
  /** A run this long was copied, not met by chance. */
  longRun: 12,
  /** Words in telling runs outside quotation marks that any derivation must show. */
  tellingWords: 18,

  // ---- kinds
  /** Share of the same words in the same order above which two texts are the same. */
  sameCoverage: 0.995,
  /** One address, two texts: a live page may be written anew nearly whole. */
  revisionCoverageSameUrl: 0.15,
  /** One outlet, addresses unknown. Source: the real revision measured has .67/.48. */
  revisionCoverage: 0.4,
  /** One outlet, two addresses: a follow-up that keeps its background is no revision. */
  revisionCoverageOtherUrl: 0.65,
  /** Another outlet's text, most of it word for word. Source: architecture. */
  copyCoverage: 0.7,
  /** All of the other's text inside a longer one is a copy down to this share of the longer one. */
  copyWithin: 0.5,
  copyOfWhole: 0.9,
  /** Mean run, weighted by words, from which text is carried over and not told anew. Source: rewrites measured have runs of at most 13. */
  verbatimRun: 14,
  /** Word-for-word text: what it must cover in one of the two, or how many words in long runs make up for that. */
  partialCoverage: 0.08,
  partialWords: 60,
  /** Text told anew, in short runs. Source: people who write without the text before them stay under .16. */
  rewriteCoverage: 0.16,
  /** And its telling runs must cover this much: stock phrases alone reach .12. */
  rewriteTelling: 0.07,

  // ---- quotation
  quotationWords: 75,
  quotationPassages: 4,
  /** Quoted words shared, where the child credits the other's outlet, and where it does not. */
  quotedWordsCredited: 8,
  quotedWords: 14,

  // ---- direction, families
  /** Two captures nearer than this do not tell which of two outlets' texts was first. */
  capturedApartHours: 12,
  /** Difference of coverage from which asymmetry is worth telling. */
  asymmetry: 0.04,
  /** A passage of background makes no family: share of the child that the parent must cover. */
  familyCoverage: 0.3,
  /** Two parents whose coverage differs by less are told apart by credit and time. */
  parentTie: 0.03,
} as const;
