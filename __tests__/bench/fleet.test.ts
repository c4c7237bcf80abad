import { makeFleet, readsOf } from '../../scripts/bench/fleet.js';
import { readManifest } from '../../src/manifest/read.js';

describe('the fleet of the benchmark', () => {
  const fleet = makeFleet(104);

  it('has a manifest without a slip', () => {
    const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text: fleet.manifest }], {});
    expect(diagnostics).toEqual([]);
    expect(manifest?.endpoints.map(({ name }) => name)).toEqual(fleet.names);
  });

  it('differs from its workspace in the edited endpoints only', () => {
    expect(fleet.changed).toEqual(['fleet-0001', 'fleet-0051', 'fleet-0101']);
    const differing = fleet.live.filter(({ name, config }) => JSON.stringify(config) !== JSON.stringify(fleet.endpoints[String(name)]?.['config']));
    expect(differing.map(({ name }) => name)).toEqual(fleet.changed);
  });

  it('reads the list, each endpoint and each object once', () => {
    const reads = readsOf(fleet);
    expect(reads).toHaveLength(1 + 104 + 1);
    expect(new Set(reads).size).toBe(reads.length);
  });
});
