import { type Deployment, redeploy, requireNothingPlanned } from '../../../ops/redis-auth/redeploy';
import type { ResourceChange } from '../../../ops/toolbox/plan-json';
import type { SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';
import { refusal } from '../../support/refusal';

const change = (address: string, ...actions: ResourceChange['change']['actions']): ResourceChange => {
  const [type = '', name = ''] = address.split('.');
  return { address, type, name, mode: 'managed', change: { actions } } as ResourceChange;
};
const DEPLOYMENT = [
  change('aws_ecs_task_definition.rails_task', 'delete', 'create'),
  change('aws_ecs_service.rails_service', 'update'),
  change('aws_ecs_service.ai_service', 'no-op'),
];

/** The application with a plan of these changes, and what was run. */
function application(changes: readonly ResourceChange[], exitCodes: Readonly<Record<string, number>> = {}) {
  const ran: string[] = [];
  const deployment: Deployment = {
    environment: 'prod',
    application: () => ({ folder: '/nowhere' }) as SynthesizedRoot,
    plannedChanges: async () => changes,
    runTf: async ({ verb, role }) => {
      ran.push(`${verb} ${role}`);
      return exitCodes[verb] ?? 0;
    },
  };
  return { deployment, ran };
}

describe('The deployment of the readers of REDIS_URL', () => {
  it('applies a plan of task definitions and services', async () => {
    const { deployment, ran } = application(DEPLOYMENT);
    await redeploy(deployment);
    expect(ran).toEqual(['plan application', 'apply application']);
  });

  it('applies nothing when nothing has changed', async () => {
    const { deployment, ran } = application([change('aws_ecs_service.ai_service', 'no-op')]);
    await redeploy(deployment);
    expect(ran).toEqual(['plan application']);
  });

  it('refuses a plan with anything else', async () => {
    const { deployment, ran } = application([...DEPLOYMENT, change('aws_lb.load-balancer', 'update')]);
    expect(await refusal(() => redeploy(deployment))).toBe(
      'The plan of the application holds more than a deployment:\n  update aws_lb.load-balancer\n' +
        'Apply that first: npx bmo tf prod apply application.',
    );
    expect(ran).toEqual(['plan application']);
  });

  it('says which command failed', async () => {
    const { deployment } = application(DEPLOYMENT, { apply: 1 });
    expect(await refusal(() => redeploy(deployment))).toBe(
      'terraform apply of the application ended with exit code 1.',
    );
  });

  it('needs an empty plan before anything begins', async () => {
    await requireNothingPlanned(application([]).deployment);
    expect(await refusal(() => requireNothingPlanned(application(DEPLOYMENT).deployment))).toBe(
      'The plan of the application is not empty, and would be deployed together with the token:\n' +
        '  delete and create aws_ecs_task_definition.rails_task\n  update aws_ecs_service.rails_service\n' +
        'Apply it first: npx bmo tf prod apply application. Nothing was changed.',
    );
  });
});
