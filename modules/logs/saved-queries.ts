import { CloudwatchQueryDefinition } from '@cdktf/provider-aws/lib/cloudwatch-query-definition';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { QUERIES, type QueriedLog, queryString } from './queries';

export interface SavedQueriesProps {
  /** Folder of the queries, such as `bmo-learning-prod`. Changing it moves them. */
  readonly folder: string;
  /** Log groups of one region. Queries of other logs are left out. */
  readonly logGroupNames: Readonly<Partial<Record<QueriedLog, string>>>;
  /** Region of the log groups; us-east-1 for CloudFront's firewall. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Logs Insights queries for common incidents. They cost nothing until they are run.
 *
 * @see Amazon CloudWatch Logs User Guide, "Save and re-run CloudWatch Logs Insights queries" and "CloudWatch Logs
 * Insights query language (Logs Insights QL) query syntax"
 */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, props: SavedQueriesProps) {
    super(scope, id);
    for (const [name, query] of Object.entries(QUERIES)) {
      const logGroupNames = query.logs.flatMap((log) => props.logGroupNames[log] ?? []);
      if (logGroupNames.length === 0) continue;
      new CloudwatchQueryDefinition(this, name, {
        provider: props.provider,
        name: `${props.folder}/${name}`,
        logGroupNames,
        queryString: queryString(query),
      });
    }
  }
}
