import { formatPath, isWithin, parsePath, type PathPart } from '../../src/endpoint/paths.js';

describe('paths as users write them', () => {
  it.each<[string, PathPart[]]>([
    ['config', ['config']],
    ['config.served_entities[main].workload_size', ['config', 'served_entities', { id: 'main' }, 'workload_size']],
    ['config.served_entities[gpt-4_o]', ['config', 'served_entities', { id: 'gpt-4_o' }]],
    ['tags["a.b"]', ['tags', { id: 'a.b' }]],
    ['tags["a b"]', ['tags', { id: 'a b' }]],
    ['tags["a[0]"]', ['tags', { id: 'a[0]' }]],
    ['tags["]"]', ['tags', { id: ']' }]],
    ['tags["say \\"x\\""]', ['tags', { id: 'say "x"' }]],
    ['tags["a\\tb"]', ['tags', { id: 'a\tb' }]],
    ['tags[""]', ['tags', { id: '' }]],
    ['ai_gateway.rate_limits[user:a@b/calls]', ['ai_gateway', 'rate_limits', { id: 'user:a@b/calls' }]],
    ['a[x][y].b-c', ['a', { id: 'x' }, { id: 'y' }, 'b-c']],
  ])('%s is written and read', (text, parts) => {
    expect(formatPath(parts)).toBe(text);
    expect(parsePath(text)).toEqual(parts);
  });

  it.each(['', '.', '.config', 'config.', 'config..x', '[main]', '["main"]', 'config[]', 'config[main', 'config main', 'config["a]', 'config["\\x"]', 'config[a b]', 'config[main]x', 'a b', 'config.[main]', 'config.!.name'])('%j is none', (text) => {
    expect(parsePath(text)).toBeUndefined();
  });

  it('a path lies within itself and what it is the beginning of, by whole segments', () => {
    expect(isWithin('config', 'config')).toBe(true);
    expect(isWithin('config.served_entities', 'config')).toBe(true);
    expect(isWithin('tags[a]', 'tags')).toBe(true);
    expect(isWithin('tags_more', 'tags')).toBe(false);
    expect(isWithin('config', 'config.served_entities')).toBe(false);
    expect(isWithin('ai_gateway.config', 'config')).toBe(false);
  });
});
