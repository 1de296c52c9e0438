import type { Aws } from '../aws';
import { askJson } from '../aws-api';
import type { ExpectedEnvironment } from './expected';
import { expectAttributes, expectEqual } from './lookups';

interface Repository {
  readonly repositoryName: string;
}

interface Rule {
  readonly selection: {
    readonly tagStatus: string;
    readonly countType: string;
    readonly countNumber: number;
  };
}

/** Tags never move, every push is scanned, and no image goes because of its age alone. */
export async function expectImageRepositories(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const names = repositoryNames(expected);
  const repositories = await findRepositories(aws);
  const ours = repositories.filter(({ repositoryName }) => names.includes(repositoryName));
  expectEqual('repositories', ours.map(({ repositoryName }) => repositoryName).sort(), names);
  for (const repository of ours) {
    const { repositoryName } = repository;
    expectAttributes(repositoryName, repository, {
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
    });
    const { lifecyclePolicyText } = await askJson<{ lifecyclePolicyText: string }>(
      aws,
      'ecr',
      'GetLifecyclePolicy',
      { repositoryName },
    );
    const rules: readonly Rule[] = JSON.parse(lifecyclePolicyText).rules;
    const tagged = rules.filter(({ selection }) => selection.tagStatus !== 'untagged');
    expectEqual(
      `expiry of tagged images in ${repositoryName}`,
      tagged.map(({ selection }) => [selection.countType, selection.countNumber]),
      [
        // Those that were deployed.
        ['imageCountMoreThan', 50],
        ['imageCountMoreThan', expected.application.keptImages],
      ],
    );
  }
  return `${names.join(', ')}: immutable tags, scanned`;
}

/** Names of the environment's repositories, in order. */
export const repositoryNames = ({ application }: ExpectedEnvironment): string[] =>
  [...new Set(Object.values(application.repositories))].sort();

/** Every repository of the account. */
export const findRepositories = async (aws: Aws): Promise<readonly Repository[]> =>
  (await askJson<{ repositories: Repository[] }>(aws, 'ecr', 'DescribeRepositories')).repositories;
