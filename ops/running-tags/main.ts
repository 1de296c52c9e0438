import { ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import { inRegion } from '../toolbox/aws/client-config';
import { exitWith } from '../toolbox/exit-with';
import { applicationRoot, regionOfRoot } from '../toolbox/synthesized-roots';
import { runningTags } from './running-tags';

const USAGE = `usage: npm run running-tags -- <environment>

Prints the image tags that the services run, as lines \`<variable>=<tag>\`; nothing before the first deployment.`;

async function printRunningTags([environment, ...rest]: readonly string[]): Promise<number> {
  if (!environment || rest.length > 0) throw new UserError(USAGE);
  const root = applicationRoot(environment);
  const tags = await runningTags(root, new ECSClient(inRegion(regionOfRoot(root))));
  for (const [variable, tag] of Object.entries(tags)) console.log(`${variable}=${tag}`);
  return 0;
}

if (require.main === module) exitWith(() => printRunningTags(process.argv.slice(2)));
