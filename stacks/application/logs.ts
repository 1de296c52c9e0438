import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import { ArchivedLogs } from '../../modules/logs/archived-logs';
import { SavedQueries } from '../../modules/logs/saved-queries';
import { resourceName } from '../../modules/shared/naming';
import type { FoundationOutputs } from '../contract';
import type { TaskName } from './containers';

export interface ApplicationLogs {
  /** Log group of each task. */
  readonly tasks: Readonly<Record<TaskName, string>>;
  /** Log group of the firewall; in us-east-1 where CloudFront is on. */
  readonly firewall: string;
}

/** Saved queries over the application's logs and, where it is on, their archive. */
export function createApplicationLogs(
  stack: TerraformStack,
  environment: Environment,
  { tasks, firewall }: ApplicationLogs,
  { foundation, usEast1 }: { readonly foundation: FoundationOutputs; readonly usEast1: AwsProvider },
): void {
  const { logArchive } = foundation;
  const name = resourceName(environment);
  const isInUsEast1 = environment.cloudFront.enabled;
  const logGroupNames = isInUsEast1 ? tasks : { ...tasks, firewall };
  new SavedQueries(stack, 'query', { folder: name, logGroupNames });
  if (logArchive) {
    new ArchivedLogs(stack, 'archived', { filterName: `${name}-archive`, logGroupNames, ...logArchive });
  }
  if (isInUsEast1) {
    // No archive: a log group can be copied to a delivery stream of its own region only.
    new SavedQueries(stack, 'query-us-east-1', {
      folder: name,
      logGroupNames: { firewall },
      provider: usEast1,
    });
  }
}
