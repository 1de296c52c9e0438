import type { ECRClient } from '@aws-sdk/client-ecr';
import { DescribeServicesCommand, type ECSClient, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { previousImages } from '../../../ops/deploy/previous-images';
import type { Sender } from '../../../ops/toolbox/aws/client-config';
import type { SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';

const application = {
  json: {
    resource: {
      aws_ecs_cluster: { cluster: { name: 'c' } },
      aws_ecs_service: { ai_service: { name: 'ai' }, rails_service: { name: 'rails' } },
    },
  },
} as unknown as SynthesizedRoot;

const repositories = { 'ai-service': 'repo-ai', 'rails-api': 'repo-rails' };

/** An image, and the minute it was registered in. */
type Revision = readonly [image: string, minute: number];

const minute = (count: number) => new Date(Date.UTC(2026, 10, 30, 12, count));

/** Digest of an image with a name. */
const digestOf = (image: string): string => `sha256:${image.padStart(64, '0')}`;

/** ECS with these revisions of each family, oldest first; the service runs the last one, or the one with this number. */
function ecsWith(
  families: Readonly<Record<string, readonly Revision[]>>,
  runs: Readonly<Record<string, number>> = {},
) {
  const arn = (family: string, revision: number) =>
    `arn:aws:ecs:us-east-2:1:task-definition/${family}:${revision}`;
  const send = async (command: { input: Record<string, never> }) => {
    const { input } = command as { input: Record<string, string & string[]> };
    if (command instanceof DescribeServicesCommand) {
      const [name = ''] = input['services'] ?? [];
      const taskDefinition = arn(name, runs[name] ?? families[name]?.length ?? 0);
      return { services: [{ status: 'ACTIVE', deployments: [{ status: 'PRIMARY', taskDefinition }] }] };
    }
    if (command instanceof ListTaskDefinitionsCommand) {
      expect(input).toMatchObject({ status: 'ACTIVE', sort: 'DESC' });
      const family = input['familyPrefix'] ?? '';
      const arns = (families[family] ?? []).map((_, index) => arn(family, index + 1));
      return { taskDefinitionArns: arns.reverse() };
    }
    const [, family = '', revision = ''] = /\/(\w+):(\d+)$/.exec(input['taskDefinition'] ?? '') ?? [];
    const [image = '', registered = 0] = families[family]?.[Number(revision) - 1] ?? [];
    return {
      taskDefinition: {
        containerDefinitions: [{ image: `1.dkr.ecr.us-east-2.amazonaws.com/repo@${digestOf(image)}` }],
        registeredAt: minute(registered),
      },
    };
  };
  return { send } as unknown as Sender<ECSClient>;
}

/** ECR that has every image, and the tag of a deployment for those that are not named. */
const ecrWithout = (...failed: readonly string[]) => {
  const tags = failed.map(
    (image) => `deployed-test-${digestOf(image).slice('sha256:'.length, 'sha256:'.length + 12)}`,
  );
  const send = async ({ input }: { input: { imageIds: { imageDigest?: string; imageTag?: string }[] } }) => {
    const [{ imageDigest, imageTag } = {}] = input.imageIds;
    // Images of these tests differ at the end of their digest only, so that their tags say which they are by number.
    if (imageTag && tags.includes(imageTag)) return { images: [] };
    return { images: [{ imageId: { imageDigest: imageDigest ?? 'sha256:x' }, imageManifest: '{}' }] };
  };
  return { send } as unknown as Sender<ECRClient>;
};

const previous = (ecs: Sender<ECSClient>, ai: string, rails: string, ecr = ecrWithout()) =>
  previousImages(
    { environment: 'test', application, repositories },
    { 'ai-service': digestOf(ai), 'rails-api': digestOf(rails) },
    ecs,
    ecr,
  );

describe('The images that were deployed before', () => {
  it('are those of the revisions before, of both services when one deployment changed both', async () => {
    const ecs = ecsWith({
      ai: [
        ['a1', 0],
        ['a2', 60],
      ],
      rails: [
        ['b1', 0],
        ['b2', 61],
      ],
    });
    expect(await previous(ecs, 'a2', 'b2')).toEqual({
      'ai-service': digestOf('a1'),
      'rails-api': digestOf('b1'),
    });
  });

  it('leave a service alone that the last deployment did not change', async () => {
    const ecs = ecsWith({
      ai: [
        ['a1', 0],
        ['a2', 60],
      ],
      rails: [
        ['b1', 0],
        ['b2', 63],
      ],
    });
    expect(await previous(ecs, 'a2', 'b2')).toEqual({
      'ai-service': digestOf('a2'),
      'rails-api': digestOf('b1'),
    });
  });

  it('do not come from a revision with the same image, such as after a rotation', async () => {
    const ecs = ecsWith({
      ai: [['a1', 0]],
      rails: [
        ['b1', 0],
        ['b2', 60],
        ['b2', 120],
      ],
    });
    expect(await previous(ecs, 'a1', 'b2')).toEqual({
      'ai-service': digestOf('a1'),
      'rails-api': digestOf('b1'),
    });
  });

  it('do not come from a revision that is newer than the one that runs', async () => {
    const ecs = ecsWith(
      {
        ai: [['a1', 0]],
        rails: [
          ['b1', 0],
          ['b2', 60],
          ['b3', 120],
        ],
      },
      { rails: 2 },
    );
    expect(await previous(ecs, 'a1', 'b2')).toEqual({
      'ai-service': digestOf('a1'),
      'rails-api': digestOf('b1'),
    });
  });

  it('are unknown when no earlier revision has another image', async () => {
    const ecs = ecsWith({ ai: [['a1', 0]], rails: [['b1', 0]] });
    expect(await previous(ecs, 'a1', 'b1')).toBeUndefined();
  });
});

describe('An image that was never marked as deployed', () => {
  it('is none to go back to, because its deployment failed', async () => {
    const broken = `dead${'0'.repeat(60)}`;
    const ecs = ecsWith({
      ai: [['a1', 0]],
      rails: [
        ['b1', 0],
        ['b2', 60],
        [broken, 120],
        ['b2', 121],
      ],
    });
    expect(await previous(ecs, 'a1', 'b2', ecrWithout(broken))).toEqual({
      'ai-service': digestOf('a1'),
      'rails-api': digestOf('b1'),
    });
  });
});
