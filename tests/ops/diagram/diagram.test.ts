import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../../environments';
import { loadEnvironments } from '../../../modules/config/load';
import { graphOf, type PlatformGraph } from '../../../ops/diagram/graph';
import { mermaidOf } from '../../../ops/diagram/mermaid';
import { svgOf } from '../../../ops/diagram/svg';
import { pictureFile } from '../../../ops/docs/pictures';
import { forms } from '../../support/environments';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

const graphIn = (name: string, environment: Parameters<typeof synthesizeEnvironment>[0]): PlatformGraph => {
  const { foundation, application } = synthesizeEnvironment(environment);
  const resources = ({ json }: typeof foundation) => ({
    resource: json['resource'],
    data: json['data'] ?? {},
  });
  return graphOf({
    environment: name,
    foundation: resources(foundation),
    application: resources(application),
  });
};

const graphs = new Map(loadEnvironments(environments).map((each) => [each.name, graphIn(each.name, each)]));
const graph = (name: string): PlatformGraph => {
  const found = graphs.get(name);
  if (!found) throw new Error(`No graph of ${name}`);
  return found;
};

const reachedFrom = (from: string, { edges }: PlatformGraph) =>
  edges.filter((edge) => edge.from === from).map(({ to }) => to);
const node = (id: string, { nodes }: PlatformGraph) => {
  const found = nodes.find((each) => each.id === id);
  return found && `${found.title}, ${found.details}`;
};

describe('the graph of production', () => {
  const prod = graph('prod');

  it.each([
    ['users', ['dns', 'firewall']],
    ['canary', ['firewall']],
    ['firewall', ['alb']],
    ['alb', ['rails']],
    ['rails', ['ai', 'database', 'redis', 'nat', 'documents']],
    ['sidekiq', ['ai', 'database', 'redis', 'nat']],
    // Not the database.
    ['ai', ['redis', 'nat', 'documents']],
    ['migration', ['database']],
    ['nat', ['third-parties']],
    ['database', []],
  ])('%s reaches %j, and nothing else', (from, to) => {
    expect([...reachedFrom(from, prod)].sort()).toEqual([...to].sort());
  });

  it('has sizes and ports', () => {
    expect(node('rails', prod)).toBe('rails service :3000, 2 to 10 tasks');
    expect(node('database', prod)).toBe('PostgreSQL 16 :5432, db.t3.medium, two zones');
    expect(node('redis', prod)).toBe('Redis :6379, 2 x t3.small');
    expect(node('nat', prod)).toBe('NAT gateway, 3, one per zone');
  });

  it('says which service writes documents', () => {
    expect(prod.edges.filter(({ to }) => to === 'documents').map(({ from, label }) => [from, label])).toEqual(
      [
        ['ai', 'reads'],
        ['rails', 'reads, writes'],
      ],
    );
  });
});

describe('the graph of another environment', () => {
  it('has what that one has', () => {
    const staging = graph('staging');
    expect(node('nat', staging)).toBe('NAT gateway, one for all zones');
    expect(node('database', staging)).toMatch(/one zone$/);
    expect(node('canary', staging)).toBeUndefined();
  });

  it('goes through CloudFront to a load balancer without a public address', () => {
    const form = forms.find(({ name }) => name === 'prod behind CloudFront');
    if (!form) throw new Error('There is no such form.');
    const behind = graphIn('prod', form.environment);
    expect(reachedFrom('users', behind)).toEqual(['dns', 'cloudfront']);
    expect(reachedFrom('cloudfront', behind)).toEqual(['firewall']);
    expect(behind.nodes.find(({ id }) => id === 'alb')?.area).toBe('private');
  });
});

describe.each([...graphs.keys()])('the picture of %s', (name) => {
  it('is the one in docs/: `npm run docs` writes it', async () => {
    expect(await svgOf(graph(name))).toBe(readFileSync(pictureFile(name), 'utf8'));
  });

  it('needs nothing from elsewhere, and can be read aloud', async () => {
    const svg = await svgOf(graph(name));
    expect(svg.match(/https?:\/\/[^" ]+/g)).toEqual([
      'http://www.w3.org/2000/svg',
      'http://www.w3.org/1999/xlink',
    ]);
    expect(svg).toContain(`<title id="title">Architecture of ${name}</title>`);
    expect(svg).toContain('rails service :3000 to PostgreSQL 16 :5432;');
    expect(svg).toContain('prefers-color-scheme: dark');
  });
});

describe('the same in Mermaid', () => {
  it('has every node and every connection', () => {
    const { nodes, edges } = graph('prod');
    const text = mermaidOf(graph('prod'));
    for (const { id, title } of nodes) expect(text).toContain(`${id}["${title}`);
    expect(text.match(/-->|-\.->/g)).toHaveLength(edges.length);
    expect(text).toContain('  canary -.->|HTTPS| firewall\n');
  });
});

describe('the pages', () => {
  it.each(['README.md', join('docs', 'architecture.md')])('%s shows production', (page) => {
    expect(readFileSync(join(__dirname, '..', '..', '..', page), 'utf8')).toContain('architecture-prod.svg');
  });
});
