import { environments } from '../../environments';
import { wantedImages } from '../../ops/images/wanted';
import { ROLES } from '../../terraform-state-bootstrap/roles/environment-roles';
import { terraformName } from '../../terraform-state-bootstrap/roles/names';
import { rootsOf } from '../ops/images/support';
import { shipped } from '../support/synthesize';
import { synthesizeEnvironment } from '../support/synthesize-environment';
import { actions, steps, texts, usesOwn, workflows } from './this-repository';

interface Blocks {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const deploy = workflows['.github/workflows/deploy.yml'];

describe('The roles', () => {
  const assumed = (input: string): string =>
    String(actions['.github/actions/assume-role']?.runs.steps[0]?.with[input]);

  it('have the names that terraform-state-bootstrap gives them', () => {
    const environment = { name: 'prod', project: 'bmo-learning' };
    const name = assumed('role-to-assume')
      .split('role/')[1]
      ?.replace('${{ inputs.environment }}', 'prod')
      .replace('${{ inputs.role }}', 'plan');
    expect(name).toBe(terraformName(environment, 'plan'));
  });

  it('that are taken are the four that exist', () => {
    const taken = steps
      .filter(([, step]) => usesOwn('assume-role')(step))
      .map(([, step]) => step.with['role']);
    expect(new Set(taken)).toEqual(new Set(Object.keys(ROLES)));
  });

  it('are taken for as long as a session of each may last', () => {
    const [, json = '{}'] = /fromJSON\('(.+)'\)\[inputs\.role\]/.exec(assumed('role-duration-seconds')) ?? [];
    const allowed = Object.entries(ROLES).map(([role, { hours }]) => [role, hours * 3600]);
    expect(JSON.parse(json)).toEqual(Object.fromEntries(allowed));
  });
});

describe('The deployment', () => {
  const stepsOf = (name: string) => deploy?.jobs[name]?.steps ?? [];
  const indexOf = (name: string) => stepsOf('application').findIndex((step) => step.name === name);

  it('waits for the one before instead of ending it', () => {
    expect(deploy?.concurrency?.['cancel-in-progress']).toBe(false);
    expect(deploy?.concurrency?.group).toContain('inputs.environment');
  });

  it('offers every environment', () => {
    expect(deploy?.on).toMatchObject({
      workflow_dispatch: { inputs: { environment: { options: expect.any(Array) } } },
    });
    const text = JSON.stringify(deploy?.on['workflow_dispatch']);
    for (const name of Object.keys(environments)) expect(text).toContain(`"${name}"`);
  });

  it('applies the foundation only if its plan is the approved one', () => {
    const own = stepsOf('foundation');
    const review = own.findIndex(usesOwn('review-plan'));
    const apply = own.findIndex(({ run = '' }) => run.includes('apply foundation'));
    expect(own[review]?.with['expected-fingerprint']).toBe(
      '${{ needs.plan-foundation.outputs.fingerprint }}',
    );
    expect(review).toBeLessThan(apply);
    expect(deploy?.jobs['foundation']?.if).toBe("needs.plan-foundation.outputs.changes == 'true'");
  });

  it('migrates after the plan was reviewed and before the application is applied', () => {
    const order = ['Plan', 'Migrate', 'Review what is left', 'Apply the saved plan', 'Verify'].map(indexOf);
    expect(order).not.toContain(-1);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it('rolls back to the tags that were read before anything changed', () => {
    const rollback = stepsOf('application')[indexOf('Roll back to what ran before')];
    expect(rollback?.if).toContain('failure()');
    expect(rollback?.env['TF_VAR_rails_api_image_tag']).toBe(
      '${{ steps.before.outputs.rails_api_image_tag }}',
    );
    expect(indexOf('Read what runs now')).toBeLessThan(indexOf("Apply the migration's task definition"));
  });

  it('uploads nothing: a plan holds sensitive values', () => {
    expect(steps.filter(([, { uses }]) => uses?.includes('upload-artifact'))).toEqual([]);
  });

  it('builds on the processor that the tasks run on, of whatever environment', () => {
    expect(deploy?.jobs['images']?.['runs-on']).toBe('${{ needs.plan-foundation.outputs.runner }}');
  });

  it('takes everything that npx bmo images prints for it', () => {
    const { foundation, application } = rootsOf(shipped.staging);
    const names = Object.keys(wantedImages(foundation, application));
    const text = texts['.github/workflows/deploy.yml'] ?? '';
    expect(names.filter((name) => !text.includes(`${name}: \${{ steps.images.outputs.${name} }}`))).toEqual(
      [],
    );
  });

  it('goes back to tags that are asked for without the environment that images are promoted from', () => {
    const sources = stepsOf('images')
      .filter(usesOwn('push-image'))
      .map((step) => step.with['source']);
    expect(sources).toEqual(
      ['ai-service', 'rails-api'].map(
        (image) => `\${{ !inputs.${image}-tag && needs.plan-foundation.outputs.${image}-source || '' }}`,
      ),
    );
  });

  it('checks both images before it changes anything, and gives their digests to Terraform', () => {
    const check = indexOf('Check the images, and deploy them by their digests');
    expect(check).toBeGreaterThan(0);
    expect(check).toBeLessThan(indexOf('Plan'));
    expect(stepsOf('application')[check]?.run).toContain("sed 's/^/TF_VAR_/'");
  });

  it('tags the images that run when nothing can be rolled back any more', () => {
    const last = indexOf('Keep the images that run from expiring');
    expect(last).toBe(stepsOf('application').length - 1);
    expect(stepsOf('application')[last]?.if).toBeUndefined();
  });

  it('names addresses that the stacks have', () => {
    const script = stepsOf('application')
      .map(({ run = '' }) => run)
      .join('\n');
    const targets = [...script.matchAll(/-target=(\S+)/g)].map(([, target = '']) => target);
    for (const environment of Object.values(shipped)) {
      const { foundation, application } = synthesizeEnvironment(environment);
      const { resource, data } = application.json as Blocks;
      const has = (target: string) => {
        const [type = '', name = '', lookup = ''] = target.split('.');
        return type === 'data' ? data?.[name]?.[lookup] : resource?.[type]?.[name];
      };
      expect(targets.filter(has)).toHaveLength(2);
      expect(has('aws_ecs_task_definition.migration_task')).toMatchObject({
        runtime_platform: { cpu_architecture: 'ARM64' },
      });
      const repositories = (foundation.json as Blocks).resource?.['aws_ecr_repository'];
      expect(Object.keys(repositories ?? {}).sort()).toEqual(['images_ai-service', 'images_rails-api']);
    }
  });
});
