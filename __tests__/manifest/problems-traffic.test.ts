import { findings, type Problem, custom, routes, withEntity, withTwoEntities } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'a sum that is not 100',
    text: withEntity(custom,routes(['served_entity_name: m, traffic_percentage: 90'])),
    expected: [
      '8:9 error: The traffic percentages must sum to 100, but the only route has 90.',
    ],
  },
  {
    name: 'a name that is near',
    text: withEntity(custom.replace('a.b.c','a.b.churn')).replace('name: m','name: champion')+routes(['served_entity_name: chmpion, traffic_percentage: 100']),
    expected: [
      '9:35 error: The route names `chmpion`, but there is no such served entity. Did you mean `champion`?',
    ],
  },
  {
    name: 'several entities without traffic',
    text: withTwoEntities(`name: a, ${custom}`,`name: b, ${custom}`),
    expected: [
      '5:7 error: Say how the traffic is split: 2 served entities need `traffic_config` with one route for each.',
    ],
  },
  {
    name: 'an entity without route',
    text: withTwoEntities(`name: a, ${custom}`,`name: b, ${custom}`,routes(['served_entity_name: a, traffic_percentage: 100'])),
    expected: [
      '7:11 warning: There is no route to the served entity `b`: it gets no traffic. Add one with `traffic_percentage: 0` to say so.',
    ],
  },
  {
    name: 'a route twice',
    text: withEntity(custom,routes(['served_entity_name: m, traffic_percentage: 50','served_entity_name: m, traffic_percentage: 50'])),
    expected: [
      '10:35 error: There is already a route to `m`, at e.yml:9:35.',
    ],
  },
  {
    name: 'a share above 100',
    text: withEntity(custom,routes(['served_entity_name: m, traffic_percentage: 101'])),
    expected: [
      '9:58 error: `traffic_percentage` must be at most 100, but is 101.',
    ],
  },
  {
    name: 'a route without name or share',
    text: withEntity(custom,routes(['traffic_percentage: 100','served_entity_name: m'])),
    expected: [
      '9:13 error: A route needs `served_entity_name`, the name of a served entity.',
      '10:13 error: An item of `routes` needs `traffic_percentage`: 0 to 100.',
    ],
  },
  {
    name: 'no routes',
    text: withEntity(custom,'      traffic_config: {}\n'),
    expected: [
      '7:7 error: `traffic_config` needs `routes`, at least one.',
    ],
  },
  {
    name: 'an unnamed entity whose version is not settled',
    text: withEntity('entity_name: a.b.c, entity_version: latest, scale_to_zero_enabled: true',routes(['served_entity_name: c-latest, traffic_percentage: 100'])).replace('name: m, ',''),
    expected: [
      '9:35 error: The route names `c-latest`, but the generated name changes with the version. Give the served entity a `name`.',
    ],
  },
];

describe('traffic: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
