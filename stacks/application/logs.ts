import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import { ArchivedLogs } from '../../modules/logs/archived-logs';
import { SavedQueries } from '../../modules/logs/saved-queries';
import { resourceName } from '../../modules/shared/naming';
import type { FoundationOutputs } from '../contract';

export interface ApplicationLogs {
  /** Log group of each process. */
  readonly processes: Readonly<Record<'ai' | 'rails' | 'sidekiq' | 'migration', string>>;
  /** Log group of the firewall, which is in us-east-1 where CloudFront is on. */
  readonly firewall: string;
}

/** Saved queries over the application's logs and, where it is on, their way into the archive. */
export function keepApplicationLogs(
  stack: TerraformStack,
  environment: Environment,
  { processes, firewall }: ApplicationLogs,
  { foundation, usEast1 }: { readonly foundation: FoundationOutputs; readonly usEast1: AwsProvider },
): void {
  const { logArchive } = foundation;
  const name = resourceName(environment);
  const isElsewhere = environment.cloudFront.enabled;
  const logGroupNames = isElsewhere ? processes : { ...processes, firewall };
  new SavedQueries(stack, 'query', { folder: name, logGroupNames });
  if (logArchive) {
    new ArchivedLogs(stack, 'archived', { filterName: `${name}-archive`, logGroupNames, ...logArchive });
  }
  if (isElsewhere) {
    // Without archive: a log group is copied to a delivery stream of its own region only.
    new SavedQueries(stack, 'query-us-east-1', {
      folder: name,
      logGroupNames: { firewall },
      provider: usEast1,
    });
  }
}
