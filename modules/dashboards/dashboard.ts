import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Construct } from 'constructs';
import { dashboardBody } from './body';
import { assertWithinLimits } from './limits';
import type { Section } from './section';

export interface DashboardProps {
  /** Name of the dashboard: letters, digits, `-` and `_`. Changing it replaces the dashboard; links to it break. */
  readonly dashboardName: string;
  /** Region of metrics and log groups, unless a widget names its own. */
  readonly region: string;
  /** In the order in which an operator reads them during an incident. */
  readonly sections: readonly Section[];
}

/**
 * CloudWatch dashboard, laid out from sections of graphs, alarms, queries and text.
 *
 * Graphs are made of the same metrics as the alarms. What CloudWatch would refuse, or show without data, fails
 * at synth, everything at once. Changing sections updates the dashboard in place.
 *
 * @see Amazon CloudWatch API Reference, "Dashboard Body Structure and Syntax"
 * @see Amazon CloudWatch User Guide, "CloudWatch service quotas"
 */
export class Dashboard extends Construct {
  readonly dashboardArn: string;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    assertWithinLimits(props, this.node.path);
    this.dashboardArn = new CloudwatchDashboard(this, 'this', {
      dashboardName: props.dashboardName,
      dashboardBody: dashboardBody(props.sections, props.region),
    }).dashboardArn;
  }
}
