/** The issue that tells of drift. */

export interface DriftMarker {
  v: 1;
  manifest: string;
  target: string;
  host: string;
  /** Digest of the findings: same findings, no write. */
  findings: string;
  /** When findings were first seen: a time, and the eight hexadecimal digits of each that was first seen then, in a row. */
  seen?: [time: string, keys: string][];
}

export interface DriftIssue {
  number: number;
  url: string;
  open: boolean;
  marker: DriftMarker;
  /** ISO time at which it was opened. */
  createdAt: string;
}

export interface DriftIssues {
  /** Newest first. */
  find(manifest: string, target: string): Promise<DriftIssue[]>;
  create(title: string, body: string): Promise<{ number: number; url: string }>;
  update(number: number, title: string, body: string, state: 'open' | 'closed'): Promise<void>;
  comment(number: number, body: string): Promise<void>;
}
