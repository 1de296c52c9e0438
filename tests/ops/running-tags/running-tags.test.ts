import { inspect } from 'node:util';
import { ClusterNotFoundException, DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { runningTags } from '../../../ops/running-tags/running-tags';
import type { SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';
import { regionOfRoot } from '../../../ops/toolbox/synthesized-roots';
import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

const rootOf = (environment: (typeof shipped)[keyof typeof shipped]) =>
  ({ json: synthesizeEnvironment(environment).application.json }) as unknown as SynthesizedRoot;

const prod = rootOf(shipped.prod);

/** Services that run images with these tags, by the last word of their name. */
const running = (tags: Readonly<Record<string, string>>, status = 'ACTIVE', separator = ':') => {
  const send = jest.fn().mockImplementation(async (command: { input: Record<string, unknown> }) => {
    if (!(command instanceof DescribeServicesCommand)) {
      const word = String(command.input['taskDefinition']);
      return {
        taskDefinition: {
          containerDefinitions: [{ image: `1.dkr.ecr.us-east-2.amazonaws.com/a/b${separator}${tags[word]}` }],
        },
      };
    }
    const word = command.input.services?.[0]?.split('-').at(-1) ?? '';
    if (!(word in tags)) return { services: [], failures: [{ reason: 'MISSING' }] };
    return {
      services: [
        { status, deployments: [{ status: 'ACTIVE' }, { status: 'PRIMARY', taskDefinition: word }] },
      ],
    };
  });
  return { send };
};

describe('Tags that run', () => {
  it('are read from the services that the application names, in its cluster', async () => {
    const ecs = running({ ai: 'abc1234', rails: 'def5678' });
    expect(await runningTags(prod, ecs)).toEqual({
      ai_service_image_tag: 'abc1234',
      rails_api_image_tag: 'def5678',
    });
    expect(ecs.send.mock.calls.map(([{ input }]) => inspect(input)).join()).toContain(
      "cluster: 'bmo-learning-prod', services: [ 'bmo-learning-prod-ai' ]",
    );
  });

  it('are digests where images are pinned by them', async () => {
    const [ai, rails] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];
    expect(await runningTags(prod, running({ ai, rails }, 'ACTIVE', '@'))).toEqual({
      ai_service_image_tag: ai,
      rails_api_image_tag: rails,
    });
  });

  it('are found in a managed cluster, too', async () => {
    const ecs = running({ ai: 'a', rails: 'b' });
    await runningTags(rootOf(shipped.staging), ecs);
    expect(ecs.send.mock.calls[0]?.[0].input.cluster).toBe('bmo-learning-staging');
  });

  it('are none before the first deployment', async () => {
    expect(await runningTags(prod, running({}))).toEqual({});
    const send = async () => {
      throw new ClusterNotFoundException({ message: 'no', $metadata: {} });
    };
    expect(await runningTags(prod, { send })).toEqual({});
  });

  it('are none of a service that is being drained', async () => {
    expect(await runningTags(prod, running({ ai: 'a', rails: 'b' }, 'DRAINING'))).toEqual({});
  });

  it('are not made up when ECS refuses to say', async () => {
    const send = async () => {
      throw new Error('AccessDenied');
    };
    await expect(runningTags(prod, { send })).rejects.toThrow('AccessDenied');
  });

  it('are asked for in the region of the environment', () => expect(regionOfRoot(prod)).toBe('us-east-2'));
});
