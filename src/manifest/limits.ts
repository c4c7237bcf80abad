/** Bounds on what a pull request can make us read. */
export const limits = {
  /** Size of one file. */
  bytes: 1024 * 1024,
  /** Maps and lists inside one another. */
  depth: 64,
  /** Values that come from aliases, counted once for each use (an "alias bomb" multiplies them). */
  aliasedValues: 100_000,
  /** Values of all endpoints once `defaults` and targets are merged into each, which multiplies as well. */
  mergedValues: 1_000_000,
  /** Characters that references to variables are filled in with: so does a long value that is referred to often. */
  filledCharacters: 16 * 1024 * 1024,
  /** Syntax errors reported for one file; what follows the first few is mostly their echo. */
  syntaxErrors: 10,
} as const;

/** What a manifest has grown to so far, over all its files, in the units of `limits`. */
export interface Growth {
  aliased: number;
  merged: number;
  filled: number;
}

export const newGrowth = (): Growth => ({ aliased: 0, merged: 0, filled: 0 });
