import { silentNarrator } from '../../src/demo/narrator.js';
import { renderPage } from '../../src/demo/page.js';
import { timings } from '../../src/demo/stage.js';
import { tellStory } from '../../src/demo/story.js';
import { failuresOf } from '../../src/demo/teller.js';
import { nodes } from './nodes.js';

it('the main job is what it should be from end to end, under every Node there is', async () => {
  const found = nodes();
  const stories = await Promise.all(found.map((node) => tellStory({ node, timing: timings.quick, narrator: silentNarrator })));
  for (const [index, story] of stories.entries()) {
    const failures = failuresOf(story).map(({ step, what, found: instead }) => ({ node: found[index], step: step.title, what, found: instead }));
    expect(failures).toEqual([]);
    expect(story.steps).toHaveLength(12);
    const page = renderPage(story);
    for (const { title } of story.steps) expect(page).toContain(title.split(':')[0]);
    expect(page).toContain('endpoint-drift');
  }
}, 60_000);
