import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import { foundationRoot, regionOfRoot } from '../toolbox/synthesized-roots';
import { type AlarmState, type Explanation, explainAlarm, firing, readAlarms } from './explanation';
import { alarmLines, explanationText } from './text';

/** Region of the alarms on CloudFront and on charges. */
const US_EAST_1 = 'us-east-1';

/** What the command answers: an alarm, or all that fire. */
export type Explained = { readonly environment: string } & (
  | { readonly firing: readonly AlarmState[] }
  | { readonly alarm: Explanation }
);

/** Explains an alarm of an environment, or lists those that fire. */
export async function explain(
  environment: string,
  alarm: string | undefined,
  print: (line: string) => void,
): Promise<Explained> {
  const root = foundationRoot(environment);
  await requireAccountOf(root);
  const regions = [...new Set([regionOfRoot(root), US_EAST_1])];
  const alarms = await readAlarms(
    environment,
    `${root.name.replace(/-foundation$/, '')}-`,
    regions.map((region) => ({ region, cloudwatch: awsClient(CloudWatchClient, region) })),
  );
  if (alarm === undefined) {
    const fire = firing(alarms);
    print(fire.length > 0 ? alarmLines(fire) : `No alarm of ${environment} fires.`);
    return { environment, firing: fire };
  }
  const explanation = await explainAlarm(alarms, alarm);
  print(explanationText(explanation));
  return { environment, alarm: explanation };
}
