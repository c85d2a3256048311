/** What a stretch of a report's text is, where it is no prose of the article. */
export const Zone = {
  prose: 0,
  /** An address, a path, an e-mail, a hashtag or a handle. */
  address: 1,
  /** A picture's markup, its caption and its credit. */
  caption: 2,
  /** By Jane Doe */
  byline: 3,
  /** Reporting by …; editing by … */
  credits: 4,
  /** Copyright, terms, newsletters, links to other pages, how to get in touch. */
  notice: 5,
} as const;

/** Name of a zone, for `why`. */
export const zoneNames: readonly string[] = ["prose", "address", "caption", "byline", "credits", "notice"];
