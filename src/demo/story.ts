/** The main job from end to end, each step with what must be true after it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkWhole } from './look.js';
import type { StoryReport } from './model.js';
import type { Narrator } from './narrator.js';
import type { Plot } from './plot.js';
import { openStage, secrets, type Timing } from './stage.js';
import { playDriftSteps } from './story-drift.js';
import { playReviewSteps } from './story-review.js';
import { createTeller } from './teller.js';

export interface StoryOptions {
  /** Path of the node that runs the action. */
  node: string;
  timing: Timing;
  narrator: Narrator;
}

/** Plays the whole story and answers its record; see `failuresOf` for whether it is what it should be. */
export async function tellStory({ node, timing, narrator }: StoryOptions): Promise<StoryReport> {
  const home = await mkdtemp(join(tmpdir(), 'endpoints-demo-'));
  const stage = await openStage({ node, home, timing, onLine: (line) => { narrator.line(line); } });
  try {
    const teller = createTeller(stage, narrator, node);
    const [manifest, workflow] = await Promise.all([readFile(stage.places.manifest, 'utf8'), readFile(stage.places.workflow, 'utf8')]);
    const plot: Plot = { stage, teller, timing, manifest, workflow };
    await playReviewSteps(plot);
    await playDriftSteps(plot);
    await teller.step('Over all runs', ({ checks }) => { checkWhole(checks, stage, teller.ends, secrets); });
    narrator.storyEnds(teller.story);
    return teller.story;
  } finally {
    await stage.close();
    await rm(home, { recursive: true, force: true });
  }
}
