import { environments } from '../../environments';
import { jobs, steps, usesOwn, workflows } from './this-repository';

describe('Every workflow', () => {
  it('says what its jobs may do: nothing, or read the repository', () => {
    const granted = Object.entries(workflows).filter(
      ([, { permissions }]) => !['{}', '{"contents":"read"}'].includes(JSON.stringify(permissions)),
    );
    expect(granted.map(([path]) => path)).toEqual([]);
  });

  it('says what happens when it is started twice', () => {
    expect(Object.entries(workflows).filter(([, { concurrency }]) => !concurrency)).toEqual([]);
  });

  it('is not started by pull_request_target, which gives secrets to foreign code', () => {
    expect(Object.entries(workflows).filter(([, { on }]) => 'pull_request_target' in on)).toEqual([]);
  });

  it('works in the region of the environments', () => {
    const regions = Object.values(environments).map(({ region }) => region);
    const named = Object.values(workflows).flatMap(({ env }) => env['AWS_REGION'] ?? []);
    expect(new Set(named)).toEqual(new Set(regions));
  });
});

describe('Every job', () => {
  it('has a timeout', () => {
    expect(jobs.filter(([, job]) => job['timeout-minutes'] === undefined).map(([name]) => name)).toEqual([]);
  });

  it('that takes a role names the GitHub environment that the role trusts', () => {
    const taking = jobs.flatMap(([name, job]) =>
      job.steps.filter(usesOwn('assume-role')).map(({ with: { role } }) => ({ name, role, job })),
    );
    expect(taking.length).toBeGreaterThanOrEqual(8);
    const wrong = taking.filter(({ role, job: { environment = '', permissions } }) => {
      const isPlan = /\}\}-(plan|pull-request)$/.test(environment);
      return environment === '' || isPlan !== (role === 'plan') || permissions?.['id-token'] !== 'write';
    });
    expect(wrong.map(({ name, role }) => `${name}: ${role}`)).toEqual([]);
  });

  it('of a pull request waits for the reviewers of pull requests, and no other job does', () => {
    const waiting = jobs.filter(([, { environment }]) => environment?.endsWith('-pull-request'));
    expect(waiting.map(([name]) => name)).toEqual(['.github/workflows/plan.yml plan']);
  });

  it('that takes no role has no identity and no secret', () => {
    const others = jobs.filter(([, job]) => !job.steps.some(usesOwn('assume-role')));
    const wrong = others.filter(
      ([, job]) => job.permissions?.['id-token'] || JSON.stringify(job.steps).includes('secrets.'),
    );
    expect(others.length).toBeGreaterThan(0);
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('installs packages before it has credentials', () => {
    const late = jobs.filter(([, { steps: own }]) => {
      const setup = own.findIndex(usesOwn('setup'));
      const role = own.findIndex(usesOwn('assume-role'));
      return role >= 0 && setup > role;
    });
    expect(late.map(([name]) => name)).toEqual([]);
  });

  it('leaves no credentials of Git behind', () => {
    const checkouts = steps.filter(([, { uses }]) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(5);
    expect(checkouts.filter(([, step]) => step.with['persist-credentials'] !== false)).toEqual([]);
  });

  it('of a matrix covers every environment', () => {
    const covered = jobs.flatMap(([, { strategy }]) => strategy?.matrix['environment'] ?? []);
    expect(new Set(covered)).toEqual(new Set(Object.keys(environments)));
  });
});
